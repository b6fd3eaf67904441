import { isUtf8 } from "node:buffer";
import { memberValue } from "./json-members";
import { type Given, UsageError } from "./options";
import type { Terminal } from "./terminal";

/** One line of JSON Lines input: the object that stands there, or why there is none, a sentence that says what to do. */
export type JsonLine = GoodLine | BadLine;

export interface GoodLine {
  /** From 1. */
  readonly number: number;
  /** The line as it stands there, without its line feed. */
  readonly bytes: Uint8Array;
  readonly record: Readonly<Record<string, unknown>>;
}

export interface BadLine {
  readonly number: number;
  /** Undefined where the line is too long to be kept. */
  readonly bytes: Uint8Array | undefined;
  readonly error: string;
}

const LF = 10;
const MEGABYTE = 1_000_000;
// No article is that long, and memory must not depend on what somebody else has written.
export const LONGEST_LINE = 64 * MEGABYTE;

/**
 * Reads JSON Lines (https://jsonlines.org) as they come; blank lines are passed over, line numbers count from 1. Holds
 * one line at a time, of at most `longest` bytes.
 */
export async function* readJsonLines(
  input: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<JsonLine> {
  let number = 0;
  for await (const bytes of linesOf(input, longest)) {
    number++;
    if (bytes === undefined) {
      const error = `Line ${number} is longer than ${longest / MEGABYTE} MB. Is there a line feed after each article?`;
      yield { number, bytes, error };
    } else if (!isUtf8(bytes)) {
      yield { number, bytes, error: `Line ${number} is not UTF-8. Write the file anew in that encoding.` };
    } else {
      const text = textOfLine(bytes, number === 1);
      if (text.trim() !== "") yield parseLine(number, bytes, text);
    }
  }
}

/** The text of a line; `first` of its file, where a byte order mark is none of it. */
export function textOfLine(bytes: Uint8Array, first = false): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return first && text.startsWith("\ufeff") ? text.slice(1) : text;
}

function parseLine(number: number, bytes: Uint8Array, text: string): JsonLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { number, bytes, error: `Line ${number} is not JSON.${hintFor(text)}` };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const hint = Array.isArray(value) ? " jq -c '.[]' makes lines of an array." : "";
    const error = `Line ${number} is no JSON object. Each line must be {"id": …, "text": …}.${hint}`;
    return { number, bytes, error };
  }
  // Not spread into a new object: "__proto__" is a member like any other here.
  return { number, bytes, record: Object.fromEntries(Object.entries(value)) };
}

function hintFor(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "[" || trimmed === "{" || trimmed === "]" || trimmed === "}") {
    return " One object must stand in one line: jq -c '.[]' makes lines of an array.";
  }
  return trimmed.endsWith(",")
    ? " No comma belongs behind an object."
    : " Each line must be one whole JSON object.";
}

/** Lines end at a line feed and nowhere else: JSON strings may hold U+2028. One that is too long is undefined. */
async function* linesOf(
  input: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<Uint8Array | undefined> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const keep = (piece: Uint8Array) => {
    size += piece.length;
    if (size > longest) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const line = () => {
    const [first] = pieces;
    const whole = pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
    const tooLong = size > longest;
    pieces = [];
    size = 0;
    return tooLong ? undefined : whole;
  };
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      keep(chunk.subarray(from, at));
      from = at + 1;
      yield line();
    }
    keep(chunk.subarray(from));
  }
  if (size > 0) yield line();
}

/** The text of a member of a record, or why there is none. */
export function textMember(line: JsonLine, name: string): string | Error {
  if ("error" in line) return new Error(line.error);
  const value = line.record[name];
  if (typeof value === "string") return value;
  return new Error(`Line ${line.number} has no text in “${name}”.`);
}

/** What a line calls itself, as JSON: its `id`, a number as it is written, however many digits it has; or null. */
export function idJson(line: JsonLine): string {
  if (!("record" in line)) return "null";
  const { id } = line.record;
  if (typeof id !== "number" || Number.isSafeInteger(id)) return JSON.stringify(id ?? null);
  const text = textOfLine(line.bytes);
  const value = memberValue(text, "id");
  return value === undefined ? String(id) : text.slice(value.start, value.end);
}

/** Writes an object as a line; the members of `written` are JSON already, and come first. */
export async function writeJsonLine(
  terminal: Terminal,
  value: object,
  written: Readonly<Record<string, string>> = {},
): Promise<void> {
  const first = Object.entries(written).map(([name, json]) => `${JSON.stringify(name)}:${json}`);
  const rest = JSON.stringify(value).slice(1, -1);
  await terminal.out(`{${[...first, ...(rest === "" ? [] : [rest])].join(",")}}\n`);
}

/** These commands speak JSON Lines, on standard input; saying so leaves room for other forms. */
export function requireJsonLines(given: Given, command: string): void {
  if (!given.flag("jsonl") || given.positionals.length > 0) {
    throw new UsageError(
      `“${command}” reads JSON Lines from standard input.`,
      `Write: corpuslint ${command} --jsonl < articles.jsonl`,
    );
  }
}
