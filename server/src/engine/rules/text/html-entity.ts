import { isCodeLine } from "../../text/code-line";
import { entitiesIn } from "../../text/entities";
import { textOf } from "../../text/span";
import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";

const ABOUT_MARKUP = /[<>`]/;

export const htmlEntity: Rule = {
  id: "text/html-entity",
  summary: "HTML character reference that was not decoded",
  why: "“&amp;” and “&#8217;” split words and hide quotation marks; the reader saw the character, not its code.",
  severity: "warning",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    if (!text.includes("&")) return;
    for (const line of checkedLines(article)) {
      const entities = entitiesIn(text, line);
      if (entities.length === 0 || isCodeLine(text, line)) continue;
      // Where a text shows markup ("write &lt;b&gt;"), its signs may be meant as they stand.
      const markup = ABOUT_MARKUP.test(textOf(text, line));
      for (const { start, end, meaning } of entities) {
        const newText = meaning === "\u00a0" ? " " : meaning;
        const bracket = newText === "<" || newText === ">";
        yield {
          span: { start, end },
          message: `“${text.slice(start, end)}” stands for ${shown(newText)}`,
          fixes: [
            {
              name: "decode",
              title: `Replace with ${shown(newText)}`,
              safety: markup || bracket ? "review" : "safe",
              edits: [{ start, end, newText }],
            },
          ],
        };
      }
    }
  },
};

function shown(character: string): string {
  if (character === " ") return "a blank";
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return /^[\p{Zs}\p{C}]/u.test(character) ? `U+${code}` : `“${character}”`;
}
