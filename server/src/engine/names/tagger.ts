import { TAGS, type TagSentence } from "./tag-features";

/** A linear model of tags. */
export interface TaggerModel {
  /** `transitions[from * TAGS.length + to]`. */
  readonly transitions: Float64Array;
  /** Sets `scores` to what the features of word `at` score, by tag. */
  emit(sentence: TagSentence, at: number, scores: Float64Array): void;
}

const COUNT = TAGS.length;

/** True for the tags of words inside of a name. */
function isInside(tag: number): boolean {
  return tag > 0 && (tag & 1) === 0;
}

const emission = new Float64Array(COUNT + 1);
const now = new Float64Array(COUNT);
const next = new Float64Array(COUNT);
let back = new Uint8Array(64 * COUNT);

/**
 * The best sequence of tags for a sentence by the model (Viterbi; Collins 2002, "Discriminative training methods for
 * hidden Markov models"), one a word, as indexes of `TAGS`. Words where no name may be are `O`: each stretch between
 * them is decoded by itself, since nothing else of one can bear on another.
 */
export function tagSentence(sentence: TagSentence, model: TaggerModel): Uint8Array {
  const { active } = sentence;
  const tags = new Uint8Array(sentence.words.length);
  for (let each = 0; each < active.length; ) {
    const from = active[each++] ?? 0;
    let to = from + 1;
    for (; active[each] === to; each++) to++;
    tagStretch(sentence, model, from, to, tags);
  }
  return tags;
}

function tagStretch(
  sentence: TagSentence,
  model: TaggerModel,
  from: number,
  to: number,
  tags: Uint8Array,
): void {
  const { transitions } = model;
  if (back.length < (to - from) * COUNT) back = new Uint8Array((to - from) * 2 * COUNT);
  // Before the stretch there is no name: nothing is inside of one at its first word.
  model.emit(sentence, from, emission);
  for (let tag = 0; tag < COUNT; tag++) {
    back[tag] = 0;
    now[tag] = isInside(tag) ? Number.NEGATIVE_INFINITY : (transitions[tag] ?? 0) + (emission[tag] ?? 0);
  }
  for (let at = from + 1; at < to; at++) {
    model.emit(sentence, at, emission);
    for (let tag = 0; tag < COUNT; tag++) {
      // "Inside" comes only after "begin" or "inside" of the same kind.
      const inside = isInside(tag);
      const last = inside ? tag : COUNT - 1;
      let before = inside ? tag - 1 : 0;
      let best = (now[before] ?? 0) + (transitions[before * COUNT + tag] ?? 0);
      for (let each = before + 1; each <= last; each++) {
        const score = (now[each] ?? 0) + (transitions[each * COUNT + tag] ?? 0);
        if (score > best) {
          best = score;
          before = each;
        }
      }
      next[tag] = best + (emission[tag] ?? 0);
      back[(at - from) * COUNT + tag] = before;
    }
    for (let tag = 0; tag < COUNT; tag++) now[tag] = next[tag] ?? 0;
  }
  // What follows within the sentence is no name.
  const ends = to === sentence.marks.length;
  let tag = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let each = 0; each < COUNT; each++) {
    const score = (now[each] ?? 0) + (ends ? 0 : (transitions[each * COUNT] ?? 0));
    if (score > best) {
      best = score;
      tag = each;
    }
  }
  for (let at = to - 1; at >= from; at--) {
    tags[at] = tag;
    tag = back[(at - from) * COUNT + tag] ?? 0;
  }
}
