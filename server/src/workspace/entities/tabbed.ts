import { guarded, type TableRow } from "./delimited";

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const MEANINGS: Readonly<Record<string, string>> = { "\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r" };

/**
 * A table with a tab between cells, as OpenRefine reads and writes it: a row is a line, nothing is put in quotation marks,
 * and what would end a cell is written `\t`, `\n` or `\r`, a backslash `\\`. No cell can be taken for a formula.
 */
export function writeTabbed(rows: Iterable<readonly string[]>): string {
  let text = "";
  for (const cells of rows) text += `${cells.map((cell) => escaped(guarded(cell))).join("\t")}\n`;
  return text;
}

/**
 * Reads such a table. Spreadsheets put cells in quotation marks here too: a cell that is one quoted text from end to end
 * is read as RFC 4180 has it. Blank lines are passed over. Linear in the length of the text.
 */
export function readTabbed(text: string): TableRow[] {
  const rows: TableRow[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const row = { line, cells };
    for (;;) {
      const quoted = endOfQuoted(text, at);
      const end = quoted ?? endOfPlain(text, at);
      const cell =
        quoted === undefined ? text.slice(at, end) : text.slice(at + 1, end - 1).replaceAll('""', '"');
      line += cell.split(LINE_END).length - 1;
      cells.push(cell.replace(/\\[\\tnr]/g, (written) => MEANINGS[written] ?? written));
      at = end + 1;
      if (text[end] !== "\t") break;
    }
    if (text[at - 1] === "\r" && text[at] === "\n") at++;
    line++;
    if (cells.length > 1 || cells[0]?.trim() !== "") rows.push(row);
  }
  return rows;
}

const LINE_END = /\r\n?|\n/;

/** Where the quoted text ends that begins here; undefined where none does, or more follows in the cell. */
function endOfQuoted(text: string, from: number): number | undefined {
  if (text[from] !== '"') return undefined;
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at >= 0 && endsCell(text[at + 1]) ? at + 1 : undefined;
}

function endOfPlain(text: string, from: number): number {
  let at = from;
  while (!endsCell(text[at])) at++;
  return at;
}

function endsCell(char: string | undefined): boolean {
  return char === undefined || char === "\t" || char === "\n" || char === "\r";
}

function escaped(cell: string): string {
  return cell.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char);
}
