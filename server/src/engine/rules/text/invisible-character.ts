import { hasInvisible, invisibleIn } from "../../text/invisible";
import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";
import { isDamaged } from "./encoding-damage";

export const invisibleCharacter: Rule = {
  id: "text/invisible-character",
  summary: "Invisible character that the text does not need",
  why: "A soft hyphen or zero-width space inside a word makes another word of it for every search and count.",
  severity: "warning",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    if (!hasInvisible(text)) return;
    for (const line of checkedLines(article)) {
      for (const { start, end, name, newText, safe } of invisibleIn(text, line)) {
        // A soft hyphen at the end of a line goes with the line's end: see text/line-end-hyphen.
        if (isDamaged(article, { start, end }) || (end === line.end && text.charAt(end - 1) === "\u00ad"))
          continue;
        yield {
          span: { start, end },
          message: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
          fixes: [
            {
              name: "remove",
              title: newText === "" ? "Remove it" : "Replace with a line break",
              safety: safe ? "safe" : "review",
              edits: [{ start, end, newText }],
            },
          ],
        };
      }
    }
  },
};
