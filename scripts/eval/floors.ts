import type { Figure, Figures } from "./figures";

/** What a figure must not fall below, or, where less is better, rise above; by the figure's key. */
export type Floors = Readonly<Record<string, number>>;

/** Reads floors.json; anything else than keys with numbers is an error. */
export function readFloors(text: string): Floors {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error("floors.json holds no object");
  const floors: Record<string, number> = {};
  for (const [key, floor] of Object.entries(value)) {
    if (typeof floor !== "number") throw new Error(`floors.json: the floor of ${key} is no number`);
    floors[key] = floor;
  }
  return floors;
}

/** One sentence for every figure on the wrong side of its floor, and for every floor whose figure is gone. */
export function fallen(floors: Floors, figures: Figures): string[] {
  const wrong: string[] = [];
  const measured = new Map(figures.map((figure) => [figure.key, figure]));
  for (const [key, floor] of Object.entries(floors)) {
    const figure = measured.get(key);
    if (figure === undefined) wrong.push(`${key}: has a floor and is no longer measured`);
    else if (isBeyond(figure, floor))
      wrong.push(`${key}: ${figure.value} has fallen beyond its floor of ${floor}`);
  }
  return wrong;
}

/**
 * The floors moved up to what was measured, never down. Speeds have none: they are the machine's as much as ours; nor
 * have precision and recall where their F1 has one, since the one may be traded for the other.
 */
export function raised(floors: Floors, figures: Figures): Floors {
  const next: Record<string, number> = { ...floors };
  const keys = new Set(figures.map(({ key }) => key));
  for (const figure of figures) {
    if (figure.better === "neither" || figure.unit === "MB/s" || figure.unit === "ms") continue;
    const whole = /^(.+)\/(?:precision|recall)$/.exec(figure.key)?.[1];
    if (whole !== undefined && keys.has(`${whole}/f1`)) continue;
    const rounded = towardsWorse(figure);
    const floor = next[figure.key];
    if (floor === undefined || (figure.better === "higher" ? rounded > floor : rounded < floor)) {
      next[figure.key] = rounded;
    }
  }
  return Object.fromEntries(Object.entries(next).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isBeyond({ value, better }: Figure, floor: number): boolean {
  return better === "higher" ? value < floor : better === "lower" && value > floor;
}

/** Rounded to four digits, so that the last bit of a sum in another order is no fall. */
function towardsWorse({ value, better }: Figure): number {
  return better === "higher" ? Math.floor(value * 10_000) / 10_000 : Math.ceil(value * 10_000) / 10_000;
}
