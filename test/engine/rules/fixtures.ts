import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Span } from "../../../server/src/engine";

/*
 * A fixture file holds the cases of one rule:
 *
 *   === flagged: comment form at the end of the file
 *   Body of the article …
 *   ⟦Leave a Reply⟧
 *   === clean: the same words in a sentence
 *   …
 *   === flagged: known from other files
 *   --- a.txt
 *   …
 *   --- b.txt
 *   …
 *
 * ⟦…⟧ marks each finding's span, exactly; ⟦⟧ an empty one. `\u{200B}` stands for that character, `\r` for a carriage
 * return at a line's end, `\b` for a trailing blank that editors would strip. A case without `---` is one article.
 * `--- a.txt ! reason` is a file that could not be decoded safely, for that reason.
 */

export interface MarkedArticle {
  readonly id: string;
  readonly text: string;
  readonly marks: readonly Span[];
  readonly decodingProblem?: string;
}

export interface FixtureCase {
  readonly title: string;
  readonly flagged: boolean;
  readonly articles: readonly MarkedArticle[];
}

const folder = path.resolve(__dirname, "../../fixtures/rules");

export function fixturePath(rule: string): string {
  return path.join(folder, `${rule}.txt`);
}

/** Rule ids that have a fixture file, whether or not there is such a rule. */
export function fixtureIds(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".txt"))
    .map((name) => name.replaceAll(path.sep, "/").slice(0, -".txt".length));
}

export function readFixture(rule: string): FixtureCase[] {
  const cases: FixtureCase[] = [];
  for (const part of readFileSync(fixturePath(rule), "utf8").split(/^=== /m).slice(1)) {
    const head = part.slice(0, part.indexOf("\n"));
    const heading = /^(flagged|clean): (.+)$/.exec(head);
    if (heading === null)
      throw new Error(`${rule}: a case starts with "=== flagged: …" or "=== clean: …", not "${head}"`);
    cases.push({
      title: heading[2] ?? "",
      flagged: heading[1] === "flagged",
      articles: splitArticles(part.slice(head.length + 1)).map(([name, text]) => {
        const [id = "", decodingProblem] = name.split(" ! ");
        return { id, ...unmark(text), ...(decodingProblem === undefined ? {} : { decodingProblem }) };
      }),
    });
  }
  return cases;
}

function splitArticles(body: string): [name: string, text: string][] {
  const pieces = body.split(/^--- (\S+(?: ! .+)?)\n/m);
  if (pieces.length === 1) return [["article.txt", body]];
  const articles: [string, string][] = [];
  for (let at = 1; at + 1 < pieces.length; at += 2) articles.push([pieces[at] ?? "", pieces[at + 1] ?? ""]);
  return articles;
}

/** Takes the marks out of a text and the escapes for what they stand for. */
export function unmark(marked: string): { text: string; marks: Span[] } {
  const escaped = marked
    .replace(/\\u\{([0-9A-Fa-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll("\\r", "\r")
    .replaceAll("\\b", " ");
  let text = "";
  const marks: Span[] = [];
  const open: number[] = [];
  for (const piece of escaped.split(/([⟦⟧])/)) {
    if (piece === "⟦") open.push(text.length);
    else if (piece === "⟧") {
      const start = open.pop();
      if (start === undefined) throw new Error("⟧ without ⟦");
      marks.push({ start, end: text.length });
    } else text += piece;
  }
  if (open.length > 0) throw new Error("⟦ without ⟧");
  return { text, marks: marks.sort((a, b) => a.start - b.start || a.end - b.end) };
}
