import type { EntityKind } from "../settings";
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

/** Makes a `SlipTable` form by form. */
export class SlipTableWriter {
  readonly #forms: (RightForm & { readonly articles: number })[] = [];
  readonly #pairs: { readonly key: number; readonly form: number }[] = [];

  add(form: string, kind: EntityKind, articles: number, keys: Iterable<number>): void {
    for (const key of keys) this.#pairs.push({ key, form: this.#forms.length });
    this.#forms.push({ form, kind, articles });
  }

  bytes(): Uint8Array {
    const pairs = this.#pairs.sort((a, b) => a.key - b.key || a.form - b.form);
    let bits = 0;
    while (bits < KEY_BITS && 2 ** bits * TOGETHER < pairs.length) bits++;
    const formsAt = HEAD + (2 ** bits + 1) * NUMBER + pairs.length * PAIR;
    let size = formsAt + this.#forms.length * NUMBER;
    for (const { form } of this.#forms) size += FORM_HEAD + form.length * 2;
    const bytes = new Uint8Array(size);
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
      while ((pairs[pair]?.key ?? 2 ** KEY_BITS) < (slot + 1) * 2 ** (KEY_BITS - bits)) pair++;
    }
    write(pairs.length);
    for (const { key, form } of pairs) {
      write(key);
      write(form);
    }
    let start = formsAt + this.#forms.length * NUMBER;
    for (const { form } of this.#forms) {
      write(start);
      start += FORM_HEAD + form.length * 2;
    }
    for (const { form, kind, articles } of this.#forms) {
      write(articles);
      write(KINDS.indexOf(kind));
      write(form.length);
      for (let unit = 0; unit < form.length; unit++, to += 2) view.setUint16(to, form.charCodeAt(unit), true);
    }
    return bytes;
  }
}
