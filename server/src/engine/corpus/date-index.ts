import type { ArticleId } from "../article/article";
import type { DateOrder, Day } from "../dates/expression";
import type { HeaderForm } from "../dates/header";
import { type ArticleTable, Numbers } from "./article-table";
import type { CorpusIndex } from "./corpus";
import { NumberedSeries, type SeriesPlace } from "./date-series";
import type { Digest } from "./digest";
import type { DateView, DayRange } from "./view";

/** A publication date below this is too unsure to speak for the corpus. */
export const SURE = 0.8;

// Tukey's fence for what lies far out (Exploratory Data Analysis, 1977) is three times the middle half's width; a year
// more on each side, since a corpus collected in a week grows next week.
const FENCE = 3;
const SLACK = 365;
const FEWEST_DATED = 20;
const EPOCH = 2 ** 30;

type DatedFacts = Pick<Digest, "id" | "published" | "dates">;

/** How the corpus dates its articles: the header it uses, the order of figures, and the days it covers. */
export class DateIndex implements CorpusIndex, DateView {
  readonly #headers = new Map<string, { readonly form: HeaderForm; count: number }>();
  readonly #orders = new Map<DateOrder, number>();
  readonly #days = new Map<Day, number>();
  /** Publication dates by the number of their article, as days since a time before all of them; 0 for none. */
  readonly #dayOf = new Numbers();
  readonly #series: NumberedSeries;
  #headed = 0;
  #namesRight = 0;
  #namesWrong = 0;
  #header: HeaderForm | null | undefined;
  #range: DayRange | null | undefined;

  constructor(articles: Pick<ArticleTable, "idOf">) {
    this.#series = new NumberedSeries(articles, (slot) => this.dayOf(slot));
  }

  add(digest: DatedFacts, slot: number): void {
    this.#dayOf.set(slot, digest.published === null ? 0 : digest.published.day + EPOCH);
    this.#count(digest, 1);
    if (isSurelyDated(digest)) this.#series.add(digest.id, slot);
  }

  remove(digest: DatedFacts, slot: number): void {
    this.#dayOf.set(slot, 0);
    this.#count(digest, -1);
    if (isSurelyDated(digest)) this.#series.remove(digest.id, slot);
  }

  /** The publication date of the article with this number; null for none. */
  dayOf(slot: number): Day | null {
    const day = this.#dayOf.at(slot);
    return day === 0 ? null : day - EPOCH;
  }

  #count({ published, dates }: DatedFacts, by: number): void {
    if (dates.headed) this.#headed += by;
    if (dates.header !== null) {
      this.#countHeader(dates.header, by);
    }
    if (dates.order !== null) tally(this.#orders, dates.order, by);
    if (dates.nameTells === true) this.#namesRight += by;
    else if (dates.nameTells === false) this.#namesWrong += by;
    if (published !== null && published.confidence >= SURE) {
      tally(this.#days, published.day, by);
      this.#range = undefined;
    }
  }

  #countHeader(form: HeaderForm, by: number): void {
    this.#header = undefined;
    const { style, label, place, blankAfter } = form;
    const key = keyOf(form);
    const known = this.#headers.get(key) ?? { form: { style, label, place, blankAfter }, count: 0 };
    known.count += by;
    if (known.count === 0) this.#headers.delete(key);
    else this.#headers.set(key, known);
  }

  /** The header that most dated articles have; null where none has one. Ties go to the one that sorts first. */
  get header(): HeaderForm | null {
    if (this.#header === undefined) {
      let best: [key: string, count: number] | null = null;
      for (const [key, { count }] of this.#headers) {
        if (best === null || count > best[1] || (count === best[1] && key < best[0])) best = [key, count];
      }
      this.#header = best === null ? null : (this.#headers.get(best[0])?.form ?? null);
    }
    return this.#header;
  }

  /** Whether most articles with a date header have that one: only then is another a slip. */
  get headerRules(): boolean {
    const { header } = this;
    if (header === null) return false;
    let alike = 0;
    for (const { form, count } of this.#headers.values()) {
      if (form.style === header.style && form.label === header.label) alike += count;
    }
    return 2 * alike > this.#headed;
  }

  /** The order of day and month that the clear dates of the corpus show; null where they disagree or show none. */
  get order(): DateOrder | null {
    const dayFirst = this.#orders.get("day-first") ?? 0;
    const monthFirst = this.#orders.get("month-first") ?? 0;
    // One in ten may be a slip.
    if (dayFirst > 9 * monthFirst) return "day-first";
    return monthFirst > 9 * dayFirst ? "month-first" : null;
  }

  /** Whether the days in the file names are those of publication: rather than, say, those of saving. */
  get namesTell(): boolean {
    return this.#namesWrong <= this.#namesRight + 1;
  }

  /** The dated neighbours of an article in its numbered series; see `NumberedSeries`. */
  placeInSeries(id: ArticleId): SeriesPlace | null {
    return this.#series.placeOf(id);
  }

  tidy(): Generator<void> {
    return this.#series.tidy();
  }

  /** Where the corpus's dates lie; null below twenty dated articles. */
  get range(): DayRange | null {
    if (this.#range === undefined) this.#range = this.#fences();
    return this.#range;
  }

  #fences(): DayRange | null {
    const days = [...this.#days].sort((a, b) => a[0] - b[0]);
    const total = days.reduce((sum, [, count]) => sum + count, 0);
    if (total < FEWEST_DATED) return null;
    const quartile = (share: number): Day => {
      let left = share * total;
      for (const [day, count] of days) {
        left -= count;
        if (left <= 0) return day;
      }
      return days[days.length - 1]?.[0] ?? 0;
    };
    const low = quartile(0.25);
    const high = quartile(0.75);
    const reach = FENCE * (high - low) + SLACK;
    return { earliest: low - reach, latest: high + reach };
  }
}

function isSurelyDated({ published }: DatedFacts): boolean {
  return published !== null && published.confidence >= SURE;
}

function keyOf({ style, label, place, blankAfter }: HeaderForm): string {
  return JSON.stringify([style, label, place, blankAfter]);
}

function tally<K>(counts: Map<K, number>, key: K, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
