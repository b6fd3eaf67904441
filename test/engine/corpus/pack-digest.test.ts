import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import {
  type Digest,
  digestArticle,
  packDigest,
  parseArticle,
  unpackDigest,
  unpackHead,
} from "../../../server/src/engine";
import {
  unpackLikeness,
  unpackLinesOf,
  unpackNamesOf,
  unpackPhrasesOf,
} from "../../../server/src/engine/corpus/pack-digest";

const seeds = path.resolve(__dirname, "../../../seeds");
const TEXTS: readonly string[] = readdirSync(seeds)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(path.join(seeds, name), "utf8"));

function digestOf(text: string, id = "folder/a.txt"): Digest {
  return digestArticle(parseArticle({ id, text }));
}

const rich = [
  "---\ndate: 2021-07-11\n---\nA title\n\nOn Saturday, Sept 9, the 60th anniversary of the treaty of 1961 was marked.",
  "PYONGYANG, July 11 (KCNA) - The Korean Central News Agency (KCNA) said since 2019 last week in May 2020.",
  "Ра́дио Свобода, 11 июля 2021\n\n金正恩 и Ким Чен Ын\ud800 встретились.\n\nco-operation cooperation organise",
  "It will be held on 12 October 2025. Kim\nJong Un, North Korean leader Kim Jong Un spoke next Monday.",
];

describe("packDigest", () => {
  it("gives back any digest as it was", () => {
    for (const text of [...TEXTS, ...rich, "", "\ud800", "one line"]) {
      const digest = digestOf(text);
      assert.deepEqual(unpackDigest(packDigest(digest)), digest);
    }
  });

  it("gives back the digest of any text as it was", () => {
    const pieces = fc.constantFrom(...[...TEXTS, ...rich].flatMap((text) => text.split(/(?<=[.\n])/)));
    const anything = fc.oneof(pieces, fc.string(), fc.constant("\n\n"));
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 20 }), fc.string({ unit: "binary" }), (parts, id) => {
        const digest = digestOf(parts.join(" "), id);
        assert.deepEqual(unpackDigest(packDigest(digest)), digest);
      }),
      { numRuns: 200 },
    );
  });

  it("gives back parts of a digest as they were", () => {
    for (const text of [...TEXTS, ...rich, "", "\ud800", "one line"]) {
      const digest = digestOf(text);
      const packed = packDigest(digest);
      const { names, acronyms, spellings, ...likeness } = digest;
      assert.deepEqual(unpackLikeness(packed), likeness);
      assert.deepEqual(unpackLinesOf(packed), digest.lines);
      assert.deepEqual(unpackNamesOf(packed), names);
      assert.deepEqual(unpackPhrasesOf(packed), digest.phrases);
      const { id, textHash, label, hasTitle, language, words, published } = digest;
      assert.deepEqual(unpackHead(packed), { id, textHash, label, hasTitle, language, words, published });
    }
  });

  it("gives the same bytes for equal digests", () => {
    for (const text of rich) assert.deepEqual(packDigest(digestOf(text)), packDigest(digestOf(text)));
  });

  it("takes less than the text, JSON being larger than it", () => {
    for (const text of TEXTS) assert.ok(packDigest(digestOf(text)).length < 0.75 * text.length);
  });

  it("knows bytes that are cut off, changed or of another version", () => {
    const bytes = packDigest(digestOf(TEXTS[0] ?? ""));
    assert.equal(unpackDigest(new Uint8Array()), undefined);
    for (let length = 0; length < bytes.length; length += 7)
      assert.equal(unpackDigest(bytes.subarray(0, length)), undefined);
    assert.equal(unpackDigest(new Uint8Array([...bytes, 0])), undefined);
    for (let at = 0; at < bytes.length; at += 3) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x41;
      assert.equal(unpackDigest(damaged), undefined);
    }
  });

  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        unpackDigest(new Uint8Array([1, ...bytes, ...checked([1, ...bytes])]));
      }),
      { numRuns: 500 },
    );
  });
});

/** The check that `unpackDigest` wants, so that what it reads behind it is put to the test. */
function checked(bytes: readonly number[]): number[] {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return [0, 8, 16, 24].map((shift) => (hash >>> shift) & 0xff);
}
