import type { Day } from "./expression";

/** A stretch of days, both ends included; an end may be infinite. */
export interface DayInterval {
  readonly from: Day;
  readonly to: Day;
}

/** Intervals in order, apart from each other. */
export type DaySet = readonly DayInterval[];

export const ALL_DAYS: DaySet = [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }];

/** What lies in both. */
export function intersect(a: DaySet, b: DaySet): DaySet {
  const common: DayInterval[] = [];
  let at = 0;
  for (const one of a) {
    while (at < b.length && (b[at]?.to ?? 0) < one.from) at++;
    for (let index = at; index < b.length; index++) {
      const other = b[index];
      if (other === undefined || other.from > one.to) break;
      common.push({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) });
    }
  }
  return common;
}

/** The intervals in order, those that touch made one. */
export function unite(intervals: readonly DayInterval[]): DaySet {
  const united: { from: Day; to: Day }[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = united[united.length - 1];
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else united.push({ from, to });
  }
  return united;
}

export function holds(set: DaySet, day: Day): boolean {
  return set.some(({ from, to }) => from <= day && day <= to);
}
