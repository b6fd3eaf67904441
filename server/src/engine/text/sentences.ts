import { isSpaceCode } from "./lines";
import type { Span } from "./span";
import { isDigitCode, isUpperCode, isWordCode } from "./tokens";

/** Shortenings after which a full stop ends no sentence, folded, without the stop. */
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof sr jr st rev gen col lt capt cmdr sgt maj adm gov sen rep hon pres fr msgr mt ft " +
    "vs etc no nos vol fig al inc corp ltd co bros dept univ assn est approx " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun " +
    "e.g i.e a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.a m.a"
  ).split(" "),
);

function endsSentence(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026;
}

function endsCjkSentence(code: number): boolean {
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff61;
}

function closes(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x27 ||
    code === 0x29 ||
    code === 0x5d ||
    code === 0xbb ||
    code === 0x203a ||
    code === 0x2019 ||
    code === 0x201d ||
    code === 0x300d ||
    code === 0x300f ||
    code === 0xff09
  );
}

function opens(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x27 ||
    code === 0x28 ||
    code === 0x5b ||
    code === 0xab ||
    code === 0x2039 ||
    code === 0x2018 ||
    code === 0x201c ||
    code === 0x201e ||
    code === 0xbf ||
    code === 0xa1
  );
}

/** True where the full stop at `stop` belongs to a shortening, an initial or a number, and ends nothing. */
function isInnerStop(text: string, stop: number, paragraphStart: number): boolean {
  let from = stop;
  while (from > paragraphStart) {
    const code = text.charCodeAt(from - 1);
    if (!isWordCode(code) && !isDigitCode(code) && code !== 0x2e) break;
    from--;
    if (stop - from > 12) return false;
  }
  const word = text.slice(from, stop);
  if (word.length === 1) return isUpperCode(word.charCodeAt(0));
  return ABBREVIATIONS.has(word.toLowerCase());
}

/**
 * The sentences of one paragraph `[start, end)`, without the white space around them. Cuts after . ! ? … and closing
 * quotes where white space and something that can start a sentence (capital, digit, quote, other script) follow;
 * after 。！？ always. Every code unit that is not white space is in exactly one sentence.
 */
export function sentencesOf(text: string, paragraph: Span): Span[] {
  const sentences: Span[] = [];
  const { end } = paragraph;
  let from = paragraph.start;
  while (from < end && isSpaceCode(text.charCodeAt(from))) from++;
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    const cjk = endsCjkSentence(code);
    if (!cjk && !endsSentence(code)) {
      at++;
      continue;
    }
    const stop = at++;
    while (at < end && (endsSentence(text.charCodeAt(at)) || closes(text.charCodeAt(at)))) at++;
    const after = at;
    while (at < end && isSpaceCode(text.charCodeAt(at))) at++;
    if (at >= end) break;
    if (!cjk) {
      if (at === after) continue;
      const next = text.charCodeAt(at);
      const starts = isUpperCode(next) || isDigitCode(next) || opens(next) || next >= 0x590;
      if (!starts) continue;
      if (code === 0x2e && after === stop + 1 && isInnerStop(text, stop, paragraph.start)) continue;
    }
    sentences.push({ start: from, end: after });
    from = at;
  }
  let last = end;
  while (last > from && isSpaceCode(text.charCodeAt(last - 1))) last--;
  if (last > from) sentences.push({ start: from, end: last });
  return sentences;
}
