import { isByline } from "./byline";
import { debrisProbabilities, type LineModel } from "./classifier/classify";
import { decode } from "./classifier/decode";
import type { LineClues } from "./classifier/line-features";
import type { Label } from "./label-lines";
import { isProse, type PageLine } from "./page-line";
import type { PartKind } from "./zone";

/**
 * Labels further lines as debris by the line classifier, in place; what wording and form have shown stays. The lines
 * that make the article's header are kept, the one at `title` among them. Its labels are never safe.
 */
export function labelByModel(
  clues: LineClues,
  labels: (Label | undefined)[],
  model: LineModel,
  title = -1,
): void {
  const { lines } = clues;
  if (!isPage(lines, labels)) return;
  const debris = debrisProbabilities(clues, model);
  // What wording has shown draws its neighbours along.
  for (const at of debris.keys()) {
    if (labels[at] !== undefined) debris[at] = Math.max(LABELLED, debris[at] ?? 0);
  }
  const decided = decode(
    debris,
    lines.map((line) => line.shape.words),
  );
  for (const at of decided.keys()) if (labels[at] !== undefined) decided[at] = true;
  if (title >= 0) decided[title] = false;
  dropUnsupported(labels, decided, debris);
  keepHeader(clues, labels, decided, debris);
  nameRuns(lines, labels, decided, debris);
}

const LABELLED = 0.95;

const REASONS: Partial<Readonly<Record<PartKind, string>>> = {
  navigation: "short lines in a row, apart from the running text",
  "foreign-teaser": "text apart from the article's, by place, neighbours and words",
  "page-text": "looks like the page around the article, by form, place and neighbours",
};

// Below these there is too little to compare a line with.
const FEWEST_LINES = 12;
// Letters and mails look like small pages: where no wording shows that it is one, a text must be as long as most news.
const FEWEST_PROSE_WORDS_ALONE = 400;
// Title, date line and a subheading.
const FEWEST_OTHERS = 4;

/**
 * The classifier knows pages: running text with something around it. A poem, a table, a list is none, and paragraphs
 * below a headline leave nothing to classify.
 */
function isPage(lines: readonly PageLine[], labels: readonly (Label | undefined)[]): boolean {
  if (lines.length < FEWEST_LINES) return false;
  let prose = 0;
  let others = 0;
  for (const { shape, place } of lines) {
    if (!isProse(shape)) others++;
    else if (labels[place] === undefined) prose += shape.words;
  }
  const shown = labels.some((label) => label !== undefined);
  if (shown ? prose === 0 : prose < FEWEST_PROSE_WORDS_ALONE) return false;
  return others >= FEWEST_OTHERS;
}

const HEADER = 12;
const LONGEST_TITLE = 200;
const SHORTEST_TITLE = 20;
const LONGEST_DATE_LINE = 14;

/** Title, date line and byline right above the article's first line of text are no debris, whatever they look like. */
function keepHeader(
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

const SURE = 0.89;
const SURE_AT_EDGE = 0.8;
const LONG_RUN = 4;
const FEWEST_AT_HEAD = 3;
const NEAR = 4;
const REACH = 20;

/**
 * Where no known wording stands in a run, hard by, or within reach, the run has to be sure: inside the text long besides.
 * Else it stays. A share button tells of the menu around it, not of two hundred lines behind it.
 */
export function dropUnsupported(
  labels: readonly (Label | undefined)[],
  decided: boolean[],
  debris: Float64Array,
): void {
  const n = labels.length;
  for (let start = 0; start < n; ) {
    if (!decided[start]) {
      start++;
      continue;
    }
    let end = start;
    while (end < n && decided[end]) end++;
    // A line or two above everything else are a title.
    const title =
      start === 0 && end < FEWEST_AT_HEAD && labels.slice(0, end).every((label) => label === undefined);
    if (title) decided.fill(false, 0, end);
    else dropUnsure(labels, decided, debris, start, end);
    start = end;
  }
}

/** Takes those stretches out of a run that are neither supported nor sure. */
function dropUnsure(
  labels: readonly (Label | undefined)[],
  decided: boolean[],
  debris: Float64Array,
  start: number,
  end: number,
): void {
  const n = labels.length;
  const supported = new Uint8Array(end - start);
  for (let at = Math.max(0, start - NEAR); at < Math.min(n, end + NEAR); at++) {
    if (labels[at] !== undefined)
      supported.fill(1, Math.max(0, at - REACH - start), Math.max(0, at + REACH + 1 - start));
  }
  for (let from = start; from < end; ) {
    let to = from;
    let sum = 0;
    for (; to < end && supported[to - start] === 0; to++) sum += debris[to] ?? 0;
    const length = to - from;
    const edge = (from === 0 || to === n) && sum >= SURE_AT_EDGE * length;
    const brief = length === end - start && length < LONG_RUN;
    if (!edge && (brief || sum < SURE * length)) decided.fill(false, from, to);
    from = to + 1;
  }
}

/** Gives each run of further lines one name, so that a list of teasers is one part and not twenty. */
function nameRuns(
  lines: readonly PageLine[],
  labels: (Label | undefined)[],
  decided: readonly boolean[],
  debris: Float64Array,
): void {
  for (let at = 0; at < lines.length; ) {
    if (!decided[at] || labels[at] !== undefined) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && decided[end] && labels[end] === undefined) end++;
    const kind = kindOf(lines.slice(at, end));
    const reason = REASONS[kind] ?? "";
    for (; at < end; at++) {
      const confidence = Math.round((debris[at] ?? 0.5) * 100) / 100;
      labels[at] = { kind, confidence, safety: "review", reason };
    }
  }
}

const SHORT = 60;
const FEWEST_MENU_LINES = 3;
const MOST_LONG = 0.25;

function kindOf(run: readonly PageLine[]): PartKind {
  const long = run.filter(({ text, shape }) => text.length > SHORT || shape.ended).length;
  if (run.length >= FEWEST_MENU_LINES && long <= run.length * MOST_LONG) return "navigation";
  return run.some(({ shape }) => shape.truncated || isProse(shape)) ? "foreign-teaser" : "page-text";
}
