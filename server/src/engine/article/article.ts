import type { Zone } from "../boilerplate/zone";
import type {
  DateConstraint,
  DateExpression,
  DateOrder,
  ImpossibleDate,
  PublicationDate,
} from "../dates/expression";
import type { DateHeader } from "../dates/header";
import type { Mention } from "../names/mention";
import type { Language } from "../text/language";
import type { Line } from "../text/lines";
import type { Span } from "../text/span";
import type { TokenTable } from "../text/tokens";

/** Names one article in its corpus: a path or URI, opaque but for its last segment. */
export type ArticleId = string;

/** What the outside world hands in. */
export interface ArticleSource {
  readonly id: ArticleId;
  readonly text: string;
  readonly url?: string;
  /** What went wrong when the bytes became text; such a file must not be rewritten. */
  readonly decodingProblem?: string;
}

/** What a line is to the article. Every line has exactly one role. */
export type LineRole =
  | "blank"
  | "front-matter"
  | "date"
  | "byline"
  | "title"
  | "standfirst"
  | "heading"
  | "body"
  | "boilerplate";

/** One text, parsed once. Every span is in UTF-16 code units of `source.text` and addresses real text. */
export interface Article {
  readonly source: ArticleSource;
  readonly lines: readonly Line[];
  /** The words of the whole text, debris included. */
  readonly tokens: TokenTable;
  /** One a line. */
  readonly roles: readonly LineRole[];
  readonly language: Language;
  readonly title: Span | null;
  readonly published: PublicationDate | null;
  readonly dates: readonly DateExpression[];
  /** The line at its head that holds nothing but its date. */
  readonly dateHeader: DateHeader | null;
  /** What looks like a date and is none: 31 February. */
  readonly impossibleDates: readonly ImpossibleDate[];
  /** What its text says of days without naming one in full, in order: “on Saturday”, “Sept 9”, “60th anniversary”. */
  readonly dateConstraints: readonly DateConstraint[];
  /** The order of day and month in figures that its own dates show. */
  readonly dateOrder: DateOrder | null;
  /** Boilerplate that shows from this article alone. */
  readonly zones: readonly Zone[];
  /** Body paragraphs: one a line of role standfirst, heading or body; trimmed. */
  readonly paragraphs: readonly Span[];
  /** The sentences of title and paragraphs, in order. */
  readonly sentences: readonly Span[];
  /** Names outside boilerplate, those in photo captions included, in order. */
  readonly mentions: readonly Mention[];
}

/** The last segment of an article's id: its file name. */
export function fileName(id: ArticleId): string {
  const cut = Math.max(id.lastIndexOf("/"), id.lastIndexOf("\\"));
  return id.slice(cut + 1);
}
