import type { ArticleSource } from "../../engine";
import { engineFailure } from "../../workspace";
import { memberValue } from "../json-members";
import { type GoodLine, idJson, type JsonLine, readJsonLines, textMember, textOfLine } from "../jsonl";

/** An article of JSON Lines. */
export interface JsonlArticle {
  readonly line: GoodLine;
  readonly source: ArticleSource;
}

/** A line that is no article; `error` is a sentence that says what to do. */
export interface NoArticle {
  readonly line: JsonLine;
  readonly error: string;
  readonly source?: undefined;
}

/**
 * Reads articles `{"id", "text", "url"?}` from JSON Lines. `seen` holds the ids there were before and takes those of
 * here: the second of an id is no article. A text may have at most `longest` bytes of UTF-8. Never throws but for
 * what `input` throws.
 */
export async function* readArticles(
  input: AsyncIterable<Uint8Array>,
  longest: number,
  seen: Set<string>,
): AsyncGenerator<JsonlArticle | NoArticle> {
  for await (const line of readJsonLines(input)) yield articleOf(line, longest, seen);
}

function articleOf(line: JsonLine, longest: number, seen: Set<string>): JsonlArticle | NoArticle {
  if ("error" in line) return { line, error: line.error };
  const where = `Line ${line.number}`;
  const text = textMember(line, "text");
  if (text instanceof Error) return { line, error: `${text.message} Give it one; “” is a text too.` };
  const id = idText(line);
  if (id === undefined) {
    return { line, error: `${where} has no “id”, a text or a number. Give each article one of its own.` };
  }
  if (Buffer.byteLength(text) > longest) {
    return {
      line,
      error: `${where}: the text of “${id}” is longer than ${longest} bytes. “maxFileSize” in the configuration sets the limit.`,
    };
  }
  if (seen.has(id)) {
    return {
      line,
      error: `${where}: “${id}” was the id of an article before. Give each article one of its own.`,
    };
  }
  seen.add(id);
  const { url } = line.record;
  return { line, source: { id, text, ...(typeof url === "string" ? { url } : {}) } };
}

/** What is said of an article on which the engine failed. */
export function failureIn(line: GoodLine, reason: string): string {
  return `Line ${line.number}: ${engineFailure(reason).message}`;
}

/** An id as a text; a number as it is written, however many digits it has. */
function idText(line: GoodLine): string | undefined {
  const { id } = line.record;
  if (typeof id === "string") return id;
  return typeof id === "number" ? idJson(line) : undefined;
}

/** The line with another text in place of its own, all else as it was written; without its line feed. */
export function withText({ bytes }: GoodLine, text: string): string {
  const line = textOfLine(bytes);
  const value = memberValue(line, "text");
  if (value === undefined) return line;
  return `${line.slice(0, value.start)}${JSON.stringify(text)}${line.slice(value.end)}`;
}
