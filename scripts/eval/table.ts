import type { Figure, Figures } from "./figures";
import type { Floors } from "./floors";

/** Figures as a table for people: value, floor, what others reach. */
export function tableOf(figures: Figures, floors: Floors): string {
  if (figures.length === 0) return "  nothing to measure here\n";
  const width = Math.max(...figures.map(({ name }) => name.length));
  return figures
    .map((figure) => {
      const floor = floors[figure.key];
      const parts = [
        `  ${figure.name.padEnd(width)}  ${shown(figure.value, figure).padStart(8)}`,
        (floor === undefined ? "" : `floor ${shown(floor, figure)}`).padEnd(13),
        (figure.others ?? []).map(({ who, value }) => `${who} ${shown(value, figure)}`).join(", "),
        figure.note === undefined ? "" : `(${figure.note})`,
      ];
      return `${parts
        .filter((part) => part !== "")
        .join("  ")
        .trimEnd()}\n`;
    })
    .join("");
}

function shown(value: number, { unit }: Figure): string {
  switch (unit) {
    case "share":
      return `${(value * 100).toFixed(1)} %`;
    case "F1":
      return value.toFixed(3);
    case "count":
      return String(Math.round(value * 100) / 100);
    case "MB/s":
      return `${value.toFixed(1)} MB/s`;
    case "ms":
      return `${value.toFixed(1)} ms`;
  }
}
