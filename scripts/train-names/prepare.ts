import { isHeadline } from "../../server/src/engine/names/find-names";
import { listedNames } from "../../server/src/engine/names/listed-names";
import { prepareArticle, TAGS, type TagSentence } from "../../server/src/engine/names/tag-features";
import { wordsOf } from "../../server/src/engine/names/words";
import { tokenTable } from "../../server/src/engine/text/tokens";
import type { GoldSentence, GoldText } from "./sources";

/** A text as the tagger sees it, with the tags it should find. */
export interface TaggedText {
  readonly source: string;
  readonly sentences: readonly TagSentence[];
  readonly tags: readonly Uint8Array[];
}

const CLOSED = /[.!?…。！？]["'”’»)\]]*$/;

/** Names to tags by the words that they cover. */
function tagsOf(sentence: TagSentence, gold: GoldSentence): Uint8Array {
  const tags = new Uint8Array(sentence.words.length);
  for (const { start, end, kind } of gold.names) {
    const first = TAGS.indexOf(`B-${kind}`);
    let begun = false;
    for (const [at, word] of sentence.words.entries()) {
      if (word.end <= start || word.start >= end || sentence.marks[at] === 0) continue;
      tags[at] = begun ? first + 1 : first;
      begun = true;
    }
  }
  return tags;
}

export function prepare(text: GoldText): TaggedText {
  const sentences = prepareArticle(
    text.sentences.map((gold) => {
      const words = wordsOf(gold.text, { start: 0, end: gold.text.length }, tokenTable(gold.text), true);
      return { words, listed: listedNames(words), headline: isHeadline(words, CLOSED.test(gold.text)) };
    }),
  );
  return {
    source: text.source,
    sentences,
    tags: sentences.map((sentence, at) => tagsOf(sentence, text.sentences[at] ?? { text: "", names: [] })),
  };
}
