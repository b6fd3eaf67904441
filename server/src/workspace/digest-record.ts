import type { Digest } from "../engine";

/** A digest as bytes. */
export function packDigest(digest: Digest): Uint8Array {
  return new Uint8Array(Buffer.from(JSON.stringify(digest), "utf8"));
}

/** The digest that `packDigest` made these bytes of. */
export function unpackDigest(bytes: Uint8Array): Digest {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
}
