import path from "node:path";
import { findDuplicates } from "../../server/src/engine";
import { type Figures, readJsonLines } from "./figures";

const SETS = ["minhash-1000", "minhash-2500"];
const SIMILAR = 0.8;

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

/** Near duplicates on the sets of `neardup/`: a gold pair counts where its texts do agree to 80 % of their word-5-grams. */
export function evaluateNearDuplicates(folder: string): Figures {
  return SETS.flatMap((set) => evaluateSet(path.join(folder, "neardup"), set));
}

function evaluateSet(folder: string, set: string): Figures {
  const texts = new Map<string, string>();
  for (const { id, text } of readJsonLines(path.join(folder, `${set}.docs.jsonl`))) {
    if (typeof id === "string" && typeof text === "string") texts.set(id, text);
  }
  if (texts.size === 0) return [];
  const shingles = new Map([...texts].map(([id, text]) => [id, plainShingles(text)]));
  const similarity = (a: string, b: string): number =>
    plainJaccard(shingles.get(a) ?? new Set(), shingles.get(b) ?? new Set());
  const gold = new Set<string>();
  for (const { a, b } of readJsonLines(path.join(folder, `${set}.pairs.jsonl`))) {
    if (typeof a === "string" && typeof b === "string" && similarity(a, b) >= SIMILAR) gold.add(key(a, b));
  }
  const started = performance.now();
  const found = findDuplicates([...texts].map(([id, text]) => ({ id, text })));
  const seconds = (performance.now() - started) / 1000;
  const characters = [...texts.values()].reduce((sum, text) => sum + text.length, 0);
  const right = found.filter(({ a, b }) => gold.has(key(a, b))).length;
  const wrong = found.filter(({ a, b }) => !gold.has(key(a, b)) && similarity(a, b) < SIMILAR).length;
  return [
    {
      key: `neardup/${set}/found`,
      name: `${set}, pairs found`,
      value: gold.size === 0 ? 1 : right / gold.size,
      unit: "share",
      better: "higher",
      note: `${gold.size} pairs among ${texts.size} texts`,
    },
    {
      key: `neardup/${set}/wrong`,
      name: `${set}, false pairs`,
      value: wrong,
      unit: "count",
      better: "lower",
    },
    {
      key: `neardup/${set}/speed`,
      name: `${set}, speed`,
      value: characters / 1e6 / seconds,
      unit: "MB/s",
      better: "neither",
    },
  ];
}
