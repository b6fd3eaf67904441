import { rangeOf } from "../../text/lines";
import type { Rule } from "../rule";
import { isClear, otherSpellings, spellingDecisions } from "./canonical-spelling";

export const twoForms: Rule = {
  id: "names/two-forms",
  summary: "One article spells a name in two ways, and the corpus does not say which is right",
  why: "Two spellings side by side are a slip in one of them, and count as two names.",
  severity: "information",
  *check(context) {
    const { article } = context;
    for (const { mention, verdict } of otherSpellings(context)) {
      if (isClear(verdict)) continue;
      const { form, start, end } = mention;
      const other = article.mentions.find((each) => each.form === verdict.canonical);
      if (other === undefined) continue;
      const canonical = verdict.canonical;
      yield {
        span: { start, end },
        message: `“${form}” is also written “${canonical}” in this article`,
        confidence: verdict.slip ? 0.6 : 0.9,
        evidence: [{ message: `“${canonical}” here`, range: rangeOf(article.lines, other) }],
        subject: `${form} → ${canonical}`,
        fixes: [
          {
            name: "replace",
            title: `Replace with “${canonical}”`,
            safety: "review",
            edits: [{ start, end, newText: canonical }],
          },
        ],
        decisions: spellingDecisions(form, canonical, verdict.entity),
      };
    }
  },
};
