import { readFileSync } from "node:fs";
import type { Finding } from "../engine";
import { disk } from "../workspace";
import { UsageError } from "./options";

const VERSION = 1;

/** How many findings of one fingerprint an article may have. */
type Counts = Map<string, number>;

/**
 * Findings that were there before: of each article its fingerprints (of rule, flagged text and neighbouring words, so
 * that they survive edits elsewhere), with their numbers. A second finding equal to a known one is new.
 */
export class Baseline {
  readonly #known: ReadonlyMap<string, Counts>;
  /** What `#known` has and was not found; only of articles that were checked. */
  readonly #stale = new Map<string, Counts>();
  readonly #found = new Map<string, Counts>();

  private constructor(known: ReadonlyMap<string, Counts>) {
    this.#known = known;
  }

  /** One that knows nothing: all is new, and `write` writes it. */
  static empty(): Baseline {
    return new Baseline(new Map());
  }

  /** Reads what `write` wrote; throws a `UsageError` for anything else. */
  static read(file: string): Baseline {
    let text: string;
    try {
      text = readFileSync(file, "utf8");
    } catch (error) {
      throw new UsageError(
        `The baseline cannot be read: ${error instanceof Error ? error.message : error}`,
        `To make one of today's findings, write: --write-baseline ${file}`,
      );
    }
    const known = parseBaseline(text);
    if (known === undefined) {
      throw new UsageError(
        `${file} is no baseline of this version of corpuslint.`,
        "Make it anew with --write-baseline.",
      );
    }
    return new Baseline(known);
  }

  /** The findings of an article that are not known, in order; `article` is what names it in the baseline. */
  fresh(article: string, findings: readonly Finding[]): Finding[] {
    const left: Counts = new Map(this.#known.get(article));
    const found: Counts = new Map();
    const fresh = findings.filter((finding) => {
      const key = keyOf(finding);
      found.set(key, (found.get(key) ?? 0) + 1);
      const known = left.get(key) ?? 0;
      if (known === 0) return true;
      if (known === 1) left.delete(key);
      else left.set(key, known - 1);
      return false;
    });
    if (found.size > 0) this.#found.set(article, found);
    this.#stale.set(article, left);
    return fresh;
  }

  /**
   * How many known findings are no longer there, by article: of those that were checked, and of those that were not
   * where `isGone` says so.
   */
  stale(isGone: (article: string) => boolean): Map<string, number> {
    const stale = new Map<string, number>();
    for (const [article, known] of this.#known) {
      const left = this.#stale.get(article) ?? (isGone(article) ? known : undefined);
      const count = [...(left ?? new Map<string, number>()).values()].reduce((sum, one) => sum + one, 0);
      if (count > 0) stale.set(article, count);
    }
    return stale;
  }

  /** How many findings there were, known or not. */
  get size(): number {
    let size = 0;
    for (const counts of this.#found.values()) for (const count of counts.values()) size += count;
    return size;
  }

  /**
   * Writes all that was found, known or not; one article a line, sorted, so that versions can be compared and merged.
   * Rejects with a `UsageError` where it cannot be written.
   */
  async write(file: string): Promise<void> {
    const lines = [...this.#found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([article, counts]) => {
        const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
        return `${JSON.stringify(article)}: ${JSON.stringify(Object.fromEntries(sorted))}`;
      });
    const findings = lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n}`;
    const text = `{\n"version": ${VERSION},\n"findings": ${findings}\n}\n`;
    await disk.replace(file, Buffer.from(text)).catch((error: Error) => {
      throw new UsageError(`The baseline cannot be written: ${error.message}`);
    });
  }
}

function keyOf({ rule, fingerprint }: Finding): string {
  return `${rule} ${fingerprint}`;
}

function parseBaseline(text: string): Map<string, Counts> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value.version !== VERSION || !isObject(value.findings)) return undefined;
  const known = new Map<string, Counts>();
  for (const [article, counts] of Object.entries(value.findings)) {
    if (!isObject(counts)) return undefined;
    const ofArticle: Counts = new Map();
    for (const [key, count] of Object.entries(counts)) {
      if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 1) return undefined;
      ofArticle.set(key, count);
    }
    known.set(article, ofArticle);
  }
  return known;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
