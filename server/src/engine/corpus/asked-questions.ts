import { ByteWriter } from "../text/bytes";

/** The key of a question is a whole number of so many bits. */
export const QUESTION_BITS = 30;
/** A key is looked for from the first of so many keys on. */
const STRETCH = 32;
const GROWTH = 1.2;
const LOW = 0x7f;
const MORE = 0x80;
const DIGIT_BITS = 10;
const DIGIT = 2 ** DIGIT_BITS - 1;

/**
 * Who asked which questions, in some two bytes each: sorted keys, each as its distance from the one before, with those who
 * asked likewise, seven bits a byte.
 */
export class AskedQuestions {
  readonly #bytes: Uint8Array;
  /** The first key of each stretch, and where it stands. */
  readonly #firsts: Uint32Array;
  readonly #starts: Uint32Array;
  #at = 0;

  /** `asked`: by the number of who asked, each key once. */
  constructor(asked: readonly ArrayLike<number>[]) {
    const writer = new ByteWriter();
    const firsts: number[] = [];
    const starts: number[] = [];
    const { keys, askers } = inOrder(asked);
    let before = 0;
    let different = 0;
    for (let at = 0; at < keys.length; different++) {
      const key = keys[at] ?? 0;
      if (different % STRETCH === 0) {
        firsts.push(key);
        starts.push(writer.length);
        before = key;
      }
      writer.whole(key - before);
      before = key;
      for (let last = 0, follows = true; follows; at++) {
        const asker = askers[at] ?? 0;
        follows = keys[at + 1] === key;
        writer.whole((asker - last) * 2 + (follows ? 1 : 0));
        last = asker;
      }
    }
    this.#bytes = writer.bytes();
    this.#firsts = Uint32Array.from(firsts);
    this.#starts = Uint32Array.from(starts);
  }

  /** Calls `visit` with the number of each who asked this. */
  askersOf(key: number, visit: (asker: number) => void): void {
    const stretch = this.#stretchOf(key);
    if (stretch < 0) return;
    const end = this.#seek(stretch);
    for (let here = this.#firsts[stretch] ?? 0; this.#at < end; ) {
      here += this.#whole();
      if (here > key) return;
      if (here === key) {
        this.#askers(visit);
        return;
      }
      while (follows(this.#whole()));
    }
  }

  /** Calls `visit` with all that was asked. */
  each(visit: (key: number, asker: number) => void): void {
    for (const [stretch, first] of this.#firsts.entries()) {
      const end = this.#seek(stretch);
      for (let key = first; this.#at < end; ) {
        key += this.#whole();
        this.#askers((asker) => visit(key, asker));
      }
    }
  }

  /** The stretch in which a key is, if it is anywhere; -1 where it would come before all. */
  #stretchOf(key: number): number {
    let from = 0;
    for (let to = this.#firsts.length; from < to; ) {
      const middle = (from + to) >>> 1;
      if ((this.#firsts[middle] ?? 0) <= key) from = middle + 1;
      else to = middle;
    }
    return from - 1;
  }

  /** Goes to where a stretch starts; returns where it ends. */
  #seek(stretch: number): number {
    this.#at = this.#starts[stretch] ?? 0;
    return this.#starts[stretch + 1] ?? this.#bytes.length;
  }

  #askers(visit: (asker: number) => void): void {
    let asker = 0;
    for (;;) {
      const step = this.#whole();
      asker += step >>> 1;
      visit(asker);
      if (!follows(step)) return;
    }
  }

  #whole(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value |= (byte & LOW) << shift;
      if (byte < MORE) return value;
    }
  }
}

/** The lowest bit says whether another one who asked follows. */
function follows(step: number): boolean {
  return (step & 1) === 1;
}

// What is asked and who asked it, once as it comes and once sorted: megabytes for a thousand articles, kept for the next thousand.
let scratch: readonly Uint32Array[] = [];

/** Four arrays of this length, with anything in them. */
function scratchFor(count: number): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  if ((scratch[0]?.length ?? 0) < count) {
    scratch = [0, 1, 2, 3].map(() => new Uint32Array(Math.ceil(count * GROWTH)));
  }
  const part = (index: number) => scratch[index]?.subarray(0, count) ?? new Uint32Array(count);
  return [part(0), part(1), part(2), part(3)];
}

/**
 * All that was asked, sorted by key, then by asker: as quick as sorting by digits is (Knuth, TAOCP 3, 5.2.5). To be read
 * before the next call.
 */
function inOrder(asked: readonly ArrayLike<number>[]): { keys: Uint32Array; askers: Uint32Array } {
  const count = asked.reduce((sum, { length }) => sum + length, 0);
  let [keys, askers, sortedKeys, sortedAskers] = scratchFor(count);
  let to = 0;
  for (const [asker, its] of asked.entries()) {
    keys.set(its, to);
    askers.fill(asker, to, to + its.length);
    to += its.length;
  }
  for (let shift = 0; shift < QUESTION_BITS; shift += DIGIT_BITS) {
    const places = placesBy(keys, shift);
    for (let at = 0; at < count; at++) {
      const key = keys[at] ?? 0;
      const digit = (key >>> shift) & DIGIT;
      const place = places[digit] ?? 0;
      places[digit] = place + 1;
      sortedKeys[place] = key;
      sortedAskers[place] = askers[at] ?? 0;
    }
    [keys, askers, sortedKeys, sortedAskers] = [sortedKeys, sortedAskers, keys, askers];
  }
  return { keys, askers };
}

/** Where the first key goes that has a digit there, by digit. */
function placesBy(keys: Uint32Array, shift: number): Uint32Array {
  const places = new Uint32Array(DIGIT + 2);
  for (let at = 0; at < keys.length; at++) {
    const next = (((keys[at] ?? 0) >>> shift) & DIGIT) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let digit = 1; digit <= DIGIT; digit++)
    places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
  return places;
}
