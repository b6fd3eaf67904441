import { type ArticleId, BytePages, type Pieces } from "../../engine";
import type { CachedFindings } from "../cache/index-file";
import { type Kept, packKept, tallyOfKept, unpackKept } from "./kept";
import {
  type FindingsRecord,
  fixKey,
  nothingFound,
  packReport,
  problemsOf,
  type Report,
  type Tally,
} from "./record";
import { ReportShelf } from "./report-shelf";

/** How often something occurs, and in how many articles. */
export interface Frequency {
  readonly places: number;
  readonly articles: number;
}

const MOST_RECENT = 200;

const NEVER: Frequency = { places: 0, articles: 0 };

/** What was found in the articles of a corpus at their last check, and the sums of it. */
export class FindingStore {
  /** What there is to count in each article, packed; the reports are on the shelf. */
  readonly #kept = new Map<ArticleId, string>();
  readonly #rules = new Map<string, Frequency>();
  readonly #fixes = new Map<number, Frequency>();
  /** Reports that were asked for lately, or made here. */
  readonly #recent = new Map<ArticleId, Report>();
  readonly #shelf: ReportShelf;
  #findings = 0;
  #warnings = 0;

  constructor(pieces: Pieces = new BytePages()) {
    this.#shelf = new ReportShelf(pieces);
  }

  /** Remembers what was found in an article, in place of what was found before. */
  set(id: ArticleId, report: Report, textHash: number): void {
    this.setRecord(id, packReport(report, textHash));
    this.#remember(id, report);
  }

  /** As `set`, of a report that was packed elsewhere. */
  setRecord(id: ArticleId, { tally, fixes, report }: FindingsRecord): void {
    this.#keep(id, { tally, fixes, ...(report === undefined ? {} : { report: this.#shelf.add(report) }) });
  }

  /** As `setRecord`, of what a run before has found. */
  restore(id: ArticleId, { tally, fixes, report }: CachedFindings): void {
    if (report !== undefined) this.#shelf.hold(report);
    this.#keep(id, { tally, fixes, ...(report === undefined ? {} : { report }) });
  }

  /** What is to be remembered for the next run. */
  kept(id: ArticleId): Kept | undefined {
    const kept = this.#kept.get(id);
    return kept === undefined ? undefined : unpackKept(kept);
  }

  delete(id: ArticleId): void {
    const kept = this.kept(id);
    if (kept === undefined) return;
    this.#count(kept, -1);
    this.#kept.delete(id);
    this.#recent.delete(id);
    if (kept.report !== undefined) this.#shelf.release(kept.report);
  }

  /** Undefined before an article's first check. */
  tally(id: ArticleId): Tally | undefined {
    const kept = this.#kept.get(id);
    return kept === undefined ? undefined : tallyOfKept(kept);
  }

  /** What was found in an article; undefined before its first check, and where that cannot be had any more. */
  report(id: ArticleId): Report | undefined {
    const recent = this.#recent.get(id);
    if (recent !== undefined) return recent;
    const kept = this.kept(id);
    if (kept === undefined) return undefined;
    if (kept.report === undefined) return nothingFound;
    const report = this.#shelf.read(kept.report);
    if (report !== undefined) this.#remember(id, report);
    return report;
  }

  /** Findings in all articles. */
  get findings(): number {
    return this.#findings;
  }

  /** Findings of severity warning and above, in all articles. */
  get warnings(): number {
    return this.#warnings;
  }

  /** What a rule has found. */
  ofRule(rule: string): Frequency {
    return this.#rules.get(rule) ?? NEVER;
  }

  /** Where this fix of this problem can be applied. */
  ofFix(rule: string, subject: string | undefined, fix: string): Frequency {
    return this.#fixes.get(fixKey(rule, subject, fix)) ?? NEVER;
  }

  #remember(id: ArticleId, report: Report): void {
    this.#recent.delete(id);
    this.#recent.set(id, report);
    for (const oldest of this.#recent.keys()) {
      if (this.#recent.size <= MOST_RECENT) break;
      this.#recent.delete(oldest);
    }
  }

  #keep(id: ArticleId, kept: Kept): void {
    this.delete(id);
    this.#kept.set(id, packKept(kept));
    this.#count(kept, 1);
  }

  #count({ tally, fixes }: Kept, sign: 1 | -1): void {
    this.#warnings += sign * tally.warnings;
    for (const [rule, count] of problemsOf(tally)) {
      this.#findings += sign * count;
      add(this.#rules, rule, sign * count, sign);
    }
    const counted = new Map<number, number>();
    for (const key of fixes) counted.set(key, (counted.get(key) ?? 0) + 1);
    for (const [key, count] of counted) add(this.#fixes, key, sign * count, sign);
  }
}

function add<K>(counts: Map<K, Frequency>, key: K, places: number, articles: number): void {
  const before = counts.get(key) ?? NEVER;
  const after = { places: before.places + places, articles: before.articles + articles };
  if (after.articles === 0) counts.delete(key);
  else counts.set(key, after);
}
