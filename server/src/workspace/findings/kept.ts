import type { Tally } from "./record";
import type { ReportPlace } from "./report-shelf";

/** What is kept in memory of what was found in one article. */
export interface Kept {
  readonly tally: Tally;
  /** See `FindingsRecord`. */
  readonly fixes: readonly number[];
  /** Absent where nothing was found. */
  readonly report?: ReportPlace;
}

const MORE = 128;

/**
 * As one string of a byte a character: as objects it would take four times the room, for each of a hundred thousand
 * articles. All of it is whole numbers: warnings, hash, length of `problems` and its code units; place of the report, one
 * more than it is, or 0 for none, its length and number; the fixes.
 */
export function packKept({ tally: { warnings, hash, problems }, fixes, report }: Kept): string {
  const bytes: number[] = [];
  add(bytes, warnings);
  add(bytes, hash);
  add(bytes, problems.length);
  for (let at = 0; at < problems.length; at++) add(bytes, problems.charCodeAt(at));
  add(bytes, report === undefined ? 0 : report.at + 1);
  add(bytes, report?.length ?? 0);
  add(bytes, report?.number ?? 0);
  for (const fix of fixes) add(bytes, fix);
  return Buffer.from(bytes).toString("latin1");
}

/** What `packKept` made the string of. */
export function unpackKept(packed: string): Kept {
  const reader = new NumberReader(packed);
  const tally = tallyFrom(reader);
  const [place, length, number] = [reader.next(), reader.next(), reader.next()];
  const fixes: number[] = [];
  while (!reader.isAtEnd) fixes.push(reader.next());
  return { tally, fixes, ...(place === 0 ? {} : { report: { at: place - 1, length, number } }) };
}

/** As `unpackKept`, the tally alone. */
export function tallyOfKept(packed: string): Tally {
  return tallyFrom(new NumberReader(packed));
}

function tallyFrom(reader: NumberReader): Tally {
  const warnings = reader.next();
  const hash = reader.next();
  let problems = "";
  for (let left = reader.next(); left > 0; left--) problems += String.fromCharCode(reader.next());
  return { problems, warnings, hash };
}

/**
 * Adds a whole number of up to 53 bits: seven bits a byte, the lowest first, the eighth set on all but the last. What is
 * none, as only a damaged file can tell, counts as 0.
 */
function add(bytes: number[], number: number): void {
  let rest = Number.isSafeInteger(number) && number > 0 ? number : 0;
  for (; rest >= MORE; rest = Math.floor(rest / MORE)) bytes.push((rest % MORE) + MORE);
  bytes.push(rest);
}

class NumberReader {
  readonly #packed: string;
  #at = 0;

  constructor(packed: string) {
    this.#packed = packed;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#packed.length;
  }

  next(): number {
    let number = 0;
    for (let scale = 1; !this.isAtEnd; scale *= MORE) {
      const byte = this.#packed.charCodeAt(this.#at++);
      number += (byte % MORE) * scale;
      if (byte < MORE) break;
    }
    return number;
  }
}
