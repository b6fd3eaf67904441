import { UsageError } from "./options";
import type { Terminal } from "./terminal";

/** One line of JSON Lines input: the object that stands there, or why there is none. */
export type JsonLine =
  | { readonly number: number; readonly record: Readonly<Record<string, unknown>> }
  | { readonly number: number; readonly error: string };

const LF = 10;

/** Reads JSON Lines (https://jsonlines.org) as they come; blank lines are passed over, line numbers count from 1. */
export async function* readJsonLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<JsonLine> {
  let number = 0;
  for await (const line of linesOf(input)) {
    number++;
    if (line.trim() === "") continue;
    yield parseLine(number, line);
  }
}

function parseLine(number: number, line: string): JsonLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { number, error: `Line ${number} is not JSON.` };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { number, error: `Line ${number} is no JSON object.` };
  }
  return { number, record: Object.fromEntries(Object.entries(value)) };
}

/** Lines end at a line feed and nowhere else: JSON strings may hold U+2028. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  let pieces: Uint8Array[] = [];
  const line = () => {
    const text = decoder.decode(Buffer.concat(pieces));
    pieces = [];
    return text;
  };
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      pieces.push(chunk.subarray(from, at));
      from = at + 1;
      yield line();
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  }
  if (pieces.length > 0) yield line();
}

/** The text of a member of a record, or why there is none. */
export function textMember(line: JsonLine, name: string): string | Error {
  if ("error" in line) return new Error(line.error);
  const value = line.record[name];
  if (typeof value === "string") return value;
  return new Error(`Line ${line.number} has no text in “${name}”.`);
}

/** What a line calls itself: its `id` as it stands there, or null. */
export function idOf(line: JsonLine): unknown {
  return "record" in line ? (line.record.id ?? null) : null;
}

/** Writes one value as a line. */
export async function writeJsonLine(terminal: Terminal, value: unknown): Promise<void> {
  await terminal.out(`${JSON.stringify(value)}\n`);
}

/** These commands speak JSON Lines; saying so leaves room for other forms. */
export function requireJsonLines(flag: boolean, command: string): void {
  if (!flag) {
    throw new UsageError(
      `“${command}” reads JSON Lines from standard input.`,
      `Write: corpuslint ${command} --jsonl < articles.jsonl`,
    );
  }
}
