import { SURE } from "../../corpus/date-index";
import { isoOf } from "../../dates/calendar";
import type { Rule } from "../rule";
import { firstLine } from "./write-header";

export const outOfRange: Rule = {
  id: "dates/out-of-range",
  summary: "Publication date far from those of the rest of the corpus",
  why: "A lone article years away from all others is usually one whose date was misread.",
  severity: "information",
  *check({ article, corpus }) {
    const { published } = article;
    const range = corpus.dates.range;
    // Below that it is rather the day of something that the text tells.
    if (published === null || published.confidence < SURE || range === null) return;
    if (published.day >= range.earliest && published.day <= range.latest) return;
    const span = published.span ?? firstLine(article);
    if (span === null) return;
    yield {
      span: { start: span.start, end: span.end },
      message: `The publication date ${isoOf(published.day)} lies far outside those of the corpus`,
      evidence: [{ message: `Nearly all lie between ${isoOf(range.earliest)} and ${isoOf(range.latest)}` }],
    };
  },
};
