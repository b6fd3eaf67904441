import { existsSync, readFileSync } from "node:fs";

/**
 * One number of the evaluation. Every measure is a function `(folder: string) => Figures | Promise<Figures>`, exported
 * from its own file beside this one, that reads `folder/<its sets>` and measures the product's own functions; a set
 * that is not there gives no figures.
 */
export interface Figure {
  /** Stable: the key in floors.json, `<family>/<set>/<measure>`, as "dates/wcxb-article/recall". */
  readonly key: string;
  /** What a reader of the table sees: "wcxb-article, recall where the day is in the text". */
  readonly name: string;
  readonly value: number;
  /** A share is shown in per cent. */
  readonly unit: "share" | "F1" | "count" | "MB/s" | "ms";
  /** Which way is better; `neither` is shown and has no floor. */
  readonly better: "higher" | "lower" | "neither";
  /** What other tools reach on the same items by the same count. */
  readonly others?: readonly { readonly who: string; readonly value: number }[];
  /** What a reader must know to read the number: "81 pages, window of the page". */
  readonly note?: string;
}

export type Figures = readonly Figure[];

export interface Counts {
  readonly right: number;
  /** Everything that was answered. */
  readonly answered: number;
  /** Everything that was to be found. */
  readonly gold: number;
}

/** Precision, recall and F1 as three figures below `key`. Nothing answered is a precision of 0, not of 1. */
export function scoreFigures(
  key: string,
  name: string,
  { right, answered, gold }: Counts,
  others: Readonly<Partial<Record<"precision" | "recall" | "f1", Figure["others"]>>> = {},
): Figures {
  const precision = answered === 0 ? 0 : right / answered;
  const recall = gold === 0 ? 0 : right / gold;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const better = "higher";
  return [
    {
      key: `${key}/precision`,
      name: `${name}, precision`,
      value: precision,
      unit: "share",
      better,
      ...beside(others.precision),
    },
    {
      key: `${key}/recall`,
      name: `${name}, recall`,
      value: recall,
      unit: "share",
      better,
      ...beside(others.recall),
    },
    { key: `${key}/f1`, name: `${name}, F1`, value: f1, unit: "F1", better, ...beside(others.f1) },
  ];
}

function beside(others: Figure["others"]): Pick<Figure, "others"> {
  return others === undefined ? {} : { others };
}

/** The records of a JSON Lines file in order; none where there is no such file. The caller narrows. */
export function* readJsonLines(file: string): Generator<Readonly<Record<string, unknown>>> {
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line.trim() === "") continue;
    const record: unknown = JSON.parse(line);
    if (typeof record === "object" && record !== null) yield Object.fromEntries(Object.entries(record));
  }
}
