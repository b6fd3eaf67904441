import type { Span } from "./span";

/** What is wrong with a run of invisible characters, and what to put in its place. */
export interface Invisible extends Span {
  readonly name: string;
  readonly newText: string;
  /** False where taking it away changes the order in which text is shown. */
  readonly safe: boolean;
}

const ANY =
  /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc]|\u{e0001}|[\u{e0020}-\u{e007f}]/u;
const RUN =
  /(?:[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc]|\u{e0001}|[\u{e0020}-\u{e007f}])+|[\u2028\u2029]+/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
// Scripts whose spelling needs joiners, or that mark words with a zero-width space; emoji join by U+200D.
const JOINING =
  /[\u0600-\u08ff\u0900-\u0eff\u0f00-\u109f\u1780-\u18af\u1900-\u1aaf\u1b00-\u1c4f\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc]|\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier}/u;
const BLACK_FLAG = "\u{1f3f4}";

const NAMES: ReadonlyMap<number, string> = new Map([
  [0xad, "soft hyphen"],
  [0x200b, "zero-width space"],
  [0x200c, "zero-width non-joiner"],
  [0x200d, "zero-width joiner"],
  [0x200e, "left-to-right mark"],
  [0x200f, "right-to-left mark"],
  [0x2028, "line separator"],
  [0x2029, "paragraph separator"],
  [0x202a, "left-to-right embedding"],
  [0x202b, "right-to-left embedding"],
  [0x202c, "end of a change of direction"],
  [0x202d, "left-to-right override"],
  [0x202e, "right-to-left override"],
  [0x2060, "word joiner"],
  [0xfeff, "byte order mark inside the text"],
  [0xfffc, "place of an object that is not there"],
]);

/** A quick look whether `invisibleIn` can find anything at all. */
export function hasInvisible(text: string): boolean {
  return ANY.test(text);
}

/** Invisible characters of `[start, end)` that the text does not need. Joiners and marks of direction stay in scripts that use them. */
export function invisibleIn(text: string, { start, end }: Span): Invisible[] {
  const words = text.slice(start, end);
  if (!ANY.test(words)) return [];
  const rightToLeft = RIGHT_TO_LEFT.test(words);
  const found: Invisible[] = [];
  for (const { 0: run, index } of words.matchAll(RUN)) {
    // A byte order mark at the very start is the file's, not the text's.
    if (start + index === 0 && run === "\ufeff") continue;
    const neighbours = `${words.slice(Math.max(0, index - 2), index)}${words.slice(index + run.length, index + run.length + 2)}`;
    if (JOINING.test(neighbours) && /^[\u180e\u200b-\u200d]+$/.test(run)) continue;
    if (words.slice(0, index).endsWith(BLACK_FLAG) && /^[\u{e0020}-\u{e007f}]+$/u.test(run)) continue;
    const overrides = /[\u202d\u202e]/.test(run);
    if (rightToLeft && !overrides && /^[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]+$/.test(run)) continue;
    found.push({
      start: start + index,
      end: start + index + run.length,
      name: nameOf(run),
      newText: /^[\u2028\u2029]/.test(run) ? "\n" : "",
      safe: !(rightToLeft || overrides),
    });
  }
  return found;
}

function nameOf(run: string): string {
  const code = run.codePointAt(0) ?? 0;
  const name = NAMES.get(code) ?? `invisible character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return run.length > 1 && run.charCodeAt(0) !== 0xdb40
    ? `${run.length} invisible characters (${name})`
    : name;
}
