import { isSpaceCode } from "../text/lines";
import { tokenise } from "../text/tokens";
import cueWords from "./data/cues.json";
import { isDigit } from "./digits";
import type { DateCue } from "./expression";
import { foldDateWord } from "./words";

const CUES = new Map<string, DateCue>();
for (const cue of ["comment", "captured", "copyright", "event", "updated", "published"] as const) {
  for (const phrase of cueWords[cue]) CUES.set(foldDateWord(phrase), cue);
}

/** How many words may stand between a cue and its date. */
const REACH: Readonly<Record<DateCue, number>> = {
  published: 8,
  updated: 5,
  event: 0,
  copyright: 3,
  captured: 3,
  comment: 6,
};
const LONGEST_LEAD = 90;
const MOST_PHRASE_WORDS = 3;
const LONGEST_CJK_CUE = 5;

/**
 * What the words before a date say it dates: the nearest cue in `[from, to)`, where `to` is the date's start and
 * `from` its line's start or the end of the date before it. A sentence's end breaks the tie.
 */
export function cueBefore(text: string, from: number, to: number): DateCue | undefined {
  let start = Math.max(from, to - LONGEST_LEAD);
  for (let at = to - 1; at > start; at--) {
    if (!isSpaceCode(text.charCodeAt(at))) continue;
    // A stop ends a sentence unless a short word, “Jan.”, or a digit stands before it.
    const code = text.charCodeAt(at - 1);
    if ((code === 0x2e || code === 0x21 || code === 0x3f) && endsLongWord(text, at - 1)) {
      start = at;
      break;
    }
  }
  if (text.charCodeAt(to - 1) === 0xa9 || text.charCodeAt(to - 2) === 0xa9) return "copyright";
  const tokens = tokenise(text, start, to);
  let phrase: string[] = [];
  for (let index = tokens.length - 1, gap = 0; index >= 0; index--, gap++) {
    const token = tokens[index];
    if (token === undefined) continue;
    const word = foldDateWord(text.slice(token.start, token.end));
    if (isDigit(word.charCodeAt(0))) {
      phrase = [];
      continue;
    }
    if (word.charCodeAt(0) >= 0x2e80) {
      const cue = cueInRun(word);
      if (cue !== undefined) return cue;
    }
    phrase = [word, ...phrase.slice(0, MOST_PHRASE_WORDS - 1)];
    const cue = cueOfPhrase(phrase, gap);
    if (cue !== undefined) return cue;
  }
  return undefined;
}

/** The cue that the phrase or the longest beginning of it is, if it is near enough. */
function cueOfPhrase(phrase: readonly string[], gap: number): DateCue | undefined {
  for (let length = phrase.length; length > 0; length--) {
    const cue = CUES.get(phrase.slice(0, length).join(" "));
    if (cue !== undefined && gap - (length - 1) <= REACH[cue]) return cue;
  }
  return undefined;
}

/** Chinese, Japanese and Korean have no blanks to find words by: looks for the cue nearest to the run's end. */
function cueInRun(run: string): DateCue | undefined {
  for (let end = run.length; end > Math.max(0, run.length - 24); end--) {
    for (let length = Math.min(LONGEST_CJK_CUE, end); length >= 2; length--) {
      const cue = CUES.get(run.slice(end - length, end));
      if (cue !== undefined) return cue;
    }
  }
  return undefined;
}

function endsLongWord(text: string, stop: number): boolean {
  for (let at = stop - 1; at > stop - 5; at--) {
    const code = text.charCodeAt(at);
    if (at < 0 || isSpaceCode(code) || isDigit(code) || code === 0x2e) return false;
  }
  return true;
}

/** The cue that a whole short line is: “Published:”, “Last updated on”, “Posted by”. */
export function cueOfLine(text: string, start: number, end: number): DateCue | undefined {
  const words = tokenise(text, start, end).map((token) => foldDateWord(text.slice(token.start, token.end)));
  if (words.length === 0 || words.length > 4) return undefined;
  for (let length = words.length; length > 0; length--) {
    const cue = CUES.get(words.slice(0, length).join(" "));
    // “By Jane Doe” and “Jane says” above a date say nothing of it.
    if (cue !== undefined && cue !== "event" && cue !== "comment") return cue;
  }
  return undefined;
}
