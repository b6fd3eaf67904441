import type { Span } from "../text/span";

/** What a piece of page debris can be. */
export const PART_KINDS = [
  "advertisement",
  "author-box",
  "caption",
  "comment-form",
  "cookie-notice",
  "copyright",
  "counter",
  "foreign-teaser",
  "navigation",
  "newsletter",
  "page-text",
  "paywall",
  "read-more",
  "reader-comments",
  "related-articles",
  "repeated-line",
  "repeated-title",
  "share-bar",
  "short-code",
  "source-link",
  "tag-list",
] as const;

export type PartKind = (typeof PART_KINDS)[number];

/** One named piece of a zone: whole lines, from the first line's start to the last line's `end`; or part of a line. */
export interface ZonePart extends Span {
  readonly kind: PartKind;
  /** 0..1 */
  readonly confidence: number;
  /** `safe` only where the evidence would convince anyone. */
  readonly safety: "safe" | "review";
  /** Evidence in words: "form wording “Leave a Reply”". */
  readonly reason: string;
}

/**
 * A run of page debris: at the head or the tail of a file, an island in the text, or words inside a line of the
 * article. At least one part; from the first part's start to the last part's end.
 */
export interface Zone extends Span {
  readonly place: "head" | "tail" | "island" | "inline";
  readonly parts: readonly ZonePart[];
}
