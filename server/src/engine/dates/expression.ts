import type { Span } from "../text/span";
import type { OtherCalendar } from "./other-calendars";

/** A day as the number of days since 1970-01-01 in the proleptic Gregorian calendar, no time zone. */
export type Day = number;

/** Words beside a date that tell what it dates. */
export type DateCue = "published" | "updated" | "event" | "copyright" | "captured" | "comment";

/** Which of two figures comes first where day and month stand before the year. */
export type DateOrder = "day-first" | "month-first";

/** How a date is written, as far as it matters to what it is. */
export type DateForm =
  /** Year, month, day in figures: 2021-07-11. */
  | "year-first"
  /** Figures in an order to be found out: 11.07.2021, 7/11/21. */
  | "figures"
  /** With the name of the month. */
  | "named"
  /** With the signs for year, month and day: 2021年7月11日. */
  | "signed"
  /** Eight figures in a row: 20210711. */
  | "compact";

/** A date as written in a text: one full day. The span takes in a weekday written beside it. */
export interface DateExpression extends Span {
  readonly day: Day;
  readonly form: DateForm;
  readonly cue?: DateCue;
  /** True where day and month could be exchanged and nothing in the expression decides. */
  readonly ambiguous?: boolean;
  /** What an ambiguous date means if day and month are exchanged. */
  readonly alternative?: Day;
  /** The weekday written beside it (0 is Sunday); not always that of the day. */
  readonly weekday?: number;
  /** The last day of a range, “July 9–11, 2021”, or its first. */
  readonly ofRange?: boolean;
  /** A time of day stands beside it. */
  readonly timed?: boolean;
  /** It stands in the dateline of an agency: “PYONGYANG, July 11, 2021 (Reuters) -”. */
  readonly dateline?: boolean;
  /** The calendar it is written in, where that is not the Gregorian. */
  readonly calendar?: OtherCalendar;
  /** It may be the day before or after: Islamic months begin when the moon is seen. */
  readonly approximate?: boolean;
}

/** What is written like a date and names no day of the calendar: “31 February 2021”, “2021-13-40”. */
export interface ImpossibleDate extends Span {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * What a text says of days without naming one in full. Offsets count from the day the text was published:
 * `yesterday` is -1 day. A weekday means the nearest one before publication unless `direction` says otherwise.
 */
export type DateConstraint = Span &
  (
    | { readonly kind: "weekday"; readonly weekday: number; readonly direction: "past" | "next" }
    | {
        readonly kind: "month-day";
        readonly month: number;
        readonly day: number;
        /** 0 is Sunday. */
        readonly weekday?: number;
        /** It stands in the dateline of an agency: “PYONGYANG, Sept 9 (Reuters) -”. */
        readonly dateline?: boolean;
      }
    | { readonly kind: "month-year"; readonly year: number; readonly month: number }
    /** `since`: the text speaks of all time from that year to its own. */
    | { readonly kind: "year"; readonly year: number; readonly since: boolean }
    | {
        readonly kind: "offset";
        readonly unit: "day" | "week" | "month" | "year";
        readonly least: number;
        readonly most: number;
      }
    | { readonly kind: "anniversary"; readonly ordinal: number }
  );

/** Below this confidence a publication date is a guess to be shown to a person, not a fact to count with. */
export const DOUBTFUL = 0.5;

/** The day an article was published, by its own text, file name or address. */
export interface PublicationDate {
  readonly day: Day;
  /** 0..1; of those said at 0.9, nine in ten are to be right. */
  readonly confidence: number;
  /** Where it is written; absent where it comes from the name or address alone. */
  readonly span?: Span;
  readonly source: "header" | "front-matter" | "dateline" | "byline" | "text" | "name" | "url";
  /** The other reading, where the order of day and month is not certain. */
  readonly alternative?: Day;
}
