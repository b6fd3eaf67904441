import { isoOf } from "../../dates/calendar";
import { DOUBTFUL } from "../../dates/expression";
import type { Rule } from "../rule";
import { firstLine } from "./write-header";

// It may be tomorrow already where the article was written.
const TIME_ZONES = 1;

export const future: Rule = {
  id: "dates/future",
  summary: "Publication date in the future",
  why: "No article was published tomorrow: the date is misread, mistyped, or that of an event it announces.",
  severity: "warning",
  *check({ article, today }) {
    const { published } = article;
    if (published === null || published.confidence < DOUBTFUL || published.day <= today + TIME_ZONES) return;
    const span = published.span ?? firstLine(article);
    if (span === null) return;
    const { alternative } = published;
    const swapped = alternative !== undefined && alternative <= today ? alternative : undefined;
    yield {
      span: { start: span.start, end: span.end },
      message: `The publication date ${isoOf(published.day)} is in the future`,
      ...(swapped === undefined
        ? {}
        : { evidence: [{ message: `With day and month exchanged it is ${isoOf(swapped)}` }] }),
    };
  },
};
