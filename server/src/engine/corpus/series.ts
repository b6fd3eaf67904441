import { type ArticleId, fileName } from "../article/article";

/** Numbers absent from a numbered series of files. */
export interface SeriesGap {
  /** Folder of the series, with `/`, empty at the top. */
  readonly folder: string;
  /** As the files write it: "002"; a run as "002–007". */
  readonly missing: string;
  /** The article right before the gap. */
  readonly after: ArticleId;
}

interface Numbered {
  readonly number: number;
  readonly width: number;
  readonly id: ArticleId;
}

const FEWEST = 3;
// Longer digits are dates, times and keys of data bases, not a count.
const LONGEST_NUMBER = 7;

/**
 * The gaps in series of files named by a number at the start or at the end of their name: `000_a.txt`, `001_b.txt`,
 * `003_c.txt` lack `002`. Only a series that is nearly whole has gaps: at least half of its numbers are there.
 * Sorted by folder and number.
 */
export function seriesGaps(ids: readonly ArticleId[]): SeriesGap[] {
  const series = new Map<string, Numbered[]>();
  for (const id of ids) {
    const name = fileName(id);
    const folder = id.slice(0, Math.max(0, id.length - name.length - 1));
    for (const { key, digits } of numbersOf(name)) {
      const place = `${folder}\u0000${key}`;
      const known = series.get(place);
      const numbered = { number: Number(digits), width: digits.length, id };
      if (known === undefined) series.set(place, [numbered]);
      else known.push(numbered);
    }
  }
  const gaps: SeriesGap[] = [];
  for (const place of [...series.keys()].sort()) {
    gaps.push(...gapsIn(place.slice(0, place.indexOf("\u0000")), series.get(place) ?? []));
  }
  return gaps;
}

/** The numbers by which a name could be counted, each with what the others of its series have in common with it. */
function numbersOf(name: string): { key: string; digits: string }[] {
  const stem = name.replace(/\.[^.]*$/, "");
  const numbers: { key: string; digits: string }[] = [];
  const head = /^\d+/.exec(stem)?.[0];
  if (head !== undefined && head.length <= LONGEST_NUMBER) {
    // Behind a leading number the rest is a title or a hash; it begins with the same separator.
    numbers.push({ key: `head ${stem.charAt(head.length)}`, digits: head });
  }
  const tail = /\d+$/.exec(stem)?.[0];
  if (tail !== undefined && tail.length < stem.length && tail.length <= LONGEST_NUMBER) {
    numbers.push({ key: `tail ${stem.slice(0, -tail.length)}`, digits: tail });
  }
  return numbers;
}

function gapsIn(folder: string, series: Numbered[]): SeriesGap[] {
  series.sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
  const distinct = new Set(series.map(({ number }) => number)).size;
  const first = series[0];
  const last = series.at(-1);
  if (first === undefined || last === undefined || distinct < FEWEST) return [];
  if (distinct * 2 < last.number - first.number + 1) return [];
  const gaps: SeriesGap[] = [];
  for (const [index, next] of series.entries()) {
    const before = series[index - 1];
    if (before === undefined || next.number - before.number < 2) continue;
    const from = written(before.number + 1, before.width);
    const to = written(next.number - 1, before.width);
    gaps.push({ folder, missing: from === to ? from : `${from}–${to}`, after: before.id });
  }
  return gaps;
}

function written(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
