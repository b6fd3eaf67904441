/** One measured value, and what it should be. */
export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: "s" | "ms" | "MB" | "MB/s" | "articles/s" | "times" | "bytes";
  /** The bound of this value: at most, or at least. */
  readonly goal?: { readonly most: number } | { readonly least: number };
  readonly note?: string;
}

/** Figures of one part of the suite at one size. */
export interface Part {
  readonly part: string;
  readonly articles: number;
  /** Tells corpora apart that were made otherwise. */
  readonly corpus: string;
  readonly figures: readonly BenchFigure[];
  /** Processes ready to run per core while it was measured: above 1 times are those of a busy machine. */
  readonly load: number;
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Whether the goal is met; null where there is none. */
export function meets({ value, goal }: BenchFigure): boolean | null {
  if (goal === undefined) return null;
  return "most" in goal ? value <= goal.most : value >= goal.least;
}

function number(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Parts as a table in Markdown, in the order given. */
export function tableOf(parts: readonly Part[]): string {
  const rows = parts.flatMap(({ articles, figures }) =>
    figures.map((figure) => {
      const { name, value, unit, goal, note } = figure;
      const wanted =
        goal === undefined ? "" : "most" in goal ? `≤ ${number(goal.most)}` : `≥ ${number(goal.least)}`;
      const met = meets(figure);
      return [
        articles.toLocaleString("en-US"),
        name,
        `${number(value)} ${unit}`,
        wanted,
        met === null ? "" : met ? "yes" : "NO",
        note ?? "",
      ];
    }),
  );
  const head = ["articles", "what", "measured", "goal", "met", ""];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 2 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
