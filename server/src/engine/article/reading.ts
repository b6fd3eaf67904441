import { type Line, trimmed } from "../text/lines";
import { sentencesOf } from "../text/sentences";
import type { Span } from "../text/span";
import type { Article, LineRole } from "./article";

const READ: ReadonlySet<LineRole> = new Set<LineRole>(["title", "standfirst", "heading", "body"]);

/** What a reader reads of an article: title, paragraphs and their sentences, in order. `roles` has one entry a line. */
export function readingOf(
  text: string,
  lines: readonly Line[],
  roles: readonly LineRole[],
): Pick<Article, "title" | "paragraphs" | "sentences"> {
  let title: Span | null = null;
  const paragraphs: Span[] = [];
  const sentences: Span[] = [];
  for (const line of lines) {
    const role = roles[line.index] ?? "blank";
    if (!READ.has(role)) continue;
    const span = trimmed(text, line);
    if (role === "title") title = span;
    else paragraphs.push(span);
    for (const sentence of sentencesOf(text, span)) sentences.push(sentence);
  }
  return { title, paragraphs, sentences };
}
