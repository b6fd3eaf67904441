const LONGEST_COMPARED = 40;

const VOWELS = "aeiou";
// Letters that transliterations and ears exchange.
const NEAR = "bp pb dt td gk kg ck kc sz zs vf fv vb bv jg gj jz zj lr rl mn nm iy yi uv vu hk kh".split(" ");

// Latin small letters by their place in the alphabet; all others are one class.
const CLASSES = 27;
const OTHER = CLASSES - 1;

const DROP = new Float64Array(CLASSES).fill(1);
const EXCHANGE = new Float64Array(CLASSES * CLASSES).fill(1);

function classOf(code: number): number {
  return code >= 97 && code <= 122 ? code - 97 : OTHER;
}

function makeTables(): void {
  const letters = "abcdefghijklmnopqrstuvwxyz".split("");
  for (const vowel of VOWELS) DROP[classOf(vowel.charCodeAt(0))] = 0.7;
  DROP[classOf("h".charCodeAt(0))] = 0.4;
  for (const [x, a] of [...letters, ""].entries()) {
    for (const [y, b] of [...letters, ""].entries()) {
      const vowels = (a !== "" && VOWELS.includes(a) ? 1 : 0) + (b !== "" && VOWELS.includes(b) ? 1 : 0);
      const near = vowels === 2 || NEAR.includes(a + b);
      EXCHANGE[x * CLASSES + y] = near ? 0.6 : vowels === 1 ? 1.2 : 1;
    }
  }
}
makeTables();

// Used by one comparison at a time.
const leftCodes = new Uint16Array(LONGEST_COMPARED);
const rightCodes = new Uint16Array(LONGEST_COMPARED);
const leftClasses = new Uint8Array(LONGEST_COMPARED);
const rightClasses = new Uint8Array(LONGEST_COMPARED);
const rows = [0, 1, 2].map(() => new Float64Array(LONGEST_COMPARED + 1));
const [ROW_A = new Float64Array(0), ROW_B = new Float64Array(0), ROW_C = new Float64Array(0)] = rows;

/**
 * Damerau-Levenshtein (optimal string alignment), with lower cost for what names are misspelt by. Infinite where it is
 * more than `most`.
 */
export function spellingDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  const height = Math.min(a.length, LONGEST_COMPARED);
  const width = Math.min(b.length, LONGEST_COMPARED);
  for (let i = 0; i < height; i++) {
    const code = a.charCodeAt(i);
    leftCodes[i] = code;
    leftClasses[i] = classOf(code);
  }
  let before = ROW_A;
  let above = ROW_B;
  let row = ROW_C;
  row[0] = 0;
  for (let j = 0; j < width; j++) {
    const code = b.charCodeAt(j);
    rightCodes[j] = code;
    const kind = classOf(code);
    rightClasses[j] = kind;
    row[j + 1] = (row[j] ?? 0) + (DROP[kind] ?? 1);
  }
  let leastAbove = 0;
  for (let i = 0; i < height; i++) {
    const free = before;
    before = above;
    above = row;
    row = free;
    const x = leftCodes[i] ?? 0;
    const previous = i > 0 ? (leftCodes[i - 1] ?? 0) : -1;
    const kind = leftClasses[i] ?? OTHER;
    const dropped = DROP[kind] ?? 1;
    let last = (above[0] ?? 0) + dropped;
    row[0] = last;
    let least = last;
    for (let j = 0; j < width; j++) {
      const y = rightCodes[j] ?? 0;
      const other = rightClasses[j] ?? OTHER;
      let best = (above[j + 1] ?? 0) + dropped;
      const inserted = last + (DROP[other] ?? 1);
      if (inserted < best) best = inserted;
      const exchanged = (above[j] ?? 0) + (x === y ? 0 : (EXCHANGE[kind * CLASSES + other] ?? 1));
      if (exchanged < best) best = exchanged;
      if (j > 0 && previous === y && x !== y && x === rightCodes[j - 1]) {
        const swapped = (before[j - 1] ?? 0) + 0.8;
        if (swapped < best) best = swapped;
      }
      row[j + 1] = best;
      last = best;
      if (best < least) least = best;
    }
    // Two letters that change places lead past one row, never past two.
    if (least > most && leastAbove > most) return Number.POSITIVE_INFINITY;
    leastAbove = least;
  }
  const distance = row[width] ?? 0;
  return distance > most ? Number.POSITIVE_INFINITY : distance;
}

/** Slips between two words, each letter left out, put in, exchanged or swapped with the next being one; infinite where there are more than `most`. */
export function slipsBetween(a: string, b: string, most: number): number {
  let height = Math.min(a.length, LONGEST_COMPARED);
  let width = Math.min(b.length, LONGEST_COMPARED);
  if (Math.abs(height - width) > most) return Number.POSITIVE_INFINITY;
  let start = 0;
  while (start < height && start < width && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (height > start && width > start && a.charCodeAt(height - 1) === b.charCodeAt(width - 1)) {
    height--;
    width--;
  }
  height -= start;
  width -= start;
  if (height === 0 || width === 0) return Math.max(height, width);
  if (most < 2) return slipBetween(a, b, start, height, width, most);
  let before = ROW_A;
  let above = ROW_B;
  let row = ROW_C;
  for (let j = 0; j <= width; j++) row[j] = j;
  let leastAbove = 0;
  for (let i = 0; i < height; i++) {
    const free = before;
    before = above;
    above = row;
    row = free;
    const x = a.charCodeAt(start + i);
    row[0] = i + 1;
    let last = i + 1;
    let least = last;
    for (let j = 0; j < width; j++) {
      const y = b.charCodeAt(start + j);
      let best = Math.min(above[j + 1] ?? 0, last) + 1;
      const exchanged = (above[j] ?? 0) + (x === y ? 0 : 1);
      if (exchanged < best) best = exchanged;
      if (
        i > 0 &&
        j > 0 &&
        x !== y &&
        x === b.charCodeAt(start + j - 1) &&
        y === a.charCodeAt(start + i - 1)
      ) {
        const swapped = (before[j - 1] ?? 0) + 1;
        if (swapped < best) best = swapped;
      }
      row[j + 1] = best;
      last = best;
      if (best < least) least = best;
    }
    if (least > most && leastAbove > most) return Number.POSITIVE_INFINITY;
    leastAbove = least;
  }
  const slips = row[width] ?? 0;
  return slips > most ? Number.POSITIVE_INFINITY : slips;
}

/** One slip in what two words do not have in common at their ends, told without a table. */
function slipBetween(
  a: string,
  b: string,
  start: number,
  height: number,
  width: number,
  most: number,
): number {
  const exchanged = height === 1 && width === 1;
  const swapped =
    height === 2 &&
    width === 2 &&
    a.charCodeAt(start) === b.charCodeAt(start + 1) &&
    a.charCodeAt(start + 1) === b.charCodeAt(start);
  return most === 1 && (exchanged || swapped) ? 1 : Number.POSITIVE_INFINITY;
}
