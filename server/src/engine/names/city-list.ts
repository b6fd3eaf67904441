import { Folded, foldedCode } from "../text/fold";
import { HASH_BASIS } from "../text/hash";

const SLOTS = 1 << 15;
const PRIME = 0x01000193;

function isSeparator(code: number): boolean {
  return code === 0x20 || code === 0x2c || code === 0x7c;
}

/**
 * The lines of a list of cities by the stem of their first word, each line given once. Read in one go into rows of
 * numbers when first asked, without making strings of lines that nobody asks for.
 */
export class CityList {
  readonly #list: string;
  readonly #stemOf: (name: string) => string;
  #starts: number[] | null = null;
  /** The first line of each slot, plus one, and for each line the next one of its slot, plus one. */
  readonly #first = new Int32Array(SLOTS);
  #next = new Int32Array(0);
  /** For each line the hash of its stem: most lines of a slot are told from others by it. */
  #hashes = new Int32Array(0);

  /** A city a line, its name up to the first bar; `stemOf` gives the stem of a name, folded. */
  constructor(list: string, stemOf: (name: string) => string) {
    this.#list = list;
    this.#stemOf = stemOf;
  }

  /** The lines of this stem, in their order, if nobody has taken them yet. */
  take(stem: string): readonly string[] {
    const starts = this.#starts ?? this.#read();
    const taken: string[] = [];
    const hash = hashOf(stem);
    const slot = slotOf(hash);
    let before = -1;
    for (let line = (this.#first[slot] ?? 0) - 1; line >= 0; ) {
      const next = this.#next[line] ?? 0;
      const text = this.#hashes[line] === hash ? this.#line(starts, line) : null;
      if (text !== null && this.#stemOf(nameOf(text)) === stem) {
        taken.push(text);
        if (before < 0) this.#first[slot] = next;
        else this.#next[before] = next;
      } else before = line;
      line = next - 1;
    }
    return taken;
  }

  /** The stems of cities of several words that nobody has taken yet. */
  stemsOfSeveral(): ReadonlySet<string> {
    const starts = this.#starts ?? this.#read();
    const stems = new Set<string>();
    for (const first of this.#first) {
      for (let line = first - 1; line >= 0; line = (this.#next[line] ?? 0) - 1) {
        const name = nameOf(this.#line(starts, line));
        if (name.includes(" ") || name.includes(",")) stems.add(this.#stemOf(name));
      }
    }
    return stems;
  }

  #line(starts: readonly number[], line: number): string {
    return this.#list.slice(starts[line], (starts[line + 1] ?? 0) - 1);
  }

  #read(): readonly number[] {
    const list = this.#list;
    const starts: number[] = [];
    const hashes: number[] = [];
    for (let start = 0; start < list.length; ) {
      let end = list.indexOf("\n", start);
      if (end < 0) end = list.length;
      starts.push(start);
      hashes.push(this.#firstWordHash(start, end));
      start = end + 1;
    }
    this.#next = new Int32Array(starts.length);
    this.#hashes = Int32Array.from(hashes);
    for (let line = starts.length - 1; line >= 0; line--) {
      const slot = slotOf(hashes[line] ?? 0);
      this.#next[line] = this.#first[slot] ?? 0;
      this.#first[slot] = line + 1;
    }
    starts.push(list.length + 1);
    this.#starts = starts;
    return starts;
  }

  /** The hash of the stem of a line, without folding the line where each of its letters folds by itself. */
  #firstWordHash(start: number, end: number): number {
    const list = this.#list;
    let hash = HASH_BASIS;
    for (let at = start; at < end; at++) {
      const code = list.charCodeAt(at);
      if (isSeparator(code)) break;
      const folded = code === 0x2d || code === 0x2e ? code : foldedCode(code);
      if (folded === Folded.Nothing) continue;
      if (folded === Folded.Blank || folded === Folded.Unknown)
        return hashOf(this.#stemOf(nameOf(list.slice(start, end))));
      hash = Math.imul(hash ^ folded, PRIME);
    }
    return hash;
  }
}

function nameOf(line: string): string {
  const end = line.indexOf("|");
  return end < 0 ? line : line.slice(0, end);
}

function hashOf(stem: string): number {
  let hash = HASH_BASIS;
  for (let at = 0; at < stem.length; at++) hash = Math.imul(hash ^ stem.charCodeAt(at), PRIME);
  return hash;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}
