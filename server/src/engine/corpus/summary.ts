import { spellingKey } from "../names/spelling";
import type { Settings } from "../settings";
import { ArticleOrder, packIds } from "./article-order";
import { slipKeysAs } from "./block-keys";
import type { Corpus } from "./corpus";
import { CorpusSummary } from "./corpus-summary";
import { EntityFirsts } from "./entity-firsts";
import { packForm } from "./form-record";
import { FrozenMapWriter } from "./frozen-map-writer";
import { FEWEST_DAMAGED } from "./name-index";
import { packPlaces } from "./place-record";
import { SampledPlaces } from "./sampled-places";
import { SlipTableWriter } from "./slip-table";
import { addLikeness } from "./summary-likeness";
import { decisionsOf, recordOf, type SummaryGlobals } from "./summary-records";

/**
 * What a corpus answers to its own articles, as records by question. Dropped is what occurs once and has no partner: the
 * lines of fewer than three articles, names of one article that are like no other, sentences, sketches and phrases (of
 * them only the relations that they make are kept). It grows with the vocabulary of a corpus, not with its articles.
 * Yields after every article, so that a caller can let others work. Where articles change meanwhile, what it answers to
 * questions that `change` tells of is worth nothing. `settings` are those of the check to come: a name that they register is
 * kept. It lies in memory that threads share.
 */
export function* summarise(corpus: Corpus, settings: Settings): Generator<void, CorpusSummary> {
  const part = yield* summariseNames(corpus, settings);
  yield* addLikeness(corpus, part.order, part.records);
  return part.summary();
}

/** A summary that lacks what articles have in common. */
export class PartOfSummary {
  /** The numbers that its records have for articles, as they were when it was begun. */
  readonly order: ArticleOrder;
  readonly records = new FrozenMapWriter();

  constructor(order: ArticleOrder) {
    this.order = order;
  }

  /** Adds what `compareElsewhere` has made of the same corpus. */
  add(compared: readonly Uint8Array[]): void {
    this.records.addAll(compared);
  }

  /** The summary, once it lacks nothing. */
  summary(): CorpusSummary {
    return new CorpusSummary(this.records.freeze());
  }
}

/** The part of `summarise` that compares no articles. */
export function* summariseNames(corpus: Corpus, settings: Settings): Generator<void, PartOfSummary> {
  const part = new PartOfSummary(new ArticleOrder(corpus));
  const { order, records } = part;
  records.add("", recordOf(globalsOf(corpus, settings)));
  records.add("n", packIds(order.ids));
  yield* corpus.prepare();
  const places = new SampledPlaces();
  const forms = yield* formsWorthKeeping(corpus, settings);
  for (const node of forms) {
    yield;
    corpus.names.wantPlaces(node, places);
  }
  for (let slot = 0; slot < corpus.slots; slot++) {
    yield;
    corpus.names.findPlaces(slot, places);
  }
  const spellings = [...corpus.spellings.all()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, written] of spellings) records.add(`s${key}`, recordOf([...written].sort()));
  const placesOf = (node: number) => packPlaces(corpus.names.placesOf(node, places, order));
  yield* addNames(corpus, forms, placesOf, records, settings);
  addRegistered(corpus, forms, settings, records);
  return part;
}

/** The numbers of the forms of several articles, of those that are like others, and of those that the user registered; in order. */
function* formsWorthKeeping({ names }: Corpus, settings: Settings): Generator<void, Uint32Array> {
  const registered = registeredKeys(settings);
  const kept: number[] = [];
  for (const node of names.nodes()) {
    yield;
    const isRegistered = registered.size > 0 && registered.has(spellingKey(names.textOf(node)));
    if (isRegistered || names.isSharedNode(node)) kept.push(node);
  }
  return Uint32Array.from(kept).sort((a, b) => names.compareTexts(a, b));
}

function registeredKeys({ entities }: Settings): Set<string> {
  return new Set(entities.flatMap(({ name, aliases }) => [name, ...aliases].map(spellingKey)));
}

function* addNames(
  { names }: Corpus,
  forms: Uint32Array,
  placesOf: (node: number) => Uint8Array,
  records: FrozenMapWriter,
  settings: Settings,
): Generator<void> {
  const slips = new SlipTableWriter();
  const firsts = new EntityFirsts(names, settings);
  for (const node of forms) {
    yield;
    if (!names.isThere(node)) continue;
    const form = names.textOf(node);
    const record = names.recordOf(node, firsts);
    records.add(`f${form}`, packForm(form, record));
    if (record.entity === form) records.add(`e${form}`, recordOf(names.entityOf(form, settings)));
    records.add(`p${form}`, placesOf(node));
    const articles = names.articleCount(form);
    if (articles < FEWEST_DAMAGED) continue;
    const { kind } = record;
    const { spelling, slips: keys } = slipKeysAs(form, kind);
    slips.add(form, kind, articles, [spelling, ...keys.filter((key) => !names.isLargeBlock(key))]);
  }
  records.add("b", slips.bytes());
  yield;
  for (const acronym of [...names.allAcronyms()].sort()) {
    const expansions = names.expansionsOf(acronym);
    if (expansions.reduce((sum, { articles }) => sum + articles, 0) > 1)
      records.add(`a${acronym}`, recordOf(expansions));
  }
}

/** The forms that are spelt as the user registered a name, by the key of that spelling. */
function addRegistered(
  { names }: Corpus,
  forms: Uint32Array,
  settings: Settings,
  records: FrozenMapWriter,
): void {
  const keys = registeredKeys(settings);
  const spelt = new Map<string, string[]>();
  for (const node of keys.size > 0 ? forms : []) {
    const form = names.textOf(node);
    const key = spellingKey(form);
    if (keys.has(key)) spelt.set(key, [...(spelt.get(key) ?? []), form]);
  }
  for (const [key, same] of spelt) records.add(`=${key}`, recordOf(same));
}

function globalsOf({ size, dates, languages }: Corpus, settings: Settings): SummaryGlobals {
  const { header, headerRules, order, namesTell, range } = dates;
  const { articles, largest, share } = languages;
  return {
    size,
    dates: { header, headerRules, order, namesTell, range },
    languages: { articles, largest, share },
    entitiesBy: decisionsOf(settings),
  };
}
