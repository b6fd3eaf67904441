import { type Line, lineIndexAt, trimmed } from "../text/lines";
import { isWordCode, tokenise } from "../text/tokens";
import { civilOf } from "./calendar";
import { digitsEnd, isDigit } from "./digits";
import type { DateExpression, Day } from "./expression";
import type { DateHeader } from "./header";
import { type Body, endsSentence, findBody, findTitles } from "./layout";
import { dateOfName, dateOfUrl } from "./name-and-url";

export interface PublicationClues {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly dates: readonly DateExpression[];
  readonly header: DateHeader | null;
  /** File name without folder. */
  readonly name: string;
  readonly url?: string;
}

/** A day that may be the publication's, with what speaks for and against it; each feature counts once. */
export interface Candidate {
  readonly day: Day;
  readonly date: DateExpression;
  readonly features: readonly string[];
}

/** All candidates of an article, and the features of there being no publication date among them. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly none: readonly string[];
}

// A text with more dates than this is a list of them.
const MOST_CANDIDATES = 400;
const LONGEST_EXCERPT = 120;
const FEWEST_SENTENCE_WORDS = 4;
const FIRST_PAGES = 1995;
const NEIGHBOURS = 8;
const BYLINE = /(?:^|[\s(|•·])(?:by|von|par|por|di|door|av|od|автор|от)[:\s]+\p{Lu}/iu;
const NAME_LINE = /^\p{Lu}[\p{L}'’.-]+(?: (?:\p{Lu}[\p{L}'’.-]*|de|van|von|der|bin|al)){1,3}$/u;
const READING_TIME = /\d\s*-?\s*(?:min(?:ute)?s?|minuti|minuten|минут)(?![\p{L}])|分钟|分鐘/iu;
const REACTIONS = /\b(?:comments?|views?|shares?|likes?|repl(?:y|ies)|votes?)\b/i;
const SEPARATORS = /[|•·—–/]/;
const COPYRIGHT = /(?:©|\(c\)|copyright)[^\n\d]{0,40}(?:(?:19|20)\d\d\s*[-–—]\s*)?((?:19|20)\d\d)/gi;
const CAPTION =
  /\b(?:file photo|photo(?:graph)?|picture|image|via reuters|reuters\/|getty|afp|ap photo|epa|foto)\b/i;
const UPDATE = /\b(?:updat|revis|modifi|edited|refresh)/i;
const AGO = /\bago\b/i;

export function candidatesOf(clues: PublicationClues): Candidates {
  const { text, lines } = clues;
  const dates = clues.dates.slice(0, MOST_CANDIDATES);
  const body = findBody(text, lines);
  const titles = clues.url === undefined ? [] : findTitles(text, lines, clues.url);
  const places = dates.map((date) => lineIndexAt(lines, date.start));
  const shapes = dates.map((_, at) => shapeOf(text, lines[places[at] ?? 0]));
  const shapeCounts = new Map<string, number>();
  for (const shape of shapes) shapeCounts.set(shape, (shapeCounts.get(shape) ?? 0) + 1);
  const dayCounts = new Map<Day, number>();
  for (const { day, ambiguous } of dates) if (!ambiguous) dayCounts.set(day, (dayCounts.get(day) ?? 0) + 1);
  const page: Page = {
    clues,
    dates,
    body,
    titles,
    places,
    shapes,
    shapeCounts,
    dayCounts,
    nextToTitle: nextToTitle(titles, places),
    nextToBody: nextToBody(body, places),
    published: dates.some((date) => date.cue === "published"),
    latest: Math.max(...dates.map((date) => date.day)),
    latestInBody: Math.max(
      ...dates.filter((_, at) => isWithin(places[at] ?? 0, body)).map((date) => date.day),
    ),
    firstUpdate: Math.min(...dates.filter((date) => date.cue === "updated").map((date) => date.day)),
    copyright: copyrightYear(text),
    address: clues.url === undefined ? null : dateOfUrl(clues.url),
    named: dateOfName(clues.name),
  };
  const candidates: Candidate[] = [];
  for (const [at, date] of dates.entries()) {
    if (isOldEvent(clues, date, lines[places[at] ?? 0])) continue;
    const features = placeFeatures(page, at, date);
    const readings = date.alternative === undefined ? [date.day] : [date.day, date.alternative];
    for (const day of readings) {
      const own = dayFeatures(page, day);
      if (date.ambiguous) own.push(...orderFeatures(page, date, day), day === date.day ? "usual" : "swapped");
      candidates.push({ day, date, features: [...features, ...own] });
    }
  }
  return { candidates, none: noneFeatures(page) };
}

const FEWEST_EVENT_WORDS = 4;

/** True for a day before there were news pages that a sentence tells of; a line of its own may be an archive's date. */
function isOldEvent(
  { text }: PublicationClues,
  { start, end, day, cue }: DateExpression,
  line: Line | undefined,
): boolean {
  if (line === undefined || cue === "published" || civilOf(day).year >= FIRST_PAGES) return false;
  const span = trimmed(text, line);
  const words = wordsIn(text, span.start, start) + wordsIn(text, end, span.end);
  return words >= FEWEST_EVENT_WORDS && endsSentence(text, span.end);
}

