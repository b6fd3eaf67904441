/*
 * Writes what train.py learns from: `tsx dump.ts FOLDER OUT [WORDS]`.
 * OUT.bin holds rows of 64-bit floats, OUT.json columns and, for each row, its label, fold and weight.
 * Without WORDS, rows are of two numbers, the row of the line and the hash of a word in it. With it (a JSON file of word
 * weights, one set a fold), the features of the trees; each page with word weights that were not trained on its fold.
 */
import { readFileSync, writeFileSync } from "node:fs";
import {
  LINE_FEATURES,
  lineFeatures,
  pageFacts,
} from "../../server/src/engine/boilerplate/classifier/line-features";
import {
  NO_TONES,
  type WordWeights,
  wordTonesOf,
} from "../../server/src/engine/boilerplate/classifier/vocabulary";
import { markLines } from "../../server/src/engine/boilerplate/label-lines";
import { pageLines } from "../../server/src/engine/boilerplate/page-line";
import { recogniseDates } from "../../server/src/engine/dates/recognise";
import { type Line, splitLines } from "../../server/src/engine/text/lines";
import { TokenFlag, type TokenTable, tokenAt, tokenTable } from "../../server/src/engine/text/tokens";
import { FOLDS, type GoldLine, type GoldPage, readPages, SETS, windowOf } from "./pages";

/** A small generator of numbers in [0, 1), the same for the same seed (mulberry32, public domain). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Variant {
  readonly lines: readonly GoldLine[];
  readonly weight: number;
}

/**
 * A page as it is, and as what extractors leave of it: windows, the article with a little debris, the article alone.
 */
function variantsOf({ lines }: GoldPage, donors: readonly GoldPage[], random: () => number): Variant[] {
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const article = lines.filter((line) => line.body === 1 || line.doubt === "t" || line.doubt === "d");
  const few = lines.filter((line) => line.body === 1 || line.doubt !== undefined || random() < 0.15);
  return [
    { lines, weight: 1 },
    { lines: windowOf(lines), weight: 1 },
    { lines: windowOf(lines, upTo(12), upTo(40)), weight: 0.5 },
    { lines: windowOf(lines, upTo(2), upTo(8)), weight: 0.5 },
    { lines: windowOf(few, upTo(4), upTo(8)), weight: 0.5 },
    { lines: windowOf(article, upTo(2), 0), weight: 0.5 },
    { lines: transplant(lines, donors, random), weight: 0.5 },
    { lines: transplant(lines, donors, random), weight: 0.5 },
  ];
}

/** The article between the debris of two other pages: what belongs to it shows from it, not from its own site. */
function transplant(
  lines: readonly GoldLine[],
  donors: readonly GoldPage[],
  random: () => number,
): readonly GoldLine[] {
  const donor = (): readonly GoldLine[] => donors[Math.floor(random() * donors.length)]?.lines ?? [];
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const above = donor();
  const below = donor();
  const head = above.slice(
    0,
    Math.max(
      0,
      above.findIndex((line) => line.body === 1),
    ),
  );
  const tail = below.slice(below.findLastIndex((line) => line.body === 1) + 1);
  const debris = (line: GoldLine): boolean => line.body === 0;
  return [
    ...head.filter(debris).slice(-upTo(15)),
    ...windowOf(lines, upTo(3), upTo(3)),
    ...tail.filter(debris).slice(0, upTo(50)),
  ];
}

function labelOf({ body, doubt }: GoldLine): number {
  if (body === null || (doubt !== undefined && doubt !== "t" && doubt !== "d")) return -1;
  // Titles and date lines are not counted, but the article has them: half a reason to keep them.
  if (doubt !== undefined) return -1;
  return 1 - body;
}

/** The words of a line, each once, as the engine reads them: what `WordReader` gives a tone. */
function wordRows(row: number, tokens: TokenTable, line: Line): Float64Array {
  const { starts, flags, hashes, count } = tokens;
  const words = new Set<number>();
  for (let at = tokenAt(tokens, line.start); at < count && (starts[at] ?? 0) < line.end; at++) {
    if (((flags[at] ?? 0) & (TokenFlag.Digit | TokenFlag.Joint)) === 0) words.add(hashes[at] ?? 0);
  }
  return Float64Array.from([...words].flatMap((word) => [row, word]));
}

const [folder, out, words] = process.argv.slice(2);
if (folder === undefined || out === undefined) throw new Error("usage: dump.ts FOLDER OUT [WORDS]");
const tones =
  words === undefined
    ? undefined
    : (JSON.parse(readFileSync(words, "utf8")) as WordWeights[]).map(wordTonesOf);
const chunks: Float64Array[] = [];
interface Row {
  label: number;
  fold: number;
  weight: number;
  variant: number;
  set: number;
  page: number;
  site: string;
  length: number;
  prose: number;
}
const rows: Row[] = [];
const pages = SETS.map((name) => readPages(folder, name));
// Of the same fold only, so that no fold is told of another's lines; and of sets whose pages are labelled as a whole.
const donorsOf = Array.from({ length: FOLDS }, (_, fold) =>
  pages.slice(0, 2).flatMap((ofSet) => ofSet.filter((page) => page.fold === fold)),
);
for (const [set, ofSet] of pages.entries()) {
  for (const [number, page] of ofSet.entries()) {
    const random = generator(number * 7919 + set);
    for (const [variant, { lines, weight }] of variantsOf(
      page,
      donorsOf[page.fold] ?? [],
      random,
    ).entries()) {
      if (!lines.some((line) => labelOf(line) >= 0)) continue;
      const text = lines.map((line) => line.text).join("\n");
      const split = splitLines(text);
      const visible = pageLines(text, split);
      const tokens = tokenTable(text);
      const clues = {
        text,
        tokens,
        lines: visible,
        marks: markLines(visible),
        dates: recogniseDates(text, split).dates,
      };
      const facts = pageFacts(clues, tones?.[page.fold] ?? NO_TONES);
      const matrix = lineFeatures(facts);
      for (const line of visible) {
        const gold = lines[line.line.index];
        const label = gold === undefined ? -1 : labelOf(gold);
        if (label < 0) continue;
        if (tones === undefined) chunks.push(wordRows(rows.length, clues.tokens, line.line));
        else chunks.push(matrix.values.slice(line.place * matrix.columns, (line.place + 1) * matrix.columns));
        rows.push({
          label,
          fold: page.fold,
          weight,
          variant,
          set,
          page: set * 1000 + number,
          site: page.site,
          length: facts.lengths[line.place] ?? 0,
          prose: Number(facts.prose[line.place]),
        });
      }
    }
  }
}
const columns = tones === undefined ? ["row", "hash"] : LINE_FEATURES;
const all = new Float64Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
let filled = 0;
for (const chunk of chunks) {
  all.set(chunk, filled);
  filled += chunk.length;
}
writeFileSync(`${out}.bin`, Buffer.from(all.buffer));
writeFileSync(
  `${out}.json`,
  JSON.stringify({
    columns,
    label: rows.map((row) => row.label),
    fold: rows.map((row) => row.fold),
    weight: rows.map((row) => row.weight),
    variant: rows.map((row) => row.variant),
    set: rows.map((row) => row.set),
    page: rows.map((row) => row.page),
    site: rows.map((row) => row.site),
    length: rows.map((row) => row.length),
    prose: rows.map((row) => row.prose),
  }),
);
