import type { ArticleId } from "../article/article";
import type { Pieces } from "../text/byte-pages";
import { ArticleOrder } from "./article-order";
import { ArticleTable, type DigestPlaces } from "./article-table";
import { DateIndex } from "./date-index";
import { FrozenMapWriter } from "./frozen-map-writer";
import { Likeness } from "./likeness";
import type { LineFact } from "./line-facts";
import { type LineIndex, lineQuestion, middleOf } from "./line-index";
import { packHashes, packRepeat } from "./line-record";
import { FEWEST_LINES } from "./line-repeats";
import type { LooseTies } from "./loose-ties";
import { cardOf } from "./pack-digest";
import type { RelationIndex } from "./relation-index";
import { packRelations, recordOf } from "./summary-records";
import { LINE_SAMPLE, type LineRepeat } from "./view";

/** The number of an article in the summary; -1 for one that came after it was begun. */
type NumberOf = (id: ArticleId) => number;

/** What is asked of a corpus to tell what its articles have in common. */
interface Comparable {
  readonly lines: LineIndex;
  readonly relations: RelationIndex;
  readonly dates: DateIndex;
}

/**
 * The records of a summary that tell what articles have in common, made of nothing but the digests: in another thread than
 * that which has the corpus, while that one does the rest. See `PartOfSummary`. Undefined where `pieces` cannot tell all.
 */
export function compareElsewhere(places: DigestPlaces, pieces: Pieces): Uint8Array[] | undefined {
  const articles = ArticleTable.of(places, pieces);
  const dates = new DateIndex(articles);
  const likeness = new Likeness(articles);
  for (let slot = 0; slot < articles.slots; slot++) {
    if (!articles.has(slot)) continue;
    const digest = articles.likeness(slot);
    likeness.add(digest, slot);
    dates.add(digest, slot);
  }
  for (const _ of likeness.tidy());
  const { lines, relations } = likeness;
  const records = new FrozenMapWriter();
  for (const _ of addLikeness({ lines, relations, dates }, new ArticleOrder(articles), records));
  return articles.isDamaged ? undefined : records.pages;
}

/** Adds what the articles of a corpus have in common; of those only that have a number in `order`. */
export function* addLikeness(
  corpus: Comparable,
  order: ArticleOrder,
  records: FrozenMapWriter,
): Generator<void> {
  const { articles } = corpus.relations;
  const repeated = yield* corpus.lines.repeated(FEWEST_LINES);
  const ties = yield* corpus.relations.looseTies();
  const numberOf = (id: ArticleId): number => order.numberOf(articles.slotOf(id), id);
  const cards = new Set<ArticleId>();
  const counted = new Set<number>();
  for (const id of order.ids) {
    yield;
    if (numberOf(id) < 0) continue;
    addLines(corpus, articles.lines(articles.slotOf(id)), repeated, numberOf, records, counted);
    addRelations(corpus, id, ties, numberOf, records, cards);
  }
  for (const id of cards) {
    const slot = articles.slotOf(id);
    if (articles.has(slot)) records.add(`c${numberOf(id)}`, recordOf(cardOf(articles.bytes(slot))));
  }
}

/** `repeated`: the questions that may be worth keeping; `counted`: the lines that have been counted in the middle of articles. */
function addLines(
  corpus: Comparable,
  facts: readonly LineFact[],
  repeated: ReadonlySet<number>,
  numberOf: NumberOf,
  records: FrozenMapWriter,
  counted: Set<number>,
): void {
  const { lines } = corpus;
  const keep = (question: number, repeat: () => LineRepeat): boolean => {
    if (!repeated.has(question)) return false;
    const key = `l${question}`;
    if (records.has(key)) return true;
    const { articles, sample } = repeat();
    if (sample.length < FEWEST_LINES) return false;
    records.add(key, packRepeat({ articles, sample }, numberOf));
    if (sample.length < LINE_SAMPLE)
      for (const { article } of sample) addMiddle(corpus, article, numberOf, records);
    return true;
  };
  for (const { hash, place, template } of facts) {
    if (place === "middle") continue;
    const same = keep(lineQuestion(hash, place, false), () => lines.repeat(hash, place));
    const alike =
      template !== undefined &&
      keep(lineQuestion(template, place, true), () => lines.templateRepeat(template, place));
    if ((!same && !alike) || counted.has(hash)) continue;
    counted.add(hash);
    const middle = lines.inMiddle(hash);
    if (middle > 0) records.add(`i${hash}`, recordOf(middle));
  }
}

function addMiddle(
  { relations }: Comparable,
  article: ArticleId,
  numberOf: NumberOf,
  records: FrozenMapWriter,
): void {
  const { articles } = relations;
  const key = `m${numberOf(article)}`;
  if (!records.has(key))
    records.add(key, packHashes(middleOf({ lines: articles.lines(articles.slotOf(article)) })));
}

/** What rules ask of an article: of one with a date, only those that are surely related. */
function addRelations(
  corpus: Comparable,
  id: ArticleId,
  ties: LooseTies,
  numberOf: NumberOf,
  records: FrozenMapWriter,
  cards: Set<ArticleId>,
): void {
  const { relations, dates } = corpus;
  const slot = relations.articles.slotOf(id);
  const isDated = dates.dayOf(slot) !== null;
  const duplicates = ties.mayHaveCopies(slot) ? relations.duplicatesOf(id) : [];
  const containers = ties.mayBeContained(slot) ? relations.containersOf(id) : [];
  const shared = ties.mayShareSentences(slot) ? relations.sharedSentences(id) : [];
  const related = isDated ? relations.surelyRelatedTo(id) : relations.relatedTo(id);
  const others = [...duplicates, ...containers, ...shared, ...related];
  if (others.length > 0) {
    const passages = shared.map(({ id: other, keys, reach }) => ({
      id: other,
      keys: [...keys],
      reach: Number.isFinite(reach) ? reach : null,
    }));
    const record = { duplicates, containers, shared: passages, related };
    records.add(`r${numberOf(id)}`, packRelations(record, numberOf));
  }
  for (const other of others) cards.add(other.id);
  const place = isDated ? null : dates.placeInSeries(id);
  if (place !== null) records.add(`d${numberOf(id)}`, recordOf(place));
}
