import type { Span } from "../text/span";

/** A day as the number of days since 1970-01-01 in the proleptic Gregorian calendar, no time zone. */
export type Day = number;

/** Words beside a date that tell what it dates. */
export type DateCue = "published" | "updated" | "event" | "copyright" | "captured" | "comment";

/** A date as written in a text: one full day. */
export interface DateExpression extends Span {
  readonly day: Day;
  readonly cue?: DateCue;
  /** True where day and month could be exchanged and nothing in the expression decides. */
  readonly ambiguous?: boolean;
}

/** The day an article was published, by its own text, file name or address. */
export interface PublicationDate {
  readonly day: Day;
  /** 0..1; of those said at 0.9, nine in ten are to be right. */
  readonly confidence: number;
  /** Where it is written; absent where it comes from the name or address alone. */
  readonly span?: Span;
  readonly source: "header" | "front-matter" | "dateline" | "byline" | "text" | "name" | "url";
}
