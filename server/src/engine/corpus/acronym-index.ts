import { hash53 } from "../text/hash";
import type { ArticleTable } from "./article-table";
import { Numbers } from "./article-table";
import type { Digest } from "./digest";
import { placesIn } from "./name-places";
import { PostingTable } from "./posting-table";
import { StringTable } from "./string-table";
import type { Expansion } from "./view";

const KEY_BITS = 30;
const BETWEEN = "\u0000";

/** Which acronyms the corpus's articles expand, and to what. */
export class AcronymIndex {
  readonly #articles: ArticleTable;
  /** An acronym and its expansion. */
  readonly #pairs = new StringTable();
  readonly #counts = new Numbers();
  readonly #byForm = new PostingTable(KEY_BITS);
  readonly #carriers = new PostingTable(KEY_BITS);

  constructor(articles: ArticleTable) {
    this.#articles = articles;
  }

  /** Returns the acronyms and expansions that are partners now and were not before. */
  add(digest: Digest, slot: number): string[] {
    const changed: string[] = [];
    for (const pair of this.#pairsOf(digest)) {
      this.#carriers.add(keyOf(pair), slot);
      if (this.#counts.add(pair, 1) > 1) continue;
      const forms = this.#formsOf(pair);
      for (const form of forms) this.#byForm.add(formKey(form), pair);
      changed.push(...forms);
    }
    return changed;
  }

  /** Returns the acronyms and expansions that are partners no longer. */
  remove(digest: Digest, slot: number): string[] {
    const changed: string[] = [];
    for (const pair of this.#pairsOf(digest)) {
      this.#carriers.remove(keyOf(pair), slot);
      if (this.#counts.add(pair, -1) > 0) continue;
      const forms = this.#formsOf(pair);
      for (const form of forms) this.#byForm.remove(formKey(form), pair);
      changed.push(...forms);
    }
    return changed;
  }

  /** The expansions of an acronym and the acronyms of an expansion. */
  partnersOf(form: string): string[] {
    const partners = new Set<string>();
    for (const pair of this.#byForm.ownersOf(formKey(form))) {
      const [acronym, expansion] = this.#formsOf(pair);
      if (acronym === form) partners.add(expansion);
      else if (expansion === form) partners.add(acronym);
    }
    return [...partners].sort();
  }

  /** The expansions of an acronym, the one in most articles first. */
  expansionsOf(acronym: string): Expansion[] {
    const expansions: Expansion[] = [];
    for (const pair of new Set(this.#byForm.ownersOf(formKey(acronym)))) {
      const [own, expansion] = this.#formsOf(pair);
      if (own !== acronym) continue;
      const places = placesIn(
        this.#articles,
        this.#carriers.ownersOf(keyOf(pair)),
        ({ acronyms }) => acronyms.find((fact) => fact.acronym === own && fact.expansion === expansion)?.at,
      );
      expansions.push({ expansion, articles: this.#counts.at(pair), places });
    }
    return expansions.sort((a, b) => b.articles - a.articles || (a.expansion < b.expansion ? -1 : 1));
  }

  /** The numbers of the articles that expand this acronym. */
  expandersOf(acronym: string): number[] {
    return this.#byForm
      .ownersOf(formKey(acronym))
      .filter((pair) => this.#formsOf(pair)[0] === acronym)
      .flatMap((pair) => this.#carriers.ownersOf(keyOf(pair)));
  }

  /** All acronyms. */
  all(): Set<string> {
    const acronyms = new Set<string>();
    for (let pair = 0; pair < this.#pairs.size; pair++) {
      if (this.#counts.at(pair) > 0) acronyms.add(this.#formsOf(pair)[0]);
    }
    return acronyms;
  }

  #pairsOf({ acronyms }: Digest): Set<number> {
    return new Set(
      acronyms.map(({ acronym, expansion }) => this.#pairs.intern(`${acronym}${BETWEEN}${expansion}`)),
    );
  }

  #formsOf(pair: number): [acronym: string, expansion: string] {
    const text = this.#pairs.text(pair);
    const cut = text.indexOf(BETWEEN);
    return [text.slice(0, cut), text.slice(cut + 1)];
  }
}

function formKey(form: string): number {
  return hash53(form) % 2 ** KEY_BITS;
}

/** Numbers that count from 0, spread evenly. */
function keyOf(pair: number): number {
  return Math.imul(pair, 0x9e3779b1) & (2 ** KEY_BITS - 1);
}
