import type { ArticleId } from "../article/article";
import { Recent } from "../text/remembering";
import { ArticleNames } from "./article-names";
import { ArticleIds } from "./article-order";
import type { SeriesPlace } from "./date-series";
import type { Digest } from "./digest";
import type { FrozenMap } from "./frozen-map";
import type { LinePlace } from "./line-facts";
import { lineQuestion } from "./line-index";
import { unpackHashes, unpackRepeat } from "./line-record";
import { isSure } from "./related";
import { SummaryNames } from "./summary-names";
import { contentOf, type RelationRecord, type SummaryGlobals, unpackRelations } from "./summary-records";
import type {
  ArticleCard,
  CorpusView,
  DateView,
  LineRepeat,
  LineView,
  RelationView,
  SpellingView,
} from "./view";

// What articles have asked for before: of a large corpus, no more than that.
const REMEMBERED = 4096;
const MIDDLES_REMEMBERED = 512;
const NONE: LineRepeat = { articles: 0, sample: [] };
const EMPTY: SummaryGlobals = {
  size: 0,
  dates: { header: null, headerRules: false, order: null, namesTell: true, range: null },
  languages: { articles: 0, largest: ["und", 0], share: 0 },
  entitiesBy: "",
};
const NO_RELATIONS: RelationRecord = { duplicates: [], containers: [], shared: [], related: [] };

/**
 * What is left of a corpus: all that its own articles can ask of it. Checked against it, an article that was in the corpus
 * as it is now has the findings that it has in the corpus.
 */
export class CorpusSummary {
  readonly #records: FrozenMap;
  readonly #ids: ArticleIds;
  readonly #lines: SummaryLines;
  readonly #names: SummaryNames;
  readonly #spellings: SummarySpellings;
  readonly #globals: SummaryGlobals;

  constructor(records: FrozenMap) {
    this.#records = records;
    this.#globals = contentOf<SummaryGlobals>(records.get("")) ?? EMPTY;
    this.#ids = new ArticleIds(records.get("n") ?? new Uint8Array());
    this.#lines = new SummaryLines(records, this.#ids);
    this.#names = new SummaryNames(records, this.#ids, this.#globals.entitiesBy);
    this.#spellings = new SummarySpellings(records);
  }

  /** All that it knows: to be packed, or written line by line. */
  get records(): FrozenMap {
    return this.#records;
  }

  /** Number of articles of the corpus. */
  get size(): number {
    return this.#globals.size;
  }

  /** The corpus as the article with this digest sees it. */
  withOwn(digest: Digest): CorpusView {
    const records = this.#records;
    const ids = this.#ids;
    const { size, dates, languages } = this.#globals;
    return {
      size,
      version: 0,
      digest: (id) => (id === digest.id ? digest : undefined),
      card: (id) => contentOf<ArticleCard>(records.get(`c${ids.numberOf(id)}`)),
      lines: this.#lines,
      names: new ArticleNames(this.#names, digest),
      spellings: this.#spellings,
      dates: new SummaryDates(dates, records, ids),
      languages,
      relations: new SummaryRelations(records, ids),
      around() {
        return this;
      },
    };
  }
}

class SummaryLines implements LineView {
  readonly #records: FrozenMap;
  readonly #ids: ArticleIds;
  readonly #known = new Recent<LineRepeat>(REMEMBERED);
  readonly #middles = new Recent<ReadonlySet<number>>(MIDDLES_REMEMBERED);

  constructor(records: FrozenMap, ids: ArticleIds) {
    this.#records = records;
    this.#ids = ids;
  }

  repeat(hash: number, place: LinePlace): LineRepeat {
    return this.#repeat(lineQuestion(hash, place, false));
  }

  templateRepeat(template: number, place: LinePlace): LineRepeat {
    return this.#repeat(lineQuestion(template, place, true));
  }

  /** What repeats is asked for by many; what does not is not kept. */
  #repeat(question: number): LineRepeat {
    const key = `l${question}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const record = this.#records.get(key);
    if (record === undefined) return NONE;
    const repeat = unpackRepeat(record, this.#ids);
    this.#known.set(key, repeat);
    return repeat;
  }

  inMiddle(hash: number): number {
    return contentOf<number>(this.#records.get(`i${hash}`)) ?? 0;
  }

  middleOf(article: ArticleId): ReadonlySet<number> {
    let middle = this.#middles.get(article);
    if (middle === undefined) {
      middle = new Set(unpackHashes(this.#records.get(`m${this.#ids.numberOf(article)}`)));
      this.#middles.set(article, middle);
    }
    return middle;
  }
}

class SummarySpellings implements SpellingView {
  readonly #records: FrozenMap;
  readonly #known = new Recent<ReadonlyMap<string, number>>(REMEMBERED);

  constructor(records: FrozenMap) {
    this.#records = records;
  }

  formsOf(key: string): ReadonlyMap<string, number> {
    let forms = this.#known.get(key);
    if (forms === undefined) {
      forms = new Map(contentOf<readonly (readonly [string, number])[]>(this.#records.get(`s${key}`)));
      this.#known.set(key, forms);
    }
    return forms;
  }
}

class SummaryDates implements DateView {
  readonly header: DateView["header"];
  readonly headerRules: DateView["headerRules"];
  readonly order: DateView["order"];
  readonly namesTell: DateView["namesTell"];
  readonly range: DateView["range"];
  readonly #records: FrozenMap;
  readonly #ids: ArticleIds;

  constructor(dates: SummaryGlobals["dates"], records: FrozenMap, ids: ArticleIds) {
    this.header = dates.header;
    this.headerRules = dates.headerRules;
    this.order = dates.order;
    this.namesTell = dates.namesTell;
    this.range = dates.range;
    this.#records = records;
    this.#ids = ids;
  }

  placeInSeries(id: ArticleId): SeriesPlace | null {
    return contentOf<SeriesPlace>(this.#records.get(`d${this.#ids.numberOf(id)}`)) ?? null;
  }
}

class SummaryRelations implements RelationView {
  readonly #records: FrozenMap;
  readonly #ids: ArticleIds;
  #last: { readonly id: ArticleId; readonly record: RelationRecord } | null = null;

  constructor(records: FrozenMap, ids: ArticleIds) {
    this.#records = records;
    this.#ids = ids;
  }

  duplicatesOf(id: ArticleId): RelationRecord["duplicates"] {
    return this.#of(id).duplicates;
  }

  containersOf(id: ArticleId): RelationRecord["containers"] {
    return this.#of(id).containers;
  }

  sharedSentences(id: ArticleId): ReturnType<RelationView["sharedSentences"]> {
    return this.#of(id).shared.map(({ id: other, keys, reach }) => ({
      id: other,
      keys: new Set(keys),
      reach: reach ?? Number.POSITIVE_INFINITY,
    }));
  }

  relatedTo(id: ArticleId): RelationRecord["related"] {
    return this.#of(id).related;
  }

  surelyRelatedTo(id: ArticleId): RelationRecord["related"] {
    return this.#of(id).related.filter(isSure);
  }

  #of(id: ArticleId): RelationRecord {
    // Several rules ask of one article.
    if (this.#last?.id !== id) {
      const record =
        unpackRelations(this.#records.get(`r${this.#ids.numberOf(id)}`), this.#ids) ?? NO_RELATIONS;
      this.#last = { id, record };
    }
    return this.#last.record;
  }
}
