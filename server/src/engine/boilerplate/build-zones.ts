import type { Line } from "../text/lines";
import { lineIndexAt } from "../text/lines";
import type { Zone, ZonePart } from "./zone";

/**
 * Joins parts to zones: parts of whole lines with nothing but blank lines between them are one zone; a part inside a
 * line is a zone by itself. Parts may come in any order; one that overlaps an earlier one is left out. Zones come in
 * order and do not overlap.
 */
export function buildZones(lines: readonly Line[], parts: readonly ZonePart[]): Zone[] {
  const sorted = [...parts].sort((a, b) => a.start - b.start || b.end - a.end);
  const zones: Zone[] = [];
  let run: ZonePart[] = [];
  let runEnd = -1;
  const close = (): void => {
    const first = run[0];
    if (first !== undefined) {
      const place = placeOf(lines, first.start, runEnd);
      zones.push({ start: first.start, end: runEnd, place, parts: run });
    }
    run = [];
  };
  let taken = 0;
  for (const part of sorted) {
    if (part.start < taken || part.end <= part.start) continue;
    taken = part.end;
    if (isInline(lines, part)) {
      close();
      zones.push({ start: part.start, end: part.end, place: "inline", parts: [part] });
      continue;
    }
    if (run.length > 0 && !onlyBlank(lines, runEnd, part.start)) close();
    run.push(part);
    runEnd = part.end;
  }
  close();
  return zones;
}

/** True where more of the line than white space lies outside of the part. */
function isInline(lines: readonly Line[], part: ZonePart): boolean {
  const first = lines[lineIndexAt(lines, part.start)];
  const last = lines[lineIndexAt(lines, part.end - 1)];
  return first === undefined || last === undefined || part.start !== first.start || part.end !== last.end;
}

function onlyBlank(lines: readonly Line[], from: number, to: number): boolean {
  for (let at = lineIndexAt(lines, from) + 1; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.start >= to) return true;
    if (!line.blank) return false;
  }
  return true;
}

function placeOf(lines: readonly Line[], start: number, end: number): Zone["place"] {
  let before = lineIndexAt(lines, start) - 1;
  while (before >= 0 && lines[before]?.blank) before--;
  if (before < 0) return "head";
  let behind = lineIndexAt(lines, Math.max(start, end - 1)) + 1;
  while (behind < lines.length && lines[behind]?.blank) behind++;
  return behind >= lines.length ? "tail" : "island";
}
