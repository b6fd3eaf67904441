import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import tables from "../../server/src/engine/text/data/encodings.json";
import { splitLines } from "../../server/src/engine/text/lines";
import { repairsIn } from "../../server/src/engine/text/mojibake";
import type { Figure, Figures } from "./figures";

/** A kind of damage, with the sentences that it does something to. */
export interface DamagedSet {
  readonly damage: string;
  readonly sentences: readonly { readonly good: string; readonly bad: string }[];
}

const SENTENCES = 2000;

/** Mulberry32: the same seed gives the same sentences everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Typographic dress, which the sources are short of and news are full of. */
const DRESSES: readonly ((sentence: string) => string)[] = [
  (sentence) => sentence,
  (sentence) => `“${sentence}”`,
  (sentence) => sentence.replace(" ", " – "),
  (sentence) => `${sentence} “It’s over”, she said…`,
];

/** 2,000 sentences in the twelve languages of the folder's files, in equal shares, by a fixed seed. */
export function goodSentences(folder: string): string[] {
  const next = random(20211107);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort();
  const share = Math.ceil(SENTENCES / files.length);
  return files
    .flatMap((name) => {
      const lines = readFileSync(path.join(folder, name), "utf8").trim().split("\n");
      return Array.from({ length: share }, () => {
        const line = lines[Math.floor(next() * lines.length)] ?? "";
        const dress = DRESSES[Math.floor(next() * DRESSES.length)];
        return dress === undefined ? line : dress(line);
      });
    })
    .slice(0, SENTENCES);
}

function readAs(text: string, characters: string): string {
  return Buffer.from(text, "utf8").reduce(
    (read, byte) => read + (byte < 0x80 ? String.fromCharCode(byte) : characters.charAt(byte - 0x80)),
    "",
  );
}

const LATIN_1 = Array.from({ length: 128 }, (_, at) => String.fromCharCode(0x80 + at)).join("");
const WINDOWS_1252 = tables.encodings["Windows-1252"];

/** Windows-1252 bytes read as Latin-1; null where the text is not in Windows-1252. */
function asControls(text: string): string | null {
  let damaged = "";
  for (const character of text) {
    const at = WINDOWS_1252.indexOf(character);
    if (character.charCodeAt(0) >= 0x80 && at < 0) return null;
    damaged += at < 0 ? character : String.fromCharCode(0x80 + at);
  }
  return damaged;
}

const DAMAGES: readonly (readonly [name: string, damage: (text: string) => string | null])[] = [
  ...Object.entries(tables.encodings).map(
    ([name, characters]) => [`UTF-8 as ${name}`, (text: string) => readAs(text, characters)] as const,
  ),
  ["UTF-8 as Latin-1", (text) => readAs(text, LATIN_1)],
  ["UTF-8 as Windows-1252, twice", (text) => readAs(readAs(text, WINDOWS_1252), WINDOWS_1252)],
  [
    "UTF-8 as Windows-1252, A0 lost",
    (text) => {
      const read = readAs(text, WINDOWS_1252);
      return read.includes("\u00a0") ? read.replaceAll("\u00a0", " ") : null;
    },
  ],
  ["UTF-8 as Windows-1252, every other word", (text) => everyOtherWord(text)],
  ["Windows-1252 as Latin-1", asControls],
];

function everyOtherWord(text: string): string {
  return text
    .split(" ")
    .map((word, at) => (at % 2 === 0 ? readAs(word, WINDOWS_1252) : word))
    .join(" ");
}

/** Every kind of damage, done to the sentences; those that it leaves as they are, are left out. */
export function damagedSets(sentences: readonly string[]): DamagedSet[] {
  return DAMAGES.map(([damage, apply]) => ({
    damage,
    sentences: sentences.flatMap((good) => {
      const bad = apply(good);
      return bad === null || bad === good ? [] : [{ good, bad }];
    }),
  }));
}

/** The text with all repairs applied. */
export function repaired(text: string): string {
  let result = "";
  let at = 0;
  for (const { start, end, newText } of repairsIn(text, splitLines(text))) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** Sentences that come out of each kind of damage as they were, and good ones that were changed. */
export function evaluateMojibake(folder: string): Figures {
  const good = goodSentences(folder);
  if (good.length === 0) return [];
  const figures = damagedSets(good).map(({ damage, sentences }): Figure => {
    const right = sentences.filter((one) => repaired(one.bad) === one.good).length;
    return {
      key: `mojibake/${damage}`,
      name: `${damage}, repaired`,
      value: sentences.length === 0 ? 0 : right / sentences.length,
      unit: "share",
      better: "higher",
      note: `${sentences.length} sentences`,
    };
  });
  const changed = good.filter((sentence) => repaired(sentence) !== sentence).length;
  return [
    ...figures,
    {
      key: "mojibake/good-changed",
      name: "good sentences that were changed",
      value: changed,
      unit: "count",
      better: "lower",
      note: `${good.length} sentences`,
    },
  ];
}
