import { PART_KINDS, type Zone, type ZonePart } from "../boilerplate/zone";
import type {
  DateConstraint,
  DateCue,
  DateExpression,
  DateForm,
  ImpossibleDate,
  PublicationDate,
} from "../dates/expression";
import { findDateHeader } from "../dates/header";
import type { OtherCalendar } from "../dates/other-calendars";
import type { Mention } from "../names/mention";
import type { EntityKind } from "../settings";
import { ByteReader, ByteWriter } from "../text/bytes";
import type { Draft } from "../text/draft";
import { splitLines } from "../text/lines";
import type { Span } from "../text/span";
import { tokenTable } from "../text/tokens";
import type { Article, ArticleSource, LineRole } from "./article";
import { readingOf } from "./reading";

// What is written is an index into these: their order is part of the format, which never leaves the process.
const ROLES: readonly LineRole[] = [
  "blank",
  "front-matter",
  "date",
  "byline",
  "title",
  "standfirst",
  "heading",
  "body",
  "boilerplate",
];
const PLACES: readonly Zone["place"][] = ["head", "tail", "island", "inline"];
const SAFETIES: readonly ZonePart["safety"][] = ["safe", "review"];
const KINDS: readonly EntityKind[] = ["person", "organisation", "place", "other"];
const FORMS: readonly DateForm[] = ["year-first", "figures", "named", "signed", "compact"];
const CUES: readonly DateCue[] = ["published", "updated", "event", "copyright", "captured", "comment"];
const CALENDARS: readonly OtherCalendar[] = ["islamic", "persian", "hebrew"];
const ORDERS: readonly NonNullable<Article["dateOrder"]>[] = ["day-first", "month-first"];
const SOURCES: readonly PublicationDate["source"][] = [
  "header",
  "front-matter",
  "dateline",
  "byline",
  "text",
  "name",
  "url",
];
const UNITS: readonly Extract<DateConstraint, { kind: "offset" }>["unit"][] = [
  "day",
  "week",
  "month",
  "year",
];
const CONSTRAINTS: readonly DateConstraint["kind"][] = [
  "weekday",
  "month-day",
  "month-year",
  "year",
  "offset",
  "anniversary",
];

/**
 * What was dear to find out about an article, in an eighth of its size: with the text, `unpackArticle` makes the
 * article of it again without tagger and classifier. For the memory of one process; the format may change any day.
 */
export function packArticle(article: Article): Uint8Array<ArrayBuffer> {
  const bytes = new ArticleWriter(article.source.text);
  bytes.list(article.roles, (role) => bytes.choice(ROLES, role));
  bytes.text(article.language.code);
  bytes.real(article.language.confidence);
  bytes.maybe(article.published, (published) => bytes.publication(published));
  bytes.list(article.dates, (date) => bytes.date(date));
  bytes.list(article.impossibleDates, (date) => bytes.impossible(date));
  bytes.list(article.dateConstraints, (constraint) => bytes.constraint(constraint));
  bytes.maybe(article.dateOrder, (order) => bytes.choice(ORDERS, order));
  bytes.list(article.zones, (zone) => bytes.zone(zone));
  bytes.whole(article.mentions.length);
  for (const mention of article.mentions) bytes.mention(mention);
  return bytes.bytes();
}

/**
 * The article that `bytes` were packed of; undefined where they are not whole. `source` must have the same text: with
 * another one the spans point anywhere.
 */
export function unpackArticle(source: ArticleSource, bytes: Uint8Array): Article | undefined {
  const packed = new ArticleReader(source.text, bytes);
  const lines = splitLines(source.text);
  const roles = packed.list(() => packed.choice(ROLES, "blank"));
  const language = { code: packed.text(), confidence: packed.real() };
  const published = packed.maybe(() => packed.publication());
  const dates = packed.list(() => packed.date());
  const impossibleDates = packed.list(() => packed.impossible());
  const dateConstraints = packed.list(() => packed.constraint());
  const dateOrder = packed.maybe(() => packed.choice(ORDERS, "day-first"));
  const zones = packed.list(() => packed.zone());
  const mentions = packed.list(() => packed.mention());
  if (!packed.complete || roles.length !== lines.length) return undefined;
  const { title, paragraphs, sentences } = readingOf(source.text, lines, roles);
  return {
    source,
    lines,
    tokens: tokenTable(source.text),
    roles,
    language,
    title,
    published,
    dates,
    dateHeader: findDateHeader(source.text, lines, dates),
    impossibleDates,
    dateConstraints,
    dateOrder,
    zones,
    paragraphs,
    sentences,
    mentions,
  };
}

class ArticleWriter extends ByteWriter {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  /** A text that mostly is the one at its span: then nothing but that is written. */
  written(words: string, start: number, end: number): void {
    const plain = words.length === end - start && this.#text.startsWith(words, start);
    this.flag(plain);
    if (!plain) this.text(words);
  }

  span({ start, end }: Span): void {
    this.whole(start);
    this.whole(end - start);
  }

  publication({ day, confidence, span, source, alternative }: PublicationDate): void {
    this.integer(day);
    this.real(confidence);
    this.maybe(span, (each) => this.span(each));
    this.choice(SOURCES, source);
    this.maybe(alternative, (each) => this.integer(each));
  }

  date(date: DateExpression): void {
    this.span(date);
    this.integer(date.day);
    this.choice(FORMS, date.form);
    this.maybe(date.cue, (cue) => this.choice(CUES, cue));
    this.maybe(date.ambiguous, (flag) => this.flag(flag));
    this.maybe(date.alternative, (day) => this.integer(day));
    this.maybe(date.weekday, (weekday) => this.whole(weekday));
    this.maybe(date.ofRange, (flag) => this.flag(flag));
    this.maybe(date.timed, (flag) => this.flag(flag));
    this.maybe(date.dateline, (flag) => this.flag(flag));
    this.maybe(date.calendar, (calendar) => this.choice(CALENDARS, calendar));
    this.maybe(date.approximate, (flag) => this.flag(flag));
  }

