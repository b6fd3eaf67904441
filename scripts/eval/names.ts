import path from "node:path";
import { compareNames, SAME } from "../../server/src/engine";
import { type Figure, type Figures, readJsonLines, scoreFigures } from "./figures";

interface Pair {
  readonly score: number;
  readonly match: boolean;
}

/** Score from which a fix for a name is offered by default. */
const OFFERED = 0.93;

/** People are compared otherwise than all else. */
export function kindOf(schema: unknown): "person" | "organisation" {
  return schema === "Person" || schema === "person" ? "person" : "organisation";
}

function readPairs(file: string): Pair[] {
  const pairs: Pair[] = [];
  for (const { name1, name2, schema, match } of readJsonLines(file)) {
    if (typeof name1 !== "string" || typeof name2 !== "string" || typeof match !== "boolean") continue;
    pairs.push({ score: compareNames(name1, name2, kindOf(schema)).score, match });
  }
  return pairs;
}

function counts(
  pairs: readonly Pair[],
  threshold: number,
): { right: number; answered: number; gold: number } {
  const answered = pairs.filter(({ score }) => score >= threshold);
  return {
    right: answered.filter(({ match }) => match).length,
    answered: answered.length,
    gold: pairs.filter(({ match }) => match).length,
  };
}

/** Pairs of names of one person found, and of two people wrongly joined, over every 7th pair across groups. */
function groupFigures(file: string, set: string): Figures {
  const names: { readonly group: number; readonly name: string }[] = [];
  let found = 0;
  let within = 0;
  let groups = 0;
  for (const { type, names: aliases } of readJsonLines(file)) {
    if (type !== "person" || !Array.isArray(aliases)) continue;
    const own = aliases.filter((name): name is string => typeof name === "string");
    for (const [at, name] of own.entries()) {
      for (const other of own.slice(at + 1)) {
        within++;
        if (compareNames(name, other).score >= SAME) found++;
      }
    }
    const first = own[0];
    if (first !== undefined) names.push({ group: groups, name: first });
    groups++;
  }
  if (groups === 0) return [];
  let across = 0;
  let joined = 0;
  for (const [at, { name }] of names.entries()) {
    for (let other = at + 1 + (at % 7); other < names.length; other += 7) {
      across++;
      if (compareNames(name, names[other]?.name ?? "").score >= SAME) joined++;
    }
  }
  return [
    {
      key: `names/${set}/found`,
      name: `${set}, pairs of one person's names joined`,
      value: found / Math.max(1, within),
      unit: "share",
      better: "higher",
      note: `${within} pairs`,
    },
    {
      key: `names/${set}/joined`,
      name: `${set}, pairs of two people's names joined`,
      value: joined / Math.max(1, across),
      unit: "share",
      better: "lower",
      note: `${across} pairs`,
    },
  ];
}

/** How well two names are told to be one, over the sets in `folder/names`. Nothing was trained on them. */
export function evaluateNames(folder: string): Figures {
  const figures: Figure[] = [];
  const pairs = readPairs(path.join(folder, "names", "name-bench-pairs.jsonl"));
  if (pairs.length > 0) {
    figures.push(
      ...scoreFigures("names/name-bench", "name-bench, pairs", counts(pairs, SAME), {
        f1: [
          { who: "Levenshtein", value: 0.664 },
          { who: "the authors' own", value: 0.79 },
        ],
      }),
    );
    const offered = scoreFigures(
      "names/name-bench/offered",
      `name-bench, score ${OFFERED} and above`,
      counts(pairs, OFFERED),
    );
    figures.push(...offered.filter(({ key }) => !key.endsWith("/f1")));
  }
  figures.push(...groupFigures(path.join(folder, "names", "ofac-aliases.jsonl"), "ofac-aliases"));
  figures.push(...groupFigures(path.join(folder, "names", "un-aliases.jsonl"), "un-aliases"));
  return figures;
}
