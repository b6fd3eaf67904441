import type { ArticleId } from "../article/article";
import type { ArticleTable } from "./article-table";
import { Numbers } from "./article-table";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";
import type { LineFact, LinePlace } from "./line-facts";
import type { LikenessFacts } from "./pack-digest";
import { PostingTable } from "./posting-table";
import { LINE_SAMPLE, type LineRepeat, type LineView, roughly } from "./view";

// 46 bits: among the lines of ten million articles a few hundred pairs meet by chance, and no three.
const KEY_BITS = 46;
const KEYS = 2 ** KEY_BITS;
// Templates and lines share a table, and must not meet.
const TEMPLATE = 0x155555555555;
const PLACES: readonly LinePlace[] = ["head", "middle", "tail"];
const BITS = 4;
const MOST_REMEMBERED = 4096;
const NONE: LineRepeat = { articles: 0, sample: [] };

/** Which articles carry a line, or a line of the same template, at their edges or in their middle. */
export class LineIndex implements CorpusIndex, LineView {
  readonly #articles: ArticleTable;
  /** Owners are the number of an article and the place there, one for all lines that are alike. */
  readonly #carriers = new PostingTable(KEY_BITS);
  readonly #copies = new Numbers();
  /** What was asked for lately. */
  readonly #repeats = new Map<number, LineRepeat>();

  constructor(articles: ArticleTable) {
    this.#articles = articles;
  }

  add(digest: LikenessFacts, slot: number): void {
    this.#copies.set(slot, copyOf(digest));
    for (const key of lineKeys(digest)) {
      this.#carriers.add(Math.floor(key / BITS), slot * BITS + (key % BITS));
      this.#repeats.delete(key);
    }
  }

  remove(digest: LikenessFacts, slot: number): void {
    for (const key of lineKeys(digest)) {
      this.#carriers.remove(Math.floor(key / BITS), slot * BITS + (key % BITS));
      this.#repeats.delete(key);
    }
  }

  repeat(hash: number, place: LinePlace): LineRepeat {
    return this.#repeat(keyOf(hash), place, (fact) => fact.hash === hash && fact.place === place);
  }

