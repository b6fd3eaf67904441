import { isSpaceCode } from "./lines";
import type { Span } from "./span";
import { isDigitCode, isWordCode } from "./tokens";

/** Kinds of double quotation mark that can be swapped for one another without a change of meaning. */
export type QuoteStyle = "straight" | "curly";

/** A double quotation mark with its partner: `open` and `close` are one code unit each. */
export interface Quotation {
  readonly open: Span;
  readonly close: Span;
  readonly opens: string;
  readonly closes: string;
  /** True where it stands within another quotation. */
  readonly nested: boolean;
}

const STRAIGHT = 0x22;
const CURLY_OPEN = 0x201c;
const CURLY_CLOSE = 0x201d;
const LOW = 0x201e;
const DEEPEST = 8;
// A quotation is said in a breath or a paragraph; what is further apart does not belong together.
const LONGEST = 2000;

function isMark(code: number): boolean {
  return code === STRAIGHT || code === CURLY_OPEN || code === CURLY_CLOSE || code === LOW;
}

function isSpaceOrOpening(code: number): boolean {
  return (
    Number.isNaN(code) ||
    isSpaceCode(code) ||
    code === 0x28 ||
    code === 0x5b ||
    code === 0x2f ||
    (code >= 0x2012 && code <= 0x2015) ||
    code === 0x2018 ||
    code === 0xab ||
    isMark(code)
  );
}

/** What a mark at `at` can be, by its shape and by its neighbours: opening, closing, or neither that can be told. */
function roleOf(text: string, at: number, { start, end }: Span): "open" | "close" | "unclear" {
  const code = text.charCodeAt(at);
  if (code === LOW) return "open";
  const before = at > start ? text.charCodeAt(at - 1) : Number.NaN;
  const after = at + 1 < end ? text.charCodeAt(at + 1) : Number.NaN;
  const opening = isSpaceOrOpening(before) && !Number.isNaN(after) && !isSpaceCode(after);
  const word = isWordCode(after) || isDigitCode(after);
  // German closes with the mark that English opens with, Swedish opens with the one that English closes with.
  if (code === CURLY_OPEN) return opening || word ? "open" : "close";
  if (code === CURLY_CLOSE) return opening && word ? "open" : "close";
  if (opening) return isSpaceOrOpening(after) && !isMark(after) ? "unclear" : "open";
  if (word) return "unclear";
  return "close";
}

/**
 * The double quotations of one paragraph, inner ones included, in order of their opening mark. A mark without partner
 * (a quotation that goes on in the next paragraph, inches, ditto) is in none. Linear in the length of the paragraph.
 */
export function quotationsIn(text: string, paragraph: Span): Quotation[] {
  const quotations: Quotation[] = [];
  const open: number[] = [];
  for (let at = paragraph.start; at < paragraph.end; at++) {
    if (!isMark(text.charCodeAt(at))) continue;
    const role = roleOf(text, at, paragraph);
    if (role === "open") {
      if (open.length === DEEPEST) open.shift();
      open.push(at);
    } else if (role === "close") {
      const from = partnerOf(text, open, at);
      if (from === undefined) continue;
      quotations.push({
        open: { start: from, end: from + 1 },
        close: { start: at, end: at + 1 },
        opens: text.charAt(from),
        closes: text.charAt(at),
        nested: open.length > 0,
      });
    }
  }
  return quotations.sort((a, b) => a.open.start - b.open.start);
}

/** Takes from the open marks the one that the mark at `at` closes: one of its own kind first, else the innermost. */
function partnerOf(text: string, open: number[], at: number): number | undefined {
  const kind = text.charCodeAt(at);
  for (let place = open.length - 1; place >= 0; place--) {
    const from = open[place];
    if (from === undefined || !fits(text.charCodeAt(from), kind) || at - from > LONGEST) continue;
    open.length = place;
    return from;
  }
  // Behind a figure it may be the sign for inches.
  if (kind === STRAIGHT && isDigitCode(text.charCodeAt(at - 1))) return undefined;
  const from = open.pop();
  return from === undefined || at - from > LONGEST ? undefined : from;
}

/** True where the two marks make a pair in some language: "…", “…”, „…“, „…”, ”…”. */
export function fits(open: number, close: number): boolean {
  if (open === STRAIGHT || close === STRAIGHT) return open === close;
  return true;
}

/** The style of a well-formed quotation, or null for styles of other languages („…“, ”…”), which stay as they are. */
export function styleOf({ opens, closes }: Quotation): QuoteStyle | null {
  if (opens === '"' && closes === '"') return "straight";
  return opens === "“" && closes === "”" ? "curly" : null;
}

/** The style that most of the quotations have; straight where there is a tie, as keyboards have it. */
export function majorityStyle(quotations: readonly Quotation[]): QuoteStyle {
  let balance = 0;
  for (const quotation of quotations) {
    const style = styleOf(quotation);
    if (style !== null) balance += style === "curly" ? 1 : -1;
  }
  return balance > 0 ? "curly" : "straight";
}

/** The opening and the closing mark of a style. */
export function marksOf(style: QuoteStyle): readonly [open: string, close: string] {
  return style === "curly" ? ["“", "”"] : ['"', '"'];
}