interface Page {
  readonly clues: PublicationClues;
  /** The first dates of the text, at most `MOST_CANDIDATES`. */
  readonly dates: readonly DateExpression[];
  readonly body: Body;
  /** Lines that say what the address says. */
  readonly titles: readonly number[];
  readonly places: readonly number[];
  readonly shapes: readonly string[];
  readonly shapeCounts: ReadonlyMap<string, number>;
  readonly dayCounts: ReadonlyMap<Day, number>;
  /** Which date follows the title, or stands above the body, most closely; -1 for none. */
  readonly nextToTitle: number;
  readonly nextToBody: number;
  /** Whether any date is said to be that of publication. */
  readonly published: boolean;
  readonly latest: Day;
  readonly latestInBody: Day;
  /** The earliest day that is said to be that of an update. */
  readonly firstUpdate: Day;
  readonly copyright: number | null;
  readonly address: ReturnType<typeof dateOfUrl>;
  readonly named: Day | null;
}

function noneFeatures(page: Page): string[] {
  const count = page.dates.length;
  const features = ["none", `none:dates=${bucket(count, [0, 1, 3, 9])}`];
  if (page.published) features.push("none:published");
  if (page.dates.some((date) => date.cue === "updated")) {
    features.push("none:updated", page.published ? "none:both" : "none:only-updated");
  }
  if (page.address?.day != null) features.push("none:url");
  if (page.places.some((place) => place <= page.body.first && place > page.body.first - 10))
    features.push("none:head");
  return features;
}

/** What tells by the place and the words around it. */
function placeFeatures(page: Page, at: number, date: DateExpression): string[] {
  const { places, body } = page;
  const { text, lines, header } = page.clues;
  const place = places[at] ?? 0;
  const line = lines[place];
  if (line === undefined) return [];
  const features = [`cue=${date.cue ?? "none"}`, `form=${date.form}`];
  if (date.weekday !== undefined) features.push("weekday");
  if (date.ofRange) features.push("range");
  if (header?.date === date) features.push("header");

  const span = trimmed(text, line);
  const before = wordsIn(text, span.start, date.start);
  const after = wordsIn(text, date.end, span.end);
  features.push(`before=${bucket(before, [0, 1, 3, 8])}`, `after=${bucket(after, [0, 1, 3, 8])}`);
  if (before + after === 0) features.push("alone");
  const inSentence = before + after >= FEWEST_SENTENCE_WORDS && endsSentence(text, span.end);
  if (inSentence) features.push("sentence");
  features.push(`length=${bucket(span.end - span.start, [30, 60, 120, 240])}`);

  features.push(...neighbourFeatures(page, at, date, place, inSentence));
  const where = placeName(place, body);
  const title = titlePlace(page, place);
  const cue = date.cue ?? "none";
  const edge = inSentence ? "sentence" : before + after === 0 ? "alone" : before === 0 ? "first" : "within";
  if (date.timed) features.push("timed", `timed&${edge}`);
  if ((page.dayCounts.get(date.day) ?? 0) > 1) features.push(`repeated&${edge}`);
  features.push(`place=${where}`, `title=${title}`, `title=${title}&cue=${cue}`, `title=${title}&${edge}`);
  features.push(`${where}&${edge}`, `${where.replace(/-.*/, "")}&cue=${cue}`);
  if (place < 4) features.push("top");
  const above = place < Math.min(page.titles[0] ?? Number.POSITIVE_INFINITY, body.first - 10);
  if (above) {
    features.push("above", date.weekday === undefined ? "above:no-weekday" : "above:weekday");
    if (date.day === page.latest) features.push("above:latest");
  }
  if (cue === "updated" && !page.published) features.push("only-updated");
  const shape = page.shapeCounts.get(page.shapes[at] ?? "") ?? 1;
  features.push(`shape=${bucket(shape, [1, 2, 4, 9])}`);
  if (shape > 1 && page.shapes.indexOf(page.shapes[at] ?? "") === at) features.push("shape:first");
  features.push(`order=${bucket(at, [0, 1, 2, 5])}`);
  if (at === page.places.findIndex((other) => other > body.first - 12)) features.push("first-near-body");
  if (at === page.nextToTitle) features.push("next-to-title");
  if (at === page.nextToBody) features.push("next-to-body");
  return features;
}

