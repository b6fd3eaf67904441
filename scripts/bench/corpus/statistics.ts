import { digestArticle, parseArticle } from "../../../server/src/engine";
import type { Random } from "../../train-names/random";

/** What a benchmark's answers depend on: how alike the articles of a corpus are, and what they name. */
export interface Statistics {
  readonly articles: number;
  /** Mean. */
  readonly words: number;
  /** Share of the lines with words that stand in more than one article. */
  readonly repeatedLines: number;
  /** Lines that stand in one article only, among the different lines. */
  readonly loneLines: number;
  /** Mentions of people, organisations and places. */
  readonly namesPerThousandWords: number;
  /** Of all different names, those of one article. */
  readonly loneNames: number;
  /** Articles with the most frequent name. */
  readonly topNameShare: number;
  /** Slope of the logarithm of a name's articles over that of its rank: -1 is Zipf's law. */
  readonly zipf: number;
  /** Names that the later half of the articles brings, over those of the first: 1 without growth's end, 0 at its end. */
  readonly newNames: number;
  /** Jaccard similarity by runs of five words of two articles at random: mean, and the highest of a hundred. */
  readonly jaccard: number;
  readonly jaccardHigh: number;
  /** Different runs of five words over all of them, in the whole. */
  readonly lonePhrases: number;
  readonly dated: number;
}

const PAIRS = 4000;
const RUN = 5;

function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= words.length; at++) runs.add(words.slice(at, at + RUN).join(" "));
  return runs;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const run of a) if (b.has(run)) shared++;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

function countIn(counts: Map<string, number>, keys: Iterable<string>): void {
  for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The slope of a line through the logarithms of counts and ranks, by least squares over ranks spread evenly in them. */
function zipfSlope(counts: readonly number[]): number {
  const points: [number, number][] = [];
  for (let rank = 3; rank <= counts.length; rank = Math.ceil(rank * 1.25)) {
    const count = counts[rank - 1] ?? 0;
    if (count >= 3) points.push([Math.log(rank), Math.log(count)]);
  }
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const top = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return top / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

const lone = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].filter((count) => count === 1).length / Math.max(counts.size, 1);

/** Measures a corpus with the engine's own reading of names and dates. */
export function statisticsOf(texts: readonly string[], random: Random): Statistics {
  const lines = new Map<string, number>();
  const names = new Map<string, number>();
  const phrases = new Map<string, number>();
  const runs: Set<string>[] = [];
  let words = 0;
  let mentions = 0;
  let dated = 0;
  let early = 0;
  const linesOf = (text: string) =>
    text.split("\n").flatMap((line) => (/\p{L}/u.test(line) ? [line.trim()] : []));
  for (const [at, text] of texts.entries()) {
    const article = parseArticle({ id: `${at}.txt`, text });
    const digest = digestArticle(article);
    if (digest.published !== null) dated++;
    words += text.split(/\s+/).length;
    mentions += article.mentions.filter(({ kind }) => kind !== "other").length;
    countIn(
      names,
      article.mentions.filter(({ kind }) => kind !== "other").map(({ full }) => full),
    );
    if (at + 1 === texts.length >> 1) early = names.size;
    countIn(lines, linesOf(text));
    const own = runsOf(text);
    runs.push(own);
    countIn(phrases, own);
  }
  const similarities = Array.from({ length: PAIRS }, () => jaccard(random.pick(runs), random.pick(runs)))
    .filter((similarity) => similarity < 1)
    .sort((a, b) => a - b);
  const ranked = [...names.values()].sort((a, b) => b - a);
  const allLines = texts.reduce((sum, text) => sum + linesOf(text).length, 0);
  const repeated = texts.reduce(
    (sum, text) => sum + linesOf(text).filter((line) => (lines.get(line) ?? 0) > 1).length,
    0,
  );
  const allPhrases = [...phrases.values()].reduce((sum, count) => sum + count, 0);
  return {
    articles: texts.length,
    words: words / texts.length,
    repeatedLines: repeated / allLines,
    loneLines: lone(lines),
    namesPerThousandWords: (1000 * mentions) / words,
    loneNames: lone(names),
    topNameShare: (ranked[0] ?? 0) / texts.length,
    zipf: zipfSlope(ranked),
    newNames: (names.size - early) / Math.max(early, 1),
    jaccard: similarities.reduce((sum, similarity) => sum + similarity, 0) / similarities.length,
    jaccardHigh: similarities[Math.floor(similarities.length * 0.99)] ?? 0,
    lonePhrases: phrases.size / allPhrases,
    dated: dated / texts.length,
  };
}
