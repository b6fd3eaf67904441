import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { findDuplicates } from "../../server/src/engine/duplicates/find-duplicates";

/** What is measured on one set of texts with known copies. */
export interface NearDuplicateFigures {
  readonly set: string;
  readonly texts: number;
  readonly goldPairs: number;
  readonly foundPairs: number;
  /** Gold pairs whose texts do agree to 80 % of their word-5-grams, and how many of them were found. */
  readonly recall: number;
  /** Share of the found pairs that are gold, or agree to 80 % when compared word by word. */
  readonly precision: number;
  readonly megabytesPerSecond: number;
}

interface Text {
  readonly id: string;
  readonly text: string;
}

function readLines<T>(file: string, read: (value: unknown) => T): T[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => read(JSON.parse(line)));
}

function field(value: unknown, name: string): string {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  if (typeof found !== "string") throw new Error(`no field ${name}`);
  return found;
}

/** Word-5-grams told as text, apart from the engine's own way of doing it. */
function plainShingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = new Set<string>();
  for (let at = 0; at + 5 <= words.length; at++) shingles.add(words.slice(at, at + 5).join(" "));
  return shingles;
}

function plainJaccard(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared / (a.size + b.size - shared);
}

const key = (a: string, b: string): string => (a < b ? `${a}\t${b}` : `${b}\t${a}`);

/** Measures near duplicates on every `*.docs.jsonl` with its `*.pairs.jsonl` in a folder. */
export function evaluateNearDuplicates(folder: string): NearDuplicateFigures[] {
  const sets = readdirSync(folder)
    .filter((name) => name.endsWith(".docs.jsonl"))
    .map((name) => name.slice(0, -".docs.jsonl".length))
    .sort();
  return sets.map((set) => {
    const texts = readLines<Text>(path.join(folder, `${set}.docs.jsonl`), (value) => ({
      id: field(value, "id"),
      text: field(value, "text"),
    }));
    const gold = readLines(path.join(folder, `${set}.pairs.jsonl`), (value) =>
      key(field(value, "a"), field(value, "b")),
    );
    const started = performance.now();
    const found = findDuplicates(texts);
    const seconds = (performance.now() - started) / 1000;
    const shingles = new Map(texts.map(({ id, text }) => [id, plainShingles(text)]));
    const similar = (pair: string): boolean => {
      const [a = "", b = ""] = pair.split("\t");
      return plainJaccard(shingles.get(a) ?? new Set(), shingles.get(b) ?? new Set()) >= 0.8;
    };
    const keys = new Set(found.map(({ a, b }) => key(a, b)));
    const wanted = gold.filter(similar);
    const right = [...keys].filter((pair) => gold.includes(pair) || similar(pair));
    return {
      set,
      texts: texts.length,
      goldPairs: gold.length,
      foundPairs: found.length,
      recall: wanted.length === 0 ? 1 : wanted.filter((pair) => keys.has(pair)).length / wanted.length,
      precision: keys.size === 0 ? 1 : right.length / keys.size,
      megabytesPerSecond: texts.reduce((sum, { text }) => sum + text.length, 0) / 1e6 / seconds,
    };
  });
}
