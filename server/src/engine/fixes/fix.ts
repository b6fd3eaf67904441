import type { Span } from "../text/span";

/** Replace `[start, end)` of one text by `newText`; UTF-16 code units of the text the edit was computed from. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/**
 * - `safe`: white space, exact page debris, exact repairs; fix-all and fix-on-save may apply it.
 * - `review`: deletes words or changes a name; applied one by one or, asked for by name, in the whole corpus.
 * - `inferred`: a guess with evidence, such as a date; only ever applied singly.
 */
export type Safety = "safe" | "review" | "inferred";

/** One way to mend one finding, in the article where it was found. */
export interface Fix {
  /** Stable within its rule, so that the same mending can be done in the whole file or corpus: "replace", "remove". */
  readonly name: string;
  /** What the user reads, in the imperative: "Replace with “Xi”". */
  readonly title: string;
  readonly safety: Safety;
  /** What it mends, where the finding holds more than that: "read-more mark". */
  readonly part?: string;
  /** Sorted by start, without overlaps. */
  readonly edits: readonly TextEdit[];
  /** Where the user is to type after the edit, relative to the start of the first edit's new text. */
  readonly placeholder?: Span;
  /** The one that an editor should offer first. */
  readonly preferred?: boolean;
}
