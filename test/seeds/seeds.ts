import { readFileSync } from "node:fs";
import path from "node:path";
import { TestCorpus } from "../engine/corpus-of";

/** The seeds by the number in their name. */
export const seedFiles = {
  "000": "000_7d12872e8ff6fa34.txt",
  "001": "001_18a1406b64227878.txt",
  "003": "003_bbb90e647f579489.txt",
} as const;

export type SeedNumber = keyof typeof seedFiles;

export const seedNumbers: readonly SeedNumber[] = ["000", "001", "003"];

const folder = path.resolve(__dirname, "../../seeds");

export function seedText(seed: SeedNumber): string {
  return readFileSync(path.join(folder, seedFiles[seed]), "utf8");
}

/** The three seeds as one corpus, without any configuration. */
export function seedCorpus(): TestCorpus {
  return new TestCorpus(Object.fromEntries(seedNumbers.map((seed) => [seedFiles[seed], seedText(seed)])));
}
