import type { EntityKind } from "../settings";
import { ByteWriter } from "../text/bytes";
import { textOfCodes } from "../text/pack";

/** A form that texts may be misspellings of. */
export interface RightForm {
  readonly form: string;
  readonly kind: EntityKind;
}

const KINDS: readonly EntityKind[] = ["person", "organisation", "place", "other"];
const KEY_BITS = 30;
const NUMBER = 4;
const HEAD = 2 * NUMBER;
const PAIR = 2 * NUMBER;
// Number of articles, kind and length of a form, before its UTF-16 code units.
const FORM_HEAD = 3 * NUMBER;
// Pairs that share the highest bits of their keys, on average.
const TOGETHER = 2;
const REMEMBERED = 8_000;

/**
 * Forms by the keys that their misspellings share with them (`slipKeys`), looked up where they lie. Layout, whole numbers
 * of four bytes with the lowest first: how many of the highest bits of a key count, number of pairs; for each value of these
 * bits the number of the first pair; pairs of key and number of a form, in order; for each form where it begins; the forms.
 */
export class SlipTable {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #shift: number;
  readonly #pairs: number;
  readonly #pairsAt: number;
  readonly #formsAt: number;
  readonly #forms = new Map<number, RightForm>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const bits = Math.min(KEY_BITS, this.#at(0));
    this.#pairs = this.#at(NUMBER);
    this.#shift = KEY_BITS - bits;
    this.#pairsAt = HEAD + (2 ** bits + 1) * NUMBER;
    this.#formsAt = this.#pairsAt + this.#pairs * PAIR;
  }

  /** Adds the numbers of the forms under a key to `found`. */
  addTo(found: number[], key: number): void {
    const slot = HEAD + (key >>> this.#shift) * NUMBER;
    if (slot + 2 * NUMBER > this.#pairsAt) return;
    const end = Math.min(this.#pairs, this.#at(slot + NUMBER));
    for (let pair = this.#at(slot); pair < end; pair++) {
      const at = this.#pairsAt + pair * PAIR;
      if (this.#at(at) === key) found.push(this.#at(at + NUMBER));
    }
  }

  /** How many forms it has. */
  get count(): number {
    const most = Math.floor(this.#bytes.length / FORM_HEAD);
    return Math.max(0, Math.min(most, Math.floor((this.#startOf(0) - this.#formsAt) / NUMBER)));
  }

  /** Number of articles that hold a form. */
  articlesOf(form: number): number {
    return this.#at(this.#startOf(form));
  }

  form(number: number): RightForm {
    const known = this.#forms.get(number);
    if (known !== undefined) return known;
    const kind = KINDS[this.#at(this.#startOf(number) + NUMBER)] ?? "other";
    const form = { form: this.textOf(number), kind };
    if (this.#forms.size >= REMEMBERED) this.#forms.clear();
    this.#forms.set(number, form);
    return form;
  }

  /** As a form is written; not remembered. */
  textOf(number: number): string {
    const start = this.#startOf(number);
    const first = start + FORM_HEAD;
    const end = Math.min(this.#bytes.length, first + this.#at(start + 2 * NUMBER) * 2);
    const codes = new Array<number>(Math.max(0, (end - first) >> 1));
    for (let unit = 0, at = first; unit < codes.length; unit++, at += 2) {
      codes[unit] = (this.#bytes[at] ?? 0) | ((this.#bytes[at + 1] ?? 0) << 8);
    }
    return textOfCodes(codes);
  }

  /** The whole number at a place; 0 past the end. */
  #at(place: number): number {
    return place + NUMBER <= this.#bytes.length ? this.#view.getUint32(place, true) : 0;
  }

  #startOf(form: number): number {
    return this.#at(this.#formsAt + form * NUMBER);
  }
}

// A key and the number of a form in one number of 53 bits.
const MOST_FORMS = 2 ** 23;

/** Makes a `SlipTable` form by form, in little more memory than that takes. */
export class SlipTableWriter {
  readonly #forms = new ByteWriter();
  /** How many bytes the forms take up to each of them. */
  readonly #starts: number[] = [];
  #length = 0;
  readonly #pairs: number[] = [];

  add(form: string, kind: EntityKind, articles: number, keys: Iterable<number>): void {
    for (const key of keys) this.#pairs.push(key * MOST_FORMS + this.#starts.length);
    this.#starts.push(this.#length);
    this.#forms.word(articles, NUMBER);
    this.#forms.word(KINDS.indexOf(kind), NUMBER);
    this.#forms.word(form.length, NUMBER);
    for (let unit = 0; unit < form.length; unit++) this.#forms.word(form.charCodeAt(unit), 2);
    this.#length += FORM_HEAD + form.length * 2;
  }

  bytes(): Uint8Array {
    const pairs = Float64Array.from(this.#pairs).sort();
    let bits = 0;
    while (bits < KEY_BITS && 2 ** bits * TOGETHER < pairs.length) bits++;
    const formsAt = HEAD + (2 ** bits + 1) * NUMBER + pairs.length * PAIR;
    const firstAt = formsAt + this.#starts.length * NUMBER;
    const bytes = new Uint8Array(firstAt + this.#length);
    const view = new DataView(bytes.buffer);
    let to = 0;
    const write = (value: number): void => {
      view.setUint32(to, value, true);
      to += NUMBER;
    };
    write(bits);
    write(pairs.length);
    let pair = 0;
    for (let slot = 0; slot < 2 ** bits; slot++) {
      write(pair);
      const end = (slot + 1) * 2 ** (KEY_BITS - bits) * MOST_FORMS;
      while ((pairs[pair] ?? end) < end) pair++;
    }
    write(pairs.length);
    for (const both of pairs) {
      write(Math.floor(both / MOST_FORMS));
      write(both % MOST_FORMS);
    }
    for (const start of this.#starts) write(firstAt + start);
    bytes.set(this.#forms.bytes(), firstAt);
    return bytes;
  }
}