function neighbourFeatures(
  page: Page,
  at: number,
  date: DateExpression,
  place: number,
  inSentence: boolean,
): string[] {
  const { places, dates } = page;
  const { text, lines } = page.clues;
  const features: string[] = [];
  let own = "";
  let around = "";
  let nameBeside = false;
  for (let index = Math.max(0, place - 3); index <= Math.min(lines.length - 1, place + 3); index++) {
    const line = lines[index];
    if (line === undefined || line.blank) continue;
    const span = trimmed(text, line);
    const words = text.slice(span.start, Math.min(span.end, span.start + LONGEST_EXCERPT));
    if (index === place)
      own = text.slice(Math.max(span.start, date.start - 80), Math.min(span.end, date.end + 80));
    else {
      around += `${words}\n`;
      if (Math.abs(index - place) <= 2 && NAME_LINE.test(words)) nameBeside = true;
    }
  }
  // In a sentence, “von Heyden” and “designed by William” are no bylines.
  if (BYLINE.test(own)) features.push(inSentence ? "by:sentence" : "by");
  else if (BYLINE.test(around)) features.push("by:near");
  if (nameBeside) features.push("name:near");
  if (READING_TIME.test(own) || READING_TIME.test(around)) features.push("reading-time");
  if (REACTIONS.test(own)) features.push("reactions");
  else if (REACTIONS.test(around)) features.push("reactions:near");
  if (SEPARATORS.test(own.replace(text.slice(date.start, date.end), ""))) features.push("separator");
  if (AGO.test(own)) features.push("ago");
  if (date.cue !== "updated" && UPDATE.test(own)) features.push("update-word");
  if (own.includes("(@")) features.push("handle");
  if (CAPTION.test(own)) features.push("caption");

  const others = new Set<Day>();
  for (const step of [-1, 1]) {
    for (let other = at + step; other >= 0 && other < dates.length; other += step) {
      const near = dates[other];
      const distance = Math.abs((places[other] ?? 0) - place);
      if (near === undefined || distance > NEIGHBOURS || others.size > 6) break;
      if (near.day !== date.day) others.add(near.day);
      if (distance > 2 || near.day === date.day) continue;
      const order = near.day > date.day ? "later" : "earlier";
      if (near.cue === "updated" || near.cue === "published") {
        features.push(`beside:${near.cue}`, `beside:${near.cue}-${order}&cue=${date.cue ?? "none"}`);
      }
      features.push(`beside:${order}`);
    }
  }
  features.push(`around=${bucket(others.size, [0, 1, 3])}`);
  return [...new Set(features)];
}

