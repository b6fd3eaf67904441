/** One record of a table of text: its cells, and the line on which it begins, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface TableProblem {
  readonly line: number;
  readonly message: string;
}

export type Delimiter = "," | ";";

/**
 * Reads a table as RFC 4180 has it: cells in double quotes may hold delimiters, line breaks and doubled quotes; lines end
 * in CR LF, LF or CR. A mark of byte order and blank lines are passed over. What is broken is reported and read as far as
 * it makes sense. Linear in the length of the text.
 */
export function readDelimited(
  text: string,
  delimiter: Delimiter,
): { rows: TableRow[]; problems: TableProblem[] } {
  const rows: TableRow[] = [];
  const problems: TableProblem[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const row = { line, cells: [] as string[] };
    let ended = false;
    while (!ended) {
      let cell = "";
      if (text[at] === '"') {
        const opened = line;
        let from = ++at;
        for (;;) {
          const quote = text.indexOf('"', at);
          const end = quote < 0 ? text.length : quote;
          line += lineBreaks(text, at, end);
          if (quote < 0) {
            problems.push({ line: opened, message: "A quotation mark is never closed." });
            cell += text.slice(from);
            at = text.length;
            break;
          }
          at = quote + 1;
          if (text[at] !== '"') {
            cell += text.slice(from, quote);
            break;
          }
          cell += text.slice(from, at);
          from = ++at;
        }
      }
      const from = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++;
      cell += text.slice(from, at);
      row.cells.push(cell);
      ended = text[at] !== delimiter;
      at++;
    }
    if (text[at - 1] === "\r" && text[at] === "\n") at++;
    line++;
    if (row.cells.length > 1 || row.cells[0]?.trim() !== "") rows.push(row);
  }
  return { rows, problems };
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) count++;
  }
  return count;
}

// What a spreadsheet takes for the beginning of a formula, full-width signs included; see OWASP on CSV injection.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A table of text as RFC 4180 has it; no cell can be taken for a formula. */
export function writeDelimited(rows: Iterable<readonly string[]>): string {
  let text = "";
  for (const cells of rows) text += `${cells.map((cell) => quoted(guarded(cell))).join(",")}\r\n`;
  return text;
}

/** A cell with an apostrophe before what would be taken for a formula; `unguarded` undoes it. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** A cell as it was before an apostrophe kept it from being taken for a formula. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

function quoted(cell: string): string {
  const needed = /[",\r\n]/.test(cell) || cell !== cell.trim();
  return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
}
