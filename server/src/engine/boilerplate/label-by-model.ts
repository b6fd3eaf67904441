import { isByline } from "./byline";
import { debrisProbabilities, type LineModel } from "./classifier/classify";
import { decode } from "./classifier/decode";
import type { LineClues } from "./classifier/line-features";
import type { Label } from "./label-lines";
import { isProse, type PageLine } from "./page-line";
import type { PartKind } from "./zone";

/**
 * Labels further lines as debris by the line classifier, in place; what wording and form have shown stays. The lines
 * that make the article's header are kept. Its labels are never safe.
 */
export function labelByModel(clues: LineClues, labels: (Label | undefined)[], model: LineModel): void {
  const { lines } = clues;
  if (!isPage(lines, labels)) return;
  const debris = debrisProbabilities(clues, model);
  const decided = decode(
    debris,
    lines.map((line) => line.shape.words),
  );
  for (const at of decided.keys()) if (labels[at] !== undefined) decided[at] = true;
  dropUnsupported(lines, labels, decided, debris);
  keepHeader(clues, labels, decided, debris);
  for (const line of lines) {
    const at = line.place;
    if (!decided[at] || labels[at] !== undefined) continue;
    const kind = kindOf(lines, at);
    labels[at] = {
      kind,
      confidence: Math.round((debris[at] ?? 0.5) * 100) / 100,
      safety: "review",
      reason: REASONS[kind] ?? "looks like the page around the article",
    };
  }
}

const REASONS: Partial<Readonly<Record<PartKind, string>>> = {
  navigation: "short lines in a row, outside of the running text",
  "foreign-teaser": "shares hardly a word with the article and stands outside of it",
  "page-text": "looks like the page around the article, by form, place and neighbours",
};

// Below these there is too little to compare a line with.
const FEWEST_LINES = 12;
const FEWEST_PROSE_WORDS = 100;

/** The classifier knows pages: running text with something around it. A poem, a table, a list is none. */
export function isPage(lines: readonly PageLine[], labels: readonly (Label | undefined)[]): boolean {
  if (lines.length < FEWEST_LINES) return false;
  let prose = 0;
  for (const { shape, place } of lines)
    if (labels[place] === undefined && isProse(shape)) prose += shape.words;
  return prose >= FEWEST_PROSE_WORDS;
}

const HEADER = 12;
const LONGEST_TITLE = 200;
const SHORTEST_TITLE = 20;
const LONGEST_DATE_LINE = 14;

/** Title, date line and byline right above the article's first line of text are no debris, whatever they look like. */
export function keepHeader(
  { lines, dates }: LineClues,
  labels: readonly (Label | undefined)[],
  decided: boolean[],
  debris: Float64Array,
): void {
  const body = lines.findIndex((line) => !decided[line.place] && isProse(line.shape));
  let title = -1;
  for (let at = body - 1; at >= Math.max(0, body - HEADER); at--) {
    const line = lines[at];
    if (line === undefined || labels[at] !== undefined) continue;
    const { text, shape } = line;
    const dated = dates.some((date) => date.start >= line.line.start && date.end <= line.line.end);
    if ((dated && shape.words <= LONGEST_DATE_LINE) || isByline(text)) decided[at] = false;
    const titled =
      text.length >= SHORTEST_TITLE && text.length <= LONGEST_TITLE && shape.words >= 4 && !shape.ended;
    if (titled && (title < 0 || (debris[at] ?? 1) < (debris[title] ?? 1))) title = at;
  }
  if (title >= 0) decided[title] = false;
}

const SURE = 0.9;
const SURE_AT_EDGE = 0.8;
const LONG_RUN = 4;
const NEAR = 2;

/**
 * A run that no known wording supports, in it or hard by, has to be sure: inside the text long besides. Else it stays.
 */
export function dropUnsupported(
  lines: readonly PageLine[],
  labels: readonly (Label | undefined)[],
  decided: boolean[],
  debris: Float64Array,
): void {
  const n = lines.length;
  for (let at = 0; at < n; ) {
    if (!decided[at]) {
      at++;
      continue;
    }
    let end = at;
    let sum = 0;
    for (; end < n && decided[end]; end++) sum += debris[end] ?? 0;
    const mean = sum / (end - at);
    const supported = labels.slice(Math.max(0, at - NEAR), end + NEAR).some((label) => label !== undefined);
    const edge = (at === 0 || end === n) && mean >= SURE_AT_EDGE;
    if (!supported && !edge && (end - at < LONG_RUN || mean < SURE)) decided.fill(false, at, end);
    at = end;
  }
}

const SHORT = 60;

function kindOf(lines: readonly PageLine[], at: number): PartKind {
  const isShort = (line: PageLine | undefined): boolean =>
    line !== undefined && line.text.length <= SHORT && !line.shape.ended;
  const line = lines[at];
  if (line === undefined) return "page-text";
  if (isShort(line) && (isShort(lines[at - 1]) || isShort(lines[at + 1]))) return "navigation";
  return line.shape.truncated || isProse(line.shape) ? "foreign-teaser" : "page-text";
}
