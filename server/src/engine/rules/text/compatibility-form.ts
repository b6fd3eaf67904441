import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";

const LIGATURES = /[\ufb00-\ufb06]/;
const WIDE = /[\uff01-\uff5e]/;
const WIDE_RUN =
  /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a](?:[\uff01-\uff5e\u3000]{0,80}[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a])?/g;
const LIGATURE_WORD = /[\p{L}\p{M}]{0,40}[\ufb00-\ufb06][\p{L}\p{M}]{0,40}/gu;
const EAST_ASIAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff66-\uffdc]/;

export const compatibilityForm: Rule = {
  id: "text/compatibility-form",
  summary: "Ligature or full-width letter in place of plain letters",
  why: "“ofﬁce” with a ligature and “ＡＢＣ” in full width come from typesetting, and no search for the word finds them.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    const ligatures = LIGATURES.test(text);
    // Chinese, Japanese and Korean set Latin letters and figures in full width on purpose.
    const wide = WIDE.test(text) && !EAST_ASIAN.test(text);
    if (!ligatures && !wide) return;
    for (const line of checkedLines(article)) {
      const words = text.slice(line.start, line.end);
      const found = [
        ...(ligatures ? words.matchAll(LIGATURE_WORD) : []),
        ...(wide ? words.matchAll(WIDE_RUN) : []),
      ].sort((a, b) => a.index - b.index);
      for (const { 0: form, index } of found) {
        const newText = form.replace(/[\ufb00-\ufb06\uff01-\uff5e\u3000]/g, (one) => one.normalize("NFKC"));
        const span = { start: line.start + index, end: line.start + index + form.length };
        yield {
          span,
          message: `“${form}” for “${newText}”`,
          fixes: [
            {
              name: "plain",
              title: `Write “${newText}” in plain letters`,
              safety: "safe",
              edits: [{ ...span, newText }],
            },
          ],
        };
      }
    }
  },
};