  templateRepeat(template: number, place: LinePlace): LineRepeat {
    return this.#repeat(
      templateKeyOf(template),
      place,
      (fact) => fact.template === template && fact.place === place,
    );
  }

  inMiddle(hash: number): number {
    return roughly(this.carriersOf(lineQuestion(hash, "middle", false)).length);
  }

  middleOf(article: ArticleId): ReadonlySet<number> {
    const digest = this.#articles.digest(this.#articles.slotOf(article));
    return new Set(digest === undefined ? [] : middleOf(digest));
  }

  /** By what the answer to a question of `lineKeys` shows that it has changed, as far as one article has a part in it. */
  stateOf(question: number, own: Digest | undefined): unknown {
    const slots = this.carriersOf(question);
    if (slots.length < 2) return 0;
    if (question % BITS === PLACES.indexOf("middle")) return roughly(slots.length);
    const sample = this.#oneOfEachCopy(slots).map((slot) => this.#articles.idOf(slot));
    const at = own !== undefined && sample.includes(own.id) ? lineOf(own, question) : null;
    return [roughly(slots.length), sample, at];
  }

  tidy(): Generator<void> {
    return this.#carriers.tidy();
  }

  /** The questions of `lineKeys` that at least so many articles carry; yields now and then. */
  *repeated(fewest: number): Generator<void, Set<number>> {
    const questions = new Set<number>();
    const counts = new Uint32Array(BITS);
    for (const shared of this.#carriers.shared()) {
      if (shared === null) {
        yield;
        continue;
      }
      const { key, owners } = shared;
      if (owners.count < fewest) continue;
      counts.fill(0);
      for (let at = 0; at < owners.count; at++) {
        const place = owners.at(at) % BITS;
        counts[place] = (counts[place] ?? 0) + 1;
      }
      for (const [place, count] of counts.entries()) if (count >= fewest) questions.add(key * BITS + place);
    }
    return questions;
  }

  /** The numbers of the articles in which a line of the digest stands at that place, by the key of `lineKeys`. */
  carriersOf(key: number): number[] {
    return this.#carriers
      .ownersOf(Math.floor(key / BITS))
      .filter((owner) => owner % BITS === key % BITS)
      .map((owner) => Math.floor(owner / BITS));
  }

  #repeat(key: number, place: LinePlace, isIt: (fact: LineFact) => boolean): LineRepeat {
    const placed = key * BITS + PLACES.indexOf(place);
    const known = this.#repeats.get(placed);
    if (known !== undefined) return known;
    const slots = this.carriersOf(placed);
    // Most lines stand in one article: nothing is kept of them.
    if (slots.length < 2) return NONE;
    const sample = this.#oneOfEachCopy(slots).flatMap((slot) => {
      const fact = this.#articles.lines(slot).find(isIt);
      return fact === undefined ? [] : [{ article: this.#articles.idOf(slot), line: fact.line }];
    });
    sample.sort((a, b) => (a.article < b.article ? -1 : 1));
    const repeat: LineRepeat = { articles: roughly(slots.length), sample };
    if (this.#repeats.size >= MOST_REMEMBERED) this.#repeats.clear();
    this.#repeats.set(placed, repeat);
    return repeat;
  }

  /** The articles that come first by rank, one of each set of copies, whatever the order of `slots`. */
  #oneOfEachCopy(slots: readonly number[]): number[] {
    const articles = this.#articles;
    const comesBefore = (a: number, b: number): boolean =>
      articles.rankOf(a) < articles.rankOf(b) ||
      (articles.rankOf(a) === articles.rankOf(b) && articles.idOf(a) < articles.idOf(b));
    const kept: number[] = [];
    // Of thousands of carriers nearly all come behind the last that is kept.
    let lastRank = Number.POSITIVE_INFINITY;
    for (const slot of slots) {
      if (articles.rankOf(slot) > lastRank) continue;
      const last = kept[LINE_SAMPLE - 1];
      if (last !== undefined && !comesBefore(slot, last)) continue;
      const copy = this.#copies.at(slot);
      const same = kept.findIndex((other) => this.#copies.at(other) === copy);
      if (same >= 0) {
        const other = kept[same];
        if (other !== undefined && comesBefore(other, slot)) continue;
        kept.splice(same, 1);
      }
      let at = kept.length;
      for (; at > 0; at--) {
        const before = kept[at - 1];
        if (before === undefined || comesBefore(before, slot)) break;
      }
      kept.splice(at, 0, slot);
      if (kept.length > LINE_SAMPLE) kept.pop();
      const bound = kept[LINE_SAMPLE - 1];
      lastRank = bound === undefined ? Number.POSITIVE_INFINITY : articles.rankOf(bound);
    }
    return kept;
  }
}

/** Hashes of the middle lines of an article; of all its lines where it has none there. */
export function middleOf({ lines }: Pick<Digest, "lines">): number[] {
  const middle = lines.filter((fact) => fact.place === "middle");
  return (middle.length > 0 ? middle : lines).map((fact) => fact.hash);
}

/** The first line of an article to which a question of `lineKeys` belongs. */
function lineOf({ lines }: Digest, question: number): number | undefined {
  return lines.find(
    ({ hash, place, template }) =>
      lineQuestion(hash, place, false) === question ||
      (template !== undefined && lineQuestion(template, place, true) === question),
  )?.line;
}

/** The keys of a digest's lines and templates with their places, each once. */
export function lineKeys(digest: Pick<Digest, "lines">): Set<number> {
  const keys = new Set<number>();
  for (const { hash, place, template } of digest.lines) {
    const at = PLACES.indexOf(place);
    keys.add(keyOf(hash) * BITS + at);
    if (template !== undefined) keys.add(templateKeyOf(template) * BITS + at);
  }
  return keys;
}

/** The key, as of `lineKeys`, of a line or a template at a place. */
export function lineQuestion(hash: number, place: LinePlace, template: boolean): number {
  return (template ? templateKeyOf(hash) : keyOf(hash)) * BITS + PLACES.indexOf(place);
}

function keyOf(hash: number): number {
  return hash % KEYS;
}

function templateKeyOf(template: number): number {
  return (template + TEMPLATE) % KEYS;
}

/** By what copies of one article are known here: they have the same first line in their middle. */
export function copyOf(digest: Pick<Digest, "lines" | "textHash">): number {
  const first = digest.lines.find((fact) => fact.place === "middle");
  return (first?.hash ?? digest.textHash) % 2 ** 32;
}
