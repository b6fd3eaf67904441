import { civilOf, isoOf } from "../../dates/calendar";
import type { DateOrder, Day } from "../../dates/expression";
import type { Fix } from "../../fixes/fix";
import type { Span } from "../../text/span";
import type { Rule } from "../rule";

export const ambiguousOrder: Rule = {
  id: "dates/ambiguous-order",
  summary: "Publication date whose day and month could be exchanged",
  why: "A date such as 11/07/2021 is in July or in November, depending on who wrote it.",
  severity: "information",
  *check({ article, corpus }) {
    const { published } = article;
    if (published?.span === undefined || published.alternative === undefined) return;
    const { span, day, alternative } = published;
    const order = corpus.dates.order;
    const fixes = [day, alternative].map(
      (choice): Fix => ({
        name: `write-${choice === day ? "first" : "second"}`,
        title: `Write ${isoOf(choice)}`,
        safety: "inferred",
        edits: [{ start: span.start, end: span.end, newText: isoOf(choice) }],
        ...(order !== null && order === orderOf(article.source.text, span, choice)
          ? { preferred: true }
          : {}),
      }),
    );
    yield {
      span: { start: span.start, end: span.end },
      message: `This can be ${isoOf(day)} or ${isoOf(alternative)}`,
      ...(order === null
        ? {}
        : {
            evidence: [
              {
                message: `Other articles of the corpus put the ${order === "day-first" ? "day" : "month"} first`,
              },
            ],
          }),
      fixes,
    };
  },
};

/** The order in which figures are read if they are to mean that day. */
function orderOf(text: string, span: Span, day: Day): DateOrder {
  const first = Number(/\d+/.exec(text.slice(span.start, span.end))?.[0]);
  return civilOf(day).month === first ? "month-first" : "day-first";
}
