/** What tells copies of one article apart. */
export interface Copy {
  readonly id: string;
  /** Words outside page debris. */
  readonly words: number;
  readonly dated: boolean;
  /** Places where the text is damaged. */
  readonly damage: number;
  /** Pieces of the page it came from. */
  readonly debris: number;
}

/** Which copy to keep. */
export interface BestCopy {
  readonly id: string;
  /** Why, in words; never empty. */
  readonly reasons: readonly string[];
}

// Copies that differ by a byline or a caption are as long as each other: then a date or a sound text counts for more.
const AS_LONG = 0.95;

interface Criterion {
  /** The higher the better. */
  readonly value: (copy: Copy) => number;
  readonly reason: (copy: Copy) => string;
}

const CRITERIA: readonly Criterion[] = [
  { value: ({ dated }) => (dated ? 1 : 0), reason: () => "has a date" },
  { value: ({ damage }) => -damage, reason: () => "has the least damaged text" },
  { value: ({ debris }) => -debris, reason: () => "has least of its page about it" },
  { value: ({ words }) => words, reason: ({ words }) => `has the longest text (${counted(words, "word")})` },
];

function counted(number: number, one: string): string {
  return `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
}

/**
 * The copy to keep: of those whose text is about as long as the longest, one with a date, then the least damaged, then
 * the one with least debris, then the longest; of equals the first by id. Null for no copies.
 */
export function bestCopy(copies: readonly Copy[]): BestCopy | null {
  const longest = copies.reduce((most, { words }) => Math.max(most, words), 0);
  let left = copies.filter(({ words }) => words >= longest * AS_LONG);
  const reasons: string[] = [];
  if (left.length === 1 && copies.length > 1)
    reasons.push(`has the longest text (${counted(longest, "word")})`);
  for (const { value, reason } of CRITERIA) {
    const best = left.reduce((most, copy) => Math.max(most, value(copy)), Number.NEGATIVE_INFINITY);
    const as = left.filter((copy) => value(copy) === best);
    const [one] = as;
    if (one !== undefined && as.length < left.length) reasons.push(reason(one));
    left = as;
  }
  const best = left.reduce<Copy | undefined>(
    (first, copy) => (first === undefined || copy.id < first.id ? copy : first),
    undefined,
  );
  if (best === undefined) return null;
  return {
    id: best.id,
    reasons: reasons.length > 0 ? reasons : ["all are equal, and it is the first by name"],
  };
}

/** What there is to say of a copy beside others: "512 words, no date, 2 damaged places". */
export function copyInWords({ words, dated, damage }: Copy): string {
  return [
    counted(words, "word"),
    dated ? "dated" : "no date",
    ...(damage > 0 ? [counted(damage, "damaged place")] : []),
  ].join(", ");
}