/** What tells by the day itself. */
function dayFeatures(page: Page, day: Day): string[] {
  const features: string[] = [];
  const { address, named, copyright } = page;
  const { year, month } = civilOf(day);
  if (address !== null) {
    if (address.day !== null) features.push(Math.abs(address.day - day) <= 1 ? "url:day" : "url:other-day");
    else if (address.month === null) features.push(address.year === year ? "url:year" : "url:other-year");
    else features.push(address.year === year && address.month === month ? "url:month" : "url:other-month");
  }
  if (named !== null) features.push(Math.abs(named - day) <= 1 ? "name:day" : "name:other-day");
  if (copyright !== null) features.push(`copyright=${Math.max(-2, Math.min(3, copyright - year))}`);
  if ((page.dayCounts.get(day) ?? 0) > 1) features.push("repeated");
  if (page.firstUpdate < day) features.push("updated-before");
  features.push(`behind-latest=${bucket(page.latest - day, [0, 2, 31, 400])}`);
  if (page.latestInBody > day) features.push("body-later");
  if (year < FIRST_PAGES) features.push("old");
  return features;
}

/** What tells which of two readings of the figures is meant: the separator, and clear dates on that day. */
function orderFeatures({ clues, dayCounts }: Page, date: DateExpression, day: Day): string[] {
  const written = clues.text.slice(date.start, date.end);
  const first = Number(/\d+/.exec(written)?.[0]);
  const order = civilOf(day).month === first ? "month-first" : "day-first";
  const separator = /[./-]/.exec(written)?.[0] ?? "";
  const features = [`${order}${separator}`];
  if (dayCounts.has(day)) features.push("confirmed");
  return features;
}

const TITLE_REACH = 20;

function nextToTitle(titles: readonly number[], places: readonly number[]): number {
  let best = -1;
  let nearest = TITLE_REACH;
  for (const [at, place] of places.entries()) {
    for (const title of titles) {
      const distance = place - title;
      if (distance < 0 || distance >= nearest) continue;
      nearest = distance;
      best = at;
    }
  }
  return best;
}

function nextToBody(body: Body, places: readonly number[]): number {
  let best = -1;
  for (const [at, place] of places.entries()) {
    if (place <= body.first && place > body.first - TITLE_REACH && place > (places[best] ?? -1)) best = at;
  }
  return best;
}

function titlePlace({ titles, clues }: Page, place: number): string {
  if (titles.length === 0) return clues.url === undefined ? "unknown" : "none";
  let nearest = Number.POSITIVE_INFINITY;
  for (const title of titles) {
    const distance = place - title;
    if (Math.abs(distance) < Math.abs(nearest)) nearest = distance;
  }
  return nearest < 0 ? `before-${bucket(-nearest, [2, 5])}` : `behind-${bucket(nearest, [2, 4, 8, 16])}`;
}

function bucket(value: number, bounds: readonly number[]): string {
  for (const bound of bounds) if (value <= bound) return String(bound);
  return "more";
}

function isWithin(place: number, body: Body): boolean {
  return place >= body.first && place <= body.last;
}

function placeName(place: number, body: Body): string {
  if (place < body.first) return `head-${bucket(body.first - place, [1, 2, 4, 8, 16, 40])}`;
  if (place > body.last) return `foot-${bucket(place - body.last, [1, 3, 10])}`;
  const into = place - body.first;
  if (into === 0) return "body-first";
  return into <= 2 ? "body-early" : place === body.last ? "body-last" : "body";
}

function wordsIn(text: string, start: number, end: number): number {
  if (end - start > 200) return 30;
  let count = 0;
  for (const token of tokenise(text, start, end)) if (!isDigit(text.charCodeAt(token.start))) count++;
  return count;
}

const LONGEST_SHAPE = 60;

/** A line with its figures and words made equal: dates of one list have one shape. */
function shapeOf(text: string, line: Line | undefined): string {
  if (line === undefined) return "";
  const end = Math.min(line.end, line.start + LONGEST_SHAPE);
  let shape = line.end > end ? "+" : "";
  for (let at = line.start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      shape += "9";
      at = digitsEnd(text, at) - 1;
    } else if (isWordCode(code)) {
      while (at + 1 < end && isWordCode(text.charCodeAt(at + 1))) at++;
      shape += "a";
    } else if (code > 0x20) shape += text[at];
  }
  return shape;
}

function copyrightYear(text: string): number | null {
  let latest: number | null = null;
  for (const match of text.matchAll(COPYRIGHT)) latest = Math.max(latest ?? 0, Number(match[1]));
  return latest;
}
