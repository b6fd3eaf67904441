import type { ArticleId } from "../article/article";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";
import type { LineFact, LinePlace } from "./line-facts";

/** One line in one article. */
export interface LineCarrier {
  readonly article: ArticleId;
  readonly place: LinePlace;
  readonly line: number;
  /** Equal for copies of one article: they count once. */
  readonly copy: number;
}

/** How a line repeats at one edge of articles. */
export interface LineRepeat {
  /** Articles that carry it, copies of one article counted once. */
  readonly articles: number;
  /** The first of them by id, one a copy. */
  readonly sample: readonly LineCarrier[];
}

const SAMPLE = 40;
const NONE: LineRepeat = { articles: 0, sample: [] };

/** Which articles carry a line, or a line of the same template, at their edges, and how many in their middle. */
export class LineIndex implements CorpusIndex {
  readonly #edges = new CarrierMap();
  readonly #templates = new CarrierMap();
  readonly #middle = new Map<number, number>();

  add(digest: Digest): void {
    const copy = copyOf(digest);
    for (const fact of digest.lines) {
      if (fact.place === "middle") {
        this.#middle.set(fact.hash, this.inMiddle(fact.hash) + 1);
        continue;
      }
      const carrier: LineCarrier = { article: digest.id, place: fact.place, line: fact.line, copy };
      this.#edges.put(fact.hash, carrier);
      if (fact.template !== undefined) this.#templates.put(fact.template, carrier);
    }
  }

  remove(digest: Digest): void {
    for (const fact of digest.lines) {
      if (fact.place === "middle") {
        const left = this.inMiddle(fact.hash) - 1;
        if (left > 0) this.#middle.set(fact.hash, left);
        else this.#middle.delete(fact.hash);
        continue;
      }
      this.#edges.take(fact.hash, digest.id, fact.line);
      if (fact.template !== undefined) this.#templates.take(fact.template, digest.id, fact.line);
    }
  }

  /** How the line with this hash repeats at that edge. */
  repeat(hash: number, place: LinePlace): LineRepeat {
    return this.#edges.repeat(hash, place);
  }

  /** How lines of this template repeat at that edge. */
  templateRepeat(template: number, place: LinePlace): LineRepeat {
    return this.#templates.repeat(template, place);
  }

  /** How often the line stands in the middle of an article. */
  inMiddle(hash: number): number {
    return this.#middle.get(hash) ?? 0;
  }
}

/** Copies of one article have the same first line in their middle. */
function copyOf(digest: Digest): number {
  return digest.lines.find((fact: LineFact) => fact.place === "middle")?.hash ?? digest.textHash;
}

class CarrierMap {
  // Most lines stand in one article alone: a list only where it is needed.
  readonly #carriers = new Map<number, LineCarrier | LineCarrier[]>();
  readonly #repeats = new Map<string, LineRepeat>();

  put(hash: number, carrier: LineCarrier): void {
    const known = this.#carriers.get(hash);
    if (known === undefined) this.#carriers.set(hash, carrier);
    else if (Array.isArray(known)) known.push(carrier);
    else this.#carriers.set(hash, [known, carrier]);
    this.#forget(hash);
  }

  take(hash: number, article: ArticleId, line: number): void {
    const left = this.#listed(hash).filter((each) => each.article !== article || each.line !== line);
    const only = left[0];
    if (only === undefined) this.#carriers.delete(hash);
    else this.#carriers.set(hash, left.length === 1 ? only : left);
    this.#forget(hash);
  }

  repeat(hash: number, place: LinePlace): LineRepeat {
    const known = this.#carriers.get(hash);
    if (known === undefined || !Array.isArray(known)) return NONE;
    const key = `${hash}${place}`;
    let repeat = this.#repeats.get(key);
    if (repeat === undefined) {
      repeat = countCopiesOnce(known, place);
      this.#repeats.set(key, repeat);
    }
    return repeat;
  }

  #listed(hash: number): readonly LineCarrier[] {
    const value = this.#carriers.get(hash);
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  }

  #forget(hash: number): void {
    if (this.#repeats.size === 0) return;
    this.#repeats.delete(`${hash}head`);
    this.#repeats.delete(`${hash}tail`);
  }
}

/** Counts in one pass, whatever the order of the carriers; of each set of copies the first by id is kept. */
function countCopiesOnce(carriers: readonly LineCarrier[], place: LinePlace): LineRepeat {
  const firsts = new Map<number, LineCarrier>();
  for (const carrier of carriers) {
    if (carrier.place !== place) continue;
    const known = firsts.get(carrier.copy);
    if (known === undefined || comesBefore(carrier, known)) firsts.set(carrier.copy, carrier);
  }
  const sample: LineCarrier[] = [];
  for (const carrier of firsts.values()) {
    const last = sample.at(-1);
    if (sample.length === SAMPLE && last !== undefined && !comesBefore(carrier, last)) continue;
    let at = sample.length;
    for (; at > 0; at--) {
      const before = sample[at - 1];
      if (before === undefined || comesBefore(before, carrier)) break;
    }
    sample.splice(at, 0, carrier);
    if (sample.length > SAMPLE) sample.pop();
  }
  return { articles: firsts.size, sample };
}

function comesBefore(a: LineCarrier, b: LineCarrier): boolean {
  return a.article < b.article || (a.article === b.article && a.line < b.line);
}
