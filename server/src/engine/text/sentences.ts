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

/** What a code unit is to the end of a sentence. */
enum End {
  None,
  /** It ends one, if white space and a beginning follow. */
  Stop,
  /** It ends one whatever follows. */
  Full,
}

const ENDS = new Uint8Array(0x10000);
for (const stop of ".!?…") ENDS[stop.charCodeAt(0)] = End.Stop;
for (const stop of "。！？｡") ENDS[stop.charCodeAt(0)] = End.Full;

const LONGEST_ABBREVIATION = Math.max(...[...ABBREVIATIONS].map((word) => word.length));

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
    if (stop - from > LONGEST_ABBREVIATION) return false;
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
  for (;;) {
    while (at < end && ENDS[text.charCodeAt(at)] === End.None) at++;
    if (at >= end) break;
    const code = text.charCodeAt(at);
    const cjk = ENDS[code] === End.Full;
    const stop = at++;
    while (at < end && (ENDS[text.charCodeAt(at)] === End.Stop || closes(text.charCodeAt(at)))) at++;
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
