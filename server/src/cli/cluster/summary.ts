import { Corpus, type Digest } from "../../engine";
import { InputError, type JsonlInput } from "../inputs/jsonl-input";
import { readJsonLines } from "../jsonl";
import { digestLine, digestOf } from "./lines";

/**
 * What is known of a corpus, gathered from parts in any order: digests, and what was gathered elsewhere. Gathering is
 * associative and commutative, so that parts may be merged in any tree.
 */
export class Summary {
  readonly #digests = new Map<string, Digest>();

  /** Adds the digests of an input, and the summaries in it. Throws an `InputError` for any line that is none. */
  async add(input: JsonlInput): Promise<void> {
    for await (const line of readJsonLines(input.read())) {
      if ("error" in line) throw new InputError(`${input.name}: ${line.error}`);
      const digest = digestOf(line);
      if (digest === undefined) {
        throw new InputError(
          `${input.name}: Line ${line.number} holds no digest, or one of another version of corpuslint. “digest” writes them.`,
        );
      }
      this.#take(digest);
    }
  }

  /** Of two articles with one id, the same one stays, whatever came first. */
  #take(digest: Digest): void {
    const known = this.#digests.get(digest.id);
    if (known === undefined || known.textHash < digest.textHash) this.#digests.set(digest.id, digest);
  }

  /** It as lines: the same ones, however it was gathered. */
  *lines(): Generator<object> {
    for (const [, digest] of [...this.#digests].sort(([a], [b]) => (a < b ? -1 : 1)))
      yield digestLine(digest);
  }

  /** What articles are checked against. */
  knowledge(): Corpus {
    const corpus = new Corpus();
    for (const digest of this.#digests.values()) corpus.add(digest);
    return corpus;
  }

  get size(): number {
    return this.#digests.size;
  }
}
