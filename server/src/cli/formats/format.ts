import type { ArticleId, Finding, Line, Severity } from "../../engine";

/** One article with what was found in it, and all that is needed to show that. */
export interface CheckedFile {
  /** What `path` is: that of a file, or the id of an article of JSON Lines. */
  readonly kind: "path" | "id";
  /** As the user is shown it and can open it: relative to the current folder where it lies below. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly Line[];
  readonly findings: readonly Finding[];
  /** The path of another article that an evidence names. */
  pathOf(id: ArticleId): string;
}

/** Counts over all files, for the last words. */
export interface Summary {
  readonly files: number;
  readonly filesWithFindings: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Rule id to how many, and how many of those `--fix` would mend. */
  readonly byRule: ReadonlyMap<string, { count: number; fixable: number }>;
}

/** A way to write findings down. Each method gives the text to print; files come one by one, in order. */
export interface Format {
  begin(): string;
  file(file: CheckedFile): string;
  end(summary: Summary): string;
}

/** Writes nothing: what is wanted is something else than the findings. */
export const silentFormat: Format = { begin: () => "", file: () => "", end: () => "" };
