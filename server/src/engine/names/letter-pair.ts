/** Number `at` of a row of numbers that are written as two letters each, so that data of them are text. */
export function letterPair(row: string, at: number): number {
  return (row.charCodeAt(2 * at) - FIRST) * LETTERS + row.charCodeAt(2 * at + 1) - FIRST;
}

const FIRST = 65;
const LETTERS = 26;
