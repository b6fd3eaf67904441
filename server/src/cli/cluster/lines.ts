import { type Digest, packDigest, unpackDigest } from "../../engine";
import type { GoodLine } from "../jsonl";

/**
 * What goes between machines: JSON Lines, so that any engine can split, sort and send it. What is packed in them is for
 * corpuslint alone, and for the version that wrote it.
 */

/** A digest as a line; its id stands outside, so that others can see whose it is. */
export function digestLine(digest: Digest): { id: string; digest: string } {
  return { id: digest.id, digest: toBase64(packDigest(digest)) };
}

/** The digest that a line holds; undefined where it holds none, or one that is damaged or of another version. */
export function digestOf({ record }: GoodLine): Digest | undefined {
  return typeof record.digest === "string" ? unpackDigest(fromBase64(record.digest)) : undefined;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, "base64");
}
