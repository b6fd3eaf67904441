import { isSpaceCode } from "./lines";
import type { Span } from "./span";

/** A run of HTML tags, comments and script or style elements with nothing but white space between. */
export interface Markup extends Span {
  /** True where the markup ends a paragraph or a line on the page. */
  readonly breaks: boolean;
  /** True where nothing that a reader saw or could follow is in it: no link, no picture, no script. */
  readonly plain: boolean;
}

const INLINE =
  "a abbr acronym b bdi bdo big cite code del dfn em embed font i img ins kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr button input label svg path video audio source iframe script style noscript object param picture";
const BLOCK =
  "address article aside blockquote body br caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li link main meta nav ol p pre section table tbody td tfoot th thead title tr ul";
const BLOCKS = new Set(BLOCK.split(" "));
const NAMES = new Set([...INLINE.split(" "), ...BLOCKS]);
const HARMLESS = new Set(
  "class style id dir lang align valign width height border color face size target rel role itemprop itemscope cellpadding cellspacing bgcolor clear start type".split(
    " ",
  ),
);
const WITH_CONTENT = new Set(["script", "style"]);
// No tag that people write is longer; a "<" in a formula must not be followed to the end of the text.
const LONGEST_TAG = 2000;
const NAME = /<\/?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])/y;
const ATTRIBUTE = /([a-zA-Z][a-zA-Z0-9:_-]*)\s*(?:=|(?=[\s/>]))/y;
const TOLD_OF = /^[\s”"’'`]*(?:tags?|elements?|attributes?|selectors?|blocks?|markup)\b/i;

/** The markup in `[start, end)`, in order. Only names that HTML has: "<3", "a < b" and "<name@host>" are none. */
export function markupIn(text: string, { start, end }: Span): Markup[] {
  const found: Markup[] = [];
  const ends = new Ends(text.slice(start, end), start);
  let at = text.indexOf("<", start);
  while (at >= 0 && at < end) {
    const one = markupAt(text, at, end, ends);
    if (one === null) {
      at = text.indexOf("<", at + 1);
      continue;
    }
    const last = found[found.length - 1];
    if (last !== undefined && onlySpace(text, last.end, one.start)) {
      found[found.length - 1] = {
        start: last.start,
        end: one.end,
        breaks: last.breaks || one.breaks,
        plain: last.plain && one.plain,
      };
    } else found.push(one);
    at = text.indexOf("<", one.end);
  }
  return found.filter((markup) => !TOLD_OF.test(text.slice(markup.end, Math.min(end, markup.end + 24))));
}

/** Where comments and elements end, in small letters; each place is looked for once, however many open. */
class Ends {
  readonly #text: string;
  readonly #start: number;
  readonly #known = new Map<string, number>();
  #lowered: string | undefined;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
  }

  /** The next `end` at or behind `from`, or -1; `from` only grows. */
  next(end: string, from: number): number {
    const known = this.#known.get(end);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = this.#lower().indexOf(end, from - this.#start);
    const place = found < 0 ? -1 : found + this.#start;
    this.#known.set(end, place);
    return place;
  }

  #lower(): string {
    this.#lowered ??= this.#text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    return this.#lowered;
  }
}

function onlySpace(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpaceCode(text.charCodeAt(at))) return false;
  return true;
}

function markupAt(text: string, start: number, limit: number, ends: Ends): Markup | null {
  if (text.startsWith("<!--", start)) {
    const close = ends.next("-->", start + 4);
    return close < 0 ? null : { start, end: close + 3, breaks: false, plain: true };
  }
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[1]?.toLowerCase();
  if (name === undefined || !NAMES.has(name)) return null;
  const close = closeOf(text, NAME.lastIndex, Math.min(limit, start + LONGEST_TAG));
  if (close < 0) return null;
  if (WITH_CONTENT.has(name) && text.charAt(start + 1) !== "/") {
    const behind = ends.next(`</${name}>`, close);
    if (behind >= 0) {
      return { start, end: behind + name.length + 3, breaks: true, plain: false };
    }
  }
  return {
    start,
    end: close,
    breaks: BLOCKS.has(name),
    plain: harmless(text, NAME.lastIndex, close),
  };
}

/** Behind the ">" that ends the tag, quoted attribute values skipped; -1 where it does not end. */
function closeOf(text: string, from: number, limit: number): number {
  let quote = 0;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at + 1;
    else if (code === 0x3c) return -1;
  }
  return -1;
}

function harmless(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (match === null || ATTRIBUTE.lastIndex > end) {
      at++;
      continue;
    }
    if (!HARMLESS.has((match[1] ?? "").toLowerCase())) return false;
    at = ATTRIBUTE.lastIndex;
    while (at < end && isSpaceCode(text.charCodeAt(at))) at++;
    const quote = text.charAt(at);
    if (quote === '"' || quote === "'") {
      const close = text.indexOf(quote, at + 1);
      at = close < 0 ? end : close + 1;
    } else while (at < end && !isSpaceCode(text.charCodeAt(at))) at++;
  }
  return true;
}
