import { type ArticleId, Corpus, type Piece, unpackHead } from "../engine";
import type { SharablePieces } from "./pieces/shared-pieces";
import { TemporaryPieces } from "./pieces/temporary-pieces";

export interface CorpusSumOptions {
  /** Keeps packed digests, and whatever else is kept of articles. */
  readonly pieces: SharablePieces;
  /** The corpus is looked at once, mostly by threads: what they compare need not be compared here. */
  readonly once?: boolean | undefined;
}

/**
 * A corpus, and the packed digests of known articles that are not part of it: not yet, from the run before, or no longer,
 * since it was let go.
 */
export class CorpusSum {
  #corpus: Corpus;
  readonly #once: boolean;
  #pieces: SharablePieces;
  readonly #pending = new Map<ArticleId, Piece>();
  #isLetGo = false;

  constructor({ pieces, once = false }: CorpusSumOptions) {
    this.#pieces = pieces;
    this.#once = once;
    this.#corpus = this.#newCorpus();
  }

  /** Where the digests are. */
  get pieces(): SharablePieces {
    return this.#pieces;
  }

  get corpus(): Corpus {
    return this.#corpus;
  }

  /** True while some of the articles that are known are not yet part of the corpus. */
  get isPartial(): boolean {
    return this.#pending.size > 0 && !this.#isLetGo;
  }

  /** True where all articles that are known are part of the corpus. */
  get isWhole(): boolean {
    return this.#pending.size === 0;
  }

  has(id: ArticleId): boolean {
    return this.#pending.has(id) || this.#corpus.has(id);
  }

  /** Where the packed digest of an article is kept; undefined for one that is not known. */
  place(id: ArticleId): Piece | undefined {
    return this.#pending.get(id) ?? this.#corpus.place(id);
  }

  /** An article is known whose packed digest is kept there: `settle` makes it part of the corpus. */
  postpone(id: ArticleId, digest: Piece): void {
    this.#pending.set(id, digest);
  }

  /** The articles that are known and not part of the corpus. */
  pending(): IterableIterator<ArticleId> {
    return this.#pending.keys();
  }

  /** Makes an article that was put off part of the corpus; false where its digest is lost, or not that of this text. */
  settle(id: ArticleId, textHash: number | undefined): boolean {
    const digest = this.#pending.get(id);
    if (digest === undefined) return true;
    this.#pending.delete(id);
    this.#isLetGo = false;
    const bytes = this.#pieces.read(digest);
    const head = bytes && unpackHead(bytes);
    const isIt = head?.id === id && head.textHash === textHash;
    if (bytes !== undefined && isIt && this.#corpus.addPacked(bytes, { piece: digest, id })) return true;
    this.#pieces.free(digest);
    return false;
  }

  /** Lets go of the corpus, which is most of what is in memory, where nobody is likely to ask it any more. */
  letGo(ids: Iterable<ArticleId>): void {
    for (const id of ids) {
      const piece = this.#corpus.place(id);
      if (piece !== undefined) this.#pending.set(id, piece);
    }
    this.#corpus = this.#newCorpus();
    this.#isLetGo = true;
  }

  /** Nothing is known any more, as a digest could not be read: from now on they stay in memory. */
  startAgain(): void {
    this.#pieces = new TemporaryPieces({ mostInMemory: Number.POSITIVE_INFINITY });
    this.#corpus = this.#newCorpus();
    this.#pending.clear();
  }

  #newCorpus(): Corpus {
    return new Corpus({ comparesLater: this.#once, pieces: this.#pieces });
  }
}
