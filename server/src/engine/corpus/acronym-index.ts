import type { ArticleId } from "../article/article";
import type { Digest } from "./digest";
import type { AcronymFact } from "./name-facts";

/** What some articles of the corpus give as the expansion of an acronym. */
export interface Expansion {
  readonly expansion: string;
  /** By id. */
  readonly articles: readonly (AcronymFact & { readonly article: ArticleId })[];
}

/** Which acronyms the corpus's articles expand, and to what. */
export class AcronymIndex {
  readonly #expansions = new Map<string, Map<string, Map<ArticleId, AcronymFact>>>();
  readonly #acronyms = new Map<string, Set<string>>();

  /** Returns the acronyms and expansions that are partners now and were not before. */
  add(digest: Digest): string[] {
    const changed: string[] = [];
    for (const fact of digest.acronyms) {
      const { acronym, expansion } = fact;
      const expansions = this.#expansions.get(acronym) ?? new Map<string, Map<ArticleId, AcronymFact>>();
      this.#expansions.set(acronym, expansions);
      const articles = expansions.get(expansion);
      if (articles !== undefined) {
        articles.set(digest.id, fact);
        continue;
      }
      expansions.set(expansion, new Map([[digest.id, fact]]));
      const acronyms = this.#acronyms.get(expansion);
      if (acronyms === undefined) this.#acronyms.set(expansion, new Set([acronym]));
      else acronyms.add(acronym);
      changed.push(acronym, expansion);
    }
    return changed;
  }

  /** Returns the acronyms and expansions that are partners no longer. */
  remove(digest: Digest): string[] {
    const changed: string[] = [];
    for (const { acronym, expansion } of digest.acronyms) {
      const expansions = this.#expansions.get(acronym);
      const articles = expansions?.get(expansion);
      articles?.delete(digest.id);
      if (expansions === undefined || articles === undefined || articles.size > 0) continue;
      expansions.delete(expansion);
      if (expansions.size === 0) this.#expansions.delete(acronym);
      this.#acronyms.get(expansion)?.delete(acronym);
      if (this.#acronyms.get(expansion)?.size === 0) this.#acronyms.delete(expansion);
      changed.push(acronym, expansion);
    }
    return changed;
  }

  /** The expansions of an acronym and the acronyms of an expansion. */
  partnersOf(form: string): string[] {
    return [...(this.#expansions.get(form)?.keys() ?? []), ...(this.#acronyms.get(form) ?? [])];
  }

  /** The expansions of an acronym, the one in most articles first. */
  expansionsOf(acronym: string): Expansion[] {
    return [...(this.#expansions.get(acronym) ?? [])]
      .map(([expansion, articles]) => ({
        expansion,
        articles: [...articles]
          .map(([article, fact]) => ({ ...fact, article }))
          .sort((a, b) => (a.article < b.article ? -1 : 1)),
      }))
      .sort((a, b) => b.articles.length - a.articles.length || (a.expansion < b.expansion ? -1 : 1));
  }
}
