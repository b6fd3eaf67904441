import type { BenchFigure, Part } from "./figures";

const MOST = 11;
const GROWING: readonly (readonly [part: string, figure: string])[] = [
  ["check", "check, cold"],
  ["check", "check, cold: processor time"],
  ["check", "check, cold: most memory"],
  ["server", "server: start to all read"],
  ["server", "server: memory at rest (RSS)"],
];

/** How many times as much ten times as many articles take; nothing where only one size was measured. */
export function growthFigures(parts: readonly Part[], articles: number): BenchFigure[] {
  const figureOf = (size: number, part: string, name: string) =>
    parts
      .find((one) => one.part === part && one.articles === size)
      ?.figures.find((figure) => figure.name === name)?.value;
  return GROWING.flatMap(([part, name]) => {
    const [small, large] = [figureOf(articles / 10, part, name), figureOf(articles, part, name)];
    if (small === undefined || large === undefined) return [];
    return [{ name: `growth of: ${name}`, value: large / small, unit: "times", goal: { most: MOST } }];
  });
}
