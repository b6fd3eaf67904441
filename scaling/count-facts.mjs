// How many facts digests hold, and how many of their keys stand in more than one article: what a summary must keep.
//
//   corpuslint digest articles.jsonl | node scaling/count-facts.mjs
//
// A key that stands in one article alone says nothing to any other. Prints a table, for docs/scaling.md.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { unpackDigest } = createRequire(import.meta.url)("../dist/engine.js");

/** Of each kind of fact, the keys by which articles meet. Sets of keys are texts of five characters a key. */
const kinds = {
  "lines at the edges": ({ lines }) =>
    lines.filter(({ place }) => place !== "middle").map(({ hash }) => hash),
  "lines in the middle": ({ lines }) =>
    lines.filter(({ place }) => place === "middle").map(({ hash }) => hash),
  "line templates": ({ lines }) => lines.flatMap(({ template }) => template ?? []),
  "forms of names": ({ names }) => names.map(({ form, full }) => `${form}\n${full}`),
  "phrases of events": ({ phrases }) => fives(phrases),
  sentences: ({ duplicates }) => fives(duplicates.sentences),
  "sketch components": ({ duplicates }) => fives(duplicates.sketch).map((key, at) => `${at} ${key}`),
  spellings: ({ spellings }) => spellings.map(([form]) => form),
};

function fives(packed) {
  return Array.from({ length: Math.floor(packed.length / 5) }, (_, at) => packed.slice(at * 5, at * 5 + 5));
}

const counts = Object.fromEntries(
  Object.keys(kinds).map((kind) => [kind, { facts: 0, articlesOf: new Map() }]),
);
let articles = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const digest = unpackDigest(Buffer.from(JSON.parse(line).digest, "base64"));
  if (digest === undefined) throw new Error("That is no digest of this version.");
  articles++;
  for (const [kind, keysOf] of Object.entries(kinds)) {
    const { articlesOf } = counts[kind];
    const keys = new Set(keysOf(digest));
    counts[kind].facts += keys.size;
    for (const key of keys) articlesOf.set(key, (articlesOf.get(key) ?? 0) + 1);
  }
}
console.log(`| ${articles} articles | an article | different | in two and more | facts of those |`);
console.log("| --- | ---: | ---: | ---: | ---: |");
for (const [kind, { facts, articlesOf }] of Object.entries(counts)) {
  let shared = 0;
  let sharedFacts = 0;
  for (const count of articlesOf.values()) {
    if (count < 2) continue;
    shared++;
    sharedFacts += count;
  }
  const share = facts === 0 ? 0 : Math.round((100 * sharedFacts) / facts);
  console.log(`| ${kind} | ${(facts / articles).toFixed(1)} | ${articlesOf.size} | ${shared} | ${share} % |`);
}