  impossible(date: ImpossibleDate): void {
    this.span(date);
    this.integer(date.year);
    this.integer(date.month);
    this.integer(date.day);
  }

  constraint(constraint: DateConstraint): void {
    this.span(constraint);
    this.choice(CONSTRAINTS, constraint.kind);
    switch (constraint.kind) {
      case "weekday":
        this.whole(constraint.weekday);
        this.flag(constraint.direction === "next");
        break;
      case "month-day":
        this.whole(constraint.month);
        this.whole(constraint.day);
        this.maybe(constraint.weekday, (weekday) => this.whole(weekday));
        this.maybe(constraint.dateline, (flag) => this.flag(flag));
        break;
      case "month-year":
        this.integer(constraint.year);
        this.whole(constraint.month);
        break;
      case "year":
        this.integer(constraint.year);
        this.flag(constraint.since);
        break;
      case "offset":
        this.choice(UNITS, constraint.unit);
        this.integer(constraint.least);
        this.integer(constraint.most);
        break;
      case "anniversary":
        this.integer(constraint.ordinal);
    }
  }

  zone(zone: Zone): void {
    this.span(zone);
    this.choice(PLACES, zone.place);
    this.list(zone.parts, (part) => {
      this.span(part);
      this.choice(PART_KINDS, part.kind);
      this.real(part.confidence);
      this.choice(SAFETIES, part.safety);
      this.text(part.reason);
    });
  }

  mention(mention: Mention): void {
    const { start, end, kind, form, full, unsure, role } = mention;
    this.whole(start);
    this.whole(end - start);
    this.choice(KINDS, kind);
    this.written(form, start, end);
    this.flag(full === form);
    if (full !== form) this.text(full);
    this.flag(unsure !== undefined);
    if (unsure !== undefined) this.list(unsure, (name) => this.text(name));
    this.flag(role !== undefined);
    if (role !== undefined) this.text(role);
  }
}

class ArticleReader extends ByteReader {
  readonly #text: string;

  constructor(text: string, bytes: Uint8Array) {
    super(bytes);
    this.#text = text;
  }

  /** A text that may be the one at its span. */
  written(start: number, end: number): string {
    return this.flag() ? this.#text.slice(start, end) : this.text();
  }

  span(): { start: number; end: number } {
    const start = this.whole();
    return { start, end: start + this.whole() };
  }

  publication(): PublicationDate {
    const day = this.integer();
    const confidence = this.real();
    const span = this.flag() ? this.span() : undefined;
    const published: Draft<PublicationDate> = { day, confidence, source: this.choice(SOURCES, "text") };
    if (span !== undefined) published.span = span;
    if (this.flag()) published.alternative = this.integer();
    return published;
  }

  date(): DateExpression {
    const { start, end } = this.span();
    const date: Draft<DateExpression> = {
      start,
      end,
      day: this.integer(),
      form: this.choice(FORMS, "named"),
    };
    if (this.flag()) date.cue = this.choice(CUES, "event");
    if (this.flag()) date.ambiguous = this.flag();
    if (this.flag()) date.alternative = this.integer();
    if (this.flag()) date.weekday = this.whole();
    if (this.flag()) date.ofRange = this.flag();
    if (this.flag()) date.timed = this.flag();
    if (this.flag()) date.dateline = this.flag();
    if (this.flag()) date.calendar = this.choice(CALENDARS, "islamic");
    if (this.flag()) date.approximate = this.flag();
    return date;
  }

  impossible(): ImpossibleDate {
    const { start, end } = this.span();
    return { start, end, year: this.integer(), month: this.integer(), day: this.integer() };
  }

  constraint(): DateConstraint {
    const { start, end } = this.span();
    const kind = this.choice(CONSTRAINTS, "anniversary");
    switch (kind) {
      case "weekday":
        return { start, end, kind, weekday: this.whole(), direction: this.flag() ? "next" : "past" };
      case "month-day": {
        const constraint: Draft<DateConstraint & { readonly kind: "month-day" }> = {
          start,
          end,
          kind,
          month: this.whole(),
          day: this.whole(),
        };
        if (this.flag()) constraint.weekday = this.whole();
        if (this.flag()) constraint.dateline = this.flag();
        return constraint;
      }
      case "month-year":
        return { start, end, kind, year: this.integer(), month: this.whole() };
      case "year":
        return { start, end, kind, year: this.integer(), since: this.flag() };
      case "offset":
        return {
          start,
          end,
          kind,
          unit: this.choice(UNITS, "day"),
          least: this.integer(),
          most: this.integer(),
        };
      case "anniversary":
        return { start, end, kind, ordinal: this.integer() };
    }
  }

  zone(): Zone {
    const { start, end } = this.span();
    return {
      start,
      end,
      place: this.choice(PLACES, "island"),
      parts: this.list(() => this.part()),
    };
  }

  part(): ZonePart {
    const { start, end } = this.span();
    return {
      start,
      end,
      kind: this.choice(PART_KINDS, "page-text"),
      confidence: this.real(),
      safety: this.choice(SAFETIES, "review"),
      reason: this.text(),
    };
  }

  mention(): Mention {
    const start = this.whole();
    const end = start + this.whole();
    const kind = this.choice(KINDS, "other");
    const form = this.written(start, end);
    const full = this.flag() ? form : this.text();
    const mention: Draft<Mention> = { start, end, kind, form, full };
    if (this.flag()) mention.unsure = this.list(() => this.text());
    if (this.flag()) mention.role = this.text();
    return mention;
  }
}
