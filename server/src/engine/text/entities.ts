import table from "./data/entities.json";
import type { Span } from "./span";
import { decodeWindows1252 } from "./windows-1252";

/** A character reference of HTML in a text, with what it stands for. */
export interface Entity extends Span {
  readonly meaning: string;
}

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(table.names));
// The blank behind the ampersand is what some tokenisers put there.
const REFERENCE = /& ?(?:amp; ?)*(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));/g;
const AMPERSANDS = /^& ?(?:amp; ?)+$/;

/**
 * The references in `[start, end)`, as HTML reads them, but only those that end in a semicolon ("AT&T", "R&D" and the
 * parameters of a URL are none). One that was escaped over and over ("&amp;amp;quot;") is one entity.
 */
export function entitiesIn(text: string, { start, end }: Span): Entity[] {
  const words = text.slice(start, end);
  const entities: Entity[] = [];
  for (const match of words.matchAll(REFERENCE)) {
    const meaning = meaningOf(match[0], match[1], match[2], match[3]);
    if (meaning === null) continue;
    entities.push({ start: start + match.index, end: start + match.index + match[0].length, meaning });
  }
  return entities;
}

function meaningOf(whole: string, decimal?: string, hex?: string, name?: string): string | null {
  if (AMPERSANDS.test(whole)) return "&";
  if (name !== undefined) return NAMES.get(name) ?? null;
  const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? "", 16);
  if (code >= 0x80 && code <= 0x9f) return decodeWindows1252(code);
  const printable = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && code !== 0x7f;
  if (code === 9 || code === 10 || code === 13) return " ";
  return printable ? String.fromCodePoint(code) : null;
}
