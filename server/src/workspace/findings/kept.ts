import { ByteReader, ByteWriter } from "../../engine";
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

/**
 * As one string of a byte a character: as objects it would take four times the room, for each of a hundred thousand
 * articles. What is no whole number, as only a damaged file can tell, counts as 0.
 */
export function packKept({ tally: { warnings, hash, problems }, fixes, report }: Kept): string {
  const bytes = new ByteWriter();
  bytes.whole(warnings);
  bytes.whole(hash);
  bytes.text(problems);
  bytes.maybe(report, ({ at, length, number }) => {
    bytes.whole(at);
    bytes.whole(length);
    bytes.whole(number);
  });
  bytes.list(fixes, (fix) => bytes.whole(fix));
  return Buffer.from(bytes.bytes()).toString("latin1");
}

/** What `packKept` made the string of. */
export function unpackKept(packed: string): Kept {
  const bytes = readerOf(packed);
  const tally = tallyFrom(bytes);
  const report = bytes.maybe(() => ({ at: bytes.whole(), length: bytes.whole(), number: bytes.whole() }));
  const fixes = bytes.list(() => bytes.whole());
  return { tally, fixes, ...(report === null ? {} : { report }) };
}

/** As `unpackKept`, the tally alone. */
export function tallyOfKept(packed: string): Tally {
  return tallyFrom(readerOf(packed));
}

function readerOf(packed: string): ByteReader {
  return new ByteReader(Buffer.from(packed, "latin1"));
}

function tallyFrom(bytes: ByteReader): Tally {
  const [warnings, hash, problems] = [bytes.whole(), bytes.whole(), bytes.text()];
  return { problems, warnings, hash };
}
