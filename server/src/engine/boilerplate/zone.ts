import type { Span } from "../text/span";

/** What a piece of page debris is. */
export type PartKind =
  | "navigation"
  | "share-bar"
  | "source-link"
  | "related-articles"
  | "newsletter"
  | "cookie-notice"
  | "advertisement"
  | "comment-form"
  | "reader-comments"
  | "author-box"
  | "copyright"
  | "paywall"
  | "caption"
  | "read-more"
  | "tag-list"
  | "counter"
  | "short-code"
  | "repeated-title"
  | "repeated-line"
  | "foreign-teaser";

/** One named piece of a zone: whole lines, from the first line's start to the last line's `end`. */
export interface ZonePart extends Span {
  readonly kind: PartKind;
  /** 0..1 */
  readonly confidence: number;
  /** `safe` only where the evidence would convince anyone. */
  readonly safety: "safe" | "review";
  /** Evidence in words: "form wording “Leave a Reply”". */
  readonly reason: string;
}

/** A run of page debris: at the head or the tail of a file, or an island in the text. At least one part. */
export interface Zone extends Span {
  readonly place: "head" | "tail" | "island";
  readonly parts: readonly ZonePart[];
}
