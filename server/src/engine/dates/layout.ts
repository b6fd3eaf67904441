import { type Line, trimmed } from "../text/lines";

/** The stretch of lines that holds most prose: what stands before it is the head of the page, behind it its foot. */
export interface Body {
  readonly first: number;
  readonly last: number;
}

const PROSE_LENGTH = 120;

/**
 * The run of lines with the greatest sum of scores (Kadane's algorithm), where a line of prose counts by its length
 * and any other against the run.
 */
export function findBody(text: string, lines: readonly Line[]): Body {
  let best = { first: 0, last: 0, score: 0 };
  let first = 0;
  let score = 0;
  for (const line of lines) {
    if (line.blank) continue;
    if (score <= 0) {
      score = 0;
      first = line.index;
    }
    score += isProse(text, line) ? Math.min(5, widthOf(text, line) / PROSE_LENGTH) : -0.6;
    if (score > best.score) best = { first, last: line.index, score };
  }
  return best;
}

function isProse(text: string, line: Line): boolean {
  return widthOf(text, line) >= PROSE_LENGTH && endsSentence(text, trimmed(text, line).end);
}

const DENSE_SCRIPT = 0x2e80;
const DENSITY = 3;

/** The length of a line, as long as its translation: a Chinese character or Korean syllable says what three letters do. */
function widthOf(text: string, { start, end }: Line): number {
  const dense = text.charCodeAt((start + end) >> 1) >= DENSE_SCRIPT;
  return (end - start) * (dense ? DENSITY : 1);
}

const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*$/;

/** True where the words before `end` end a sentence, closing quotes and brackets let pass. */
export function endsSentence(text: string, end: number): boolean {
  return SENTENCE_END.test(text.slice(Math.max(0, end - 4), end));
}

const FEWEST_SLUG_WORDS = 3;
const TITLE_OVERLAP = 0.6;
const SLUG_OVERLAP = 0.75;
const LONGEST_TITLE = 200;
const MOST_TITLES = 8;
const WORD = /[\p{L}\p{N}]+/gu;

/** The lines that share most of their words with the last long piece of an address: the article's title. */
export function findTitles(text: string, lines: readonly Line[], url: string): number[] {
  const slug = slugWords(url);
  if (slug.size < FEWEST_SLUG_WORDS) return [];
  const titles: number[] = [];
  for (const line of lines) {
    if (line.blank || line.end - line.start > LONGEST_TITLE) continue;
    const words = new Set(text.slice(line.start, line.end).toLowerCase().match(WORD) ?? []);
    if (words.size < FEWEST_SLUG_WORDS) continue;
    let shared = 0;
    for (const word of words) if (slug.has(word)) shared++;
    const whole = shared >= SLUG_OVERLAP * slug.size && words.size <= 3 * slug.size;
    if (whole || (2 * shared) / (words.size + slug.size) >= TITLE_OVERLAP) titles.push(line.index);
    if (titles.length === MOST_TITLES) break;
  }
  return titles;
}

function slugWords(url: string): Set<string> {
  const path = url
    .slice(0, 2000)
    .replace(/[?#].*$/, "")
    .replace(/^[a-z]+:\/\/[^/]*/i, "");
  let best = new Set<string>();
  for (const piece of path.split("/")) {
    const words = new Set(
      piece
        .toLowerCase()
        .replace(/\.[a-z]{2,5}$/, "")
        .match(WORD) ?? [],
    );
    if (words.size >= best.size) best = words;
  }
  return best;
}
