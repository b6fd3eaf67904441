import type { ArticleId } from "../../engine";
import { type Blobs, MemoryBlobs } from "./blobs";
import {
  type FindingsRecord,
  fixKey,
  fixKeys,
  nothingFound,
  packReport,
  problemsOf,
  type Report,
  type Tally,
  unpackReport,
} from "./record";

/** What is kept of one article: its tally here, the rest among the blobs. */
interface Kept extends Tally {
  readonly at: number;
  readonly length: number;
}

/** How often something occurs, and in how many articles. */
export interface Frequency {
  readonly places: number;
  readonly articles: number;
}

const MOST_RECENT = 200;

const NEVER: Frequency = { places: 0, articles: 0 };

/** What was found in the articles of a corpus at their last check, and the sums of it. */
export class FindingStore {
  readonly #kept = new Map<ArticleId, Kept>();
  readonly #rules = new Map<string, Frequency>();
  readonly #fixes = new Map<number, Frequency>();
  /** Reports that were asked for lately, or made here. */
  readonly #recent = new Map<ArticleId, Report>();
  #blobs: Blobs = new MemoryBlobs();
  #warnings = 0;

  /** Remembers what was found in an article, in place of what was found before. */
  set(id: ArticleId, report: Report, textHash: number): void {
    this.setRecord(id, packReport(report, textHash));
    this.#remember(id, report);
  }

  /** As `set`, of a report that was packed elsewhere. */
  setRecord(id: ArticleId, { bytes, tally, fixes }: FindingsRecord): void {
    this.delete(id);
    const place =
      tally.problems === "" ? { at: 0, length: 0 } : { at: this.#blobs.append(bytes), length: bytes.length };
    this.#kept.set(id, { ...tally, ...place });
    this.#count(tally, fixes, 1);
  }

  delete(id: ArticleId): void {
    const kept = this.#kept.get(id);
    if (kept === undefined) return;
    const { findings } = this.report(id) ?? nothingFound;
    this.#count(kept, fixKeys(findings), -1);
    this.#kept.delete(id);
    this.#recent.delete(id);
    if (kept.length > 0) this.#blobs.free(kept.at, kept.length);
  }

  /** The articles that have been checked, in no order. */
  ids(): IterableIterator<ArticleId> {
    return this.#kept.keys();
  }

  /** Undefined before an article's first check. */
  tally(id: ArticleId): Tally | undefined {
    return this.#kept.get(id);
  }

  /** What was found in an article; undefined before its first check, and where that cannot be had any more. */
  report(id: ArticleId): Report | undefined {
    const kept = this.#kept.get(id);
    if (kept === undefined) return undefined;
    if (kept.length === 0) return nothingFound;
    const recent = this.#recent.get(id);
    if (recent !== undefined) return recent;
    const bytes = this.#blobs.read(kept.at, kept.length);
    const report = bytes === undefined ? undefined : unpackReport(bytes);
    if (report !== undefined) this.#remember(id, report);
    return report;
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

  #count(tally: Tally, fixes: readonly number[], sign: 1 | -1): void {
    this.#warnings += sign * tally.warnings;
    for (const [rule, count] of problemsOf(tally)) add(this.#rules, rule, sign * count, sign);
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
