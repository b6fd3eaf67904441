import type { ArticleId } from "../article/article";
import { spellingKey } from "../names/spelling";
import type { Settings } from "../settings";
import { slipKeysAs } from "./block-keys";
import type { Corpus } from "./corpus";
import { CorpusSummary } from "./corpus-summary";
import type { Digest } from "./digest";
import { packForm } from "./form-record";
import { FrozenMapWriter } from "./frozen-map-writer";
import { lineQuestion, middleOf } from "./line-index";
import { FEWEST_LINES } from "./line-repeats";
import type { LooseTies } from "./loose-ties";
import { FEWEST_DAMAGED } from "./name-index";
import { SampledPlaces } from "./sampled-places";
import { SlipTableWriter } from "./slip-table";
import { decisionsOf, recordOf, type SummaryGlobals } from "./summary-records";
import { LINE_SAMPLE, type LineRepeat } from "./view";

/**
 * What a corpus answers to its own articles, as records by question. Dropped is what occurs once and has no partner: the
 * lines of fewer than three articles, names of one article that are like no other, sentences, sketches and phrases (of
 * them only the relations that they make are kept). It grows with the vocabulary of a corpus, not with its articles.
 * Yields after every article, so that a caller can let others work. Where articles change meanwhile, what it answers to
 * questions that `change` tells of is worth nothing. `settings` are those of the check to come: a name
 * that they register is kept; `allocate` makes the memory in which the summary is to lie.
 */
export function* summarise(
  corpus: Corpus,
  settings: Settings,
  allocate?: (length: number) => Uint8Array,
): Generator<void, CorpusSummary> {
  const records = new FrozenMapWriter();
  records.add("", recordOf(globalsOf(corpus, settings)));
  yield* corpus.prepare();
  const places = new SampledPlaces();
  const forms = yield* formsWorthKeeping(corpus, settings);
  for (const { node } of forms) {
    yield;
    corpus.names.wantPlaces(node, places);
  }
  const repeated = yield* corpus.lines.repeated(FEWEST_LINES);
  const ties = yield* corpus.relations.looseTies();
  const cards = new Set<ArticleId>();
  const counted = new Set<number>();
  for (const id of [...corpus.ids()].sort()) {
    yield;
    const digest = corpus.linesAndNames(id);
    if (digest === undefined) continue;
    addLines(corpus, digest, repeated, records, counted);
    addRelations(corpus, id, ties, records, cards);
    corpus.names.findPlaces(digest, places);
  }
  for (const id of cards) {
    const card = corpus.card(id);
    if (card !== undefined) records.add(`c${id}`, recordOf(card));
  }
  const spellings = [...corpus.spellings.all()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, forms] of spellings) records.add(`s${key}`, recordOf([...forms].sort()));
  yield* addNames(corpus, forms, places, records, settings);
  addRegistered(forms, settings, records);
  return new CorpusSummary(records.freeze(allocate));
}

/** A form by its number. */
interface KeptForm {
  readonly form: string;
  readonly node: number;
}

/** The forms of several articles, those that are like others, and those that the user registered; in order. */
function* formsWorthKeeping({ names }: Corpus, settings: Settings): Generator<void, KeptForm[]> {
  const registered = registeredKeys(settings);
  const kept: KeptForm[] = [];
  for (const node of names.nodes()) {
    yield;
    const isRegistered = registered.size > 0 && registered.has(spellingKey(names.textOf(node)));
    if (isRegistered || names.isSharedNode(node)) kept.push({ form: names.textOf(node), node });
  }
  return kept.sort((a, b) => (a.form < b.form ? -1 : 1));
}

function registeredKeys({ entities }: Settings): Set<string> {
  return new Set(entities.flatMap(({ name, aliases }) => [name, ...aliases].map(spellingKey)));
}

/** `repeated`: the questions that may be worth keeping; `counted`: the lines that have been counted in the middle of articles. */
function addLines(
  corpus: Corpus,
  digest: Pick<Digest, "lines">,
  repeated: ReadonlySet<number>,
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
    records.add(key, recordOf({ articles, sample }));
    if (sample.length < LINE_SAMPLE) for (const { article } of sample) addMiddle(corpus, article, records);
    return true;
  };
  for (const { hash, place, template } of digest.lines) {
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

function addMiddle(corpus: Corpus, article: ArticleId, records: FrozenMapWriter): void {
  const digest = records.has(`m${article}`) ? undefined : corpus.digest(article);
  if (digest !== undefined) records.add(`m${article}`, recordOf(middleOf(digest)));
}

/** What rules ask of an article: of one with a date, only those that are surely related. */
function addRelations(
  corpus: Corpus,
  id: ArticleId,
  ties: LooseTies,
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
  if (others.length > 0)
    records.add(
      `r${id}`,
      recordOf({
        duplicates,
        containers,
        shared: shared.map(({ id: other, keys, reach }) => ({
          id: other,
          keys: [...keys],
          reach: Number.isFinite(reach) ? reach : null,
        })),
        related,
      }),
    );
  for (const other of others) cards.add(other.id);
  const place = isDated ? null : dates.placeInSeries(id);
  if (place !== null) records.add(`d${id}`, recordOf(place));
}

function* addNames(
  { names }: Corpus,
  forms: readonly KeptForm[],
  places: SampledPlaces,
  records: FrozenMapWriter,
  settings: Settings,
): Generator<void> {
  const slips = new SlipTableWriter();
  for (const { form, node } of forms) {
    yield;
    if (!names.knows(form)) continue;
    const record = names.recordOf(node, settings);
    records.add(`f${form}`, packForm(form, record));
    if (record.entity === form) records.add(`e${form}`, recordOf(names.entityOf(form, settings)));
    records.add(`p${form}`, recordOf(names.placesOf(node, places)));
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
function addRegistered(forms: readonly KeptForm[], settings: Settings, records: FrozenMapWriter): void {
  const keys = registeredKeys(settings);
  const spelt = new Map<string, string[]>();
  for (const { form } of keys.size > 0 ? forms : []) {
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
