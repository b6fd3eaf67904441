import { Corpus, unpackDigest } from "../../engine";
import { InputError, type JsonlInput } from "../inputs/jsonl-input";
import { type JsonLine, readJsonLines } from "../jsonl";

/** A packed digest, and the hash of the text that it is of. */
interface Part {
  readonly bytes: Uint8Array;
  readonly textHash: number;
}

/**
 * The digests of a corpus, gathered from parts in any order: gathering is associative and commutative, so that parts may
 * be merged in any tree.
 *
 * It goes between machines as JSON Lines, so that any engine can split, sort and send it. What is packed in them is for
 * corpuslint alone, and for the version that wrote it.
 */
export class Digests {
  readonly #parts = new Map<string, Part>();

  /** Adds the digests of an input. Throws an `InputError` for any line that is none. */
  async add(input: JsonlInput): Promise<void> {
    for await (const line of readJsonLines(input.read())) {
      if (this.#take(line)) continue;
      const { number, bytes } = line;
      // JSON Lines hold no zero; a final summary begins with a number of four bytes.
      const isSummary = number === 1 && bytes?.subarray(0, 4).includes(0) === true;
      const why = isSummary
        ? "It is a final summary, which cannot be merged; “merge” takes digests, and “--corpus” takes it as it is, not packed."
        : "error" in line
          ? line.error
          : `Line ${number} holds no digest, or one of another version of corpuslint. “digest” writes them.`;
      throw new InputError(`${input.name}: ${why}`);
    }
  }

  #take(line: JsonLine): boolean {
    const packed = "record" in line ? line.record.digest : undefined;
    if (typeof packed !== "string") return false;
    const bytes = Buffer.from(packed, "base64");
    const digest = unpackDigest(bytes);
    if (digest === undefined) return false;
    const { id, textHash } = digest;
    // Of two articles with one id, the same one stays, whatever came first.
    const known = this.#parts.get(id);
    if (known === undefined || known.textHash < textHash) this.#parts.set(id, { bytes, textHash });
    return true;
  }

  /** It as lines: the same ones, however it was gathered. */
  *lines(): Generator<object> {
    const sorted = [...this.#parts].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [id, { bytes }] of sorted) yield digestLine(id, bytes);
  }

  /** The corpus that it is of. */
  corpus(): Corpus {
    const corpus = new Corpus();
    for (const { bytes } of this.#parts.values()) corpus.addPacked(bytes);
    for (const _ of corpus.prepare());
    return corpus;
  }
}

/** A digest as a line; its id stands outside, so that others can see whose it is. */
export function digestLine(id: string, digest: Uint8Array): object {
  return { id, digest: Buffer.from(digest.buffer, digest.byteOffset, digest.byteLength).toString("base64") };
}
