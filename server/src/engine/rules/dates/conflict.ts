import { fileName } from "../../article/article";
import { civilOf, dayOf, isoOf } from "../../dates/calendar";
import type { Day } from "../../dates/expression";
import { dateOfName, dateOfUrl } from "../../dates/name-and-url";
import { lineIndexAt, rangeOf } from "../../text/lines";
import type { Evidence, Rule, RuleContext } from "../rule";
import { firstLine } from "./write-header";

// The day at the publisher, at the agency and on the server may differ by one.
const TIME_ZONES = 1;
// A dateline is older than the page by the time that the paper took, seldom more than this.
const DATELINE_SLACK = 7;
// Nearer, another article may be an earlier or later report on the same event.
const SISTER_SLACK = 30;
const MOST_SISTERS = 3;
const HEAD_LINES = 12;

export const conflict: Rule = {
  id: "dates/conflict",
  summary: "Publication date that something else contradicts",
  why: "Where header, dateline, file name, address and other articles tell different days, one of them is wrong.",
  severity: "warning",
  *check(context) {
    const { article } = context;
    const { published } = article;
    // A date that is unsure itself contradicts nobody, but for front matter at odds with itself.
    const unsure = published === null || published.confidence < 0.9;
    if (published?.alternative !== undefined || (unsure && !article.dateHeader?.contradicted)) return;
    if (published === null) return;
    const { day } = published;
    const inside = [...otherDates(context, day), ...datelines(context, day)];
    const outside = [...nameAndUrl(context, day), ...sisters(context, day)];
    const [first] = [...inside, ...outside];
    const span = published.span ?? firstLine(article);
    if (first === undefined || span === null) return;
    yield {
      span: { start: span.start, end: span.end },
      message: `The publication date ${isoOf(day)} is contradicted: ${first.message}`,
      evidence: [...inside, ...outside],
      ...(inside.length > 0 ? {} : { severity: "information" }),
    };
  },
};

/** Other days that the head of the article calls its publication, and an update before it. */
function* otherDates({ article }: RuleContext, day: Day): Iterable<Evidence> {
  const { lines, published, roles } = article;
  let filled = 0;
  let last = 0;
  while (last < lines.length && filled < HEAD_LINES) if (!lines[last++]?.blank) filled++;
  const end = lines[last - 1]?.end ?? 0;
  for (const date of article.dates) {
    if (date.start > end) return;
    if (date.ambiguous || date.start === published?.span?.start) continue;
    const role = roles[lineIndexAt(lines, date.start)];
    // In a sentence, it is something else that was published or updated.
    if (role !== "date" && role !== "byline" && role !== "front-matter") continue;
    const range = rangeOf(lines, date);
    if (date.cue === "published" && Math.abs(date.day - day) > TIME_ZONES) {
      yield { message: `the text says ${isoOf(date.day)}`, range };
    } else if (date.cue === "updated" && date.day < day - TIME_ZONES) {
      yield { message: `the text was updated before, on ${isoOf(date.day)}`, range };
    }
  }
}

/** “PYONGYANG, Sept 9 (Reuters) -”: no year, but a day that the publication must be near. */
function* datelines({ article }: RuleContext, day: Day): Iterable<Evidence> {
  for (const constraint of article.dateConstraints) {
    if (constraint.kind !== "month-day" || !constraint.dateline) continue;
    const { year } = civilOf(day);
    const near = [year - 1, year].some((candidate) => {
      const written = dayOf(candidate, constraint.month, constraint.day);
      return day >= written - TIME_ZONES && day <= written + DATELINE_SLACK;
    });
    if (!near) {
      const { start, end } = constraint;
      const written = article.source.text.slice(start, end);
      yield { message: `the dateline says ${written}`, range: rangeOf(article.lines, { start, end }) };
    }
  }
}

/** File name and address, unless those of this corpus tell another day than publication, such as that of saving. */
function* nameAndUrl({ article, corpus }: RuleContext, day: Day): Iterable<Evidence> {
  const named = dateOfName(fileName(article.source.id));
  if (named !== null && Math.abs(named - day) > TIME_ZONES && corpus.dates.namesTell) {
    yield { message: `the file name says ${isoOf(named)}` };
  }
  const address = article.source.url === undefined ? null : dateOfUrl(article.source.url);
  if (address !== null && address.day !== null && Math.abs(address.day - day) > TIME_ZONES) {
    yield { message: `the address says ${isoOf(address.day)}` };
  }
}

/** Copies, and articles that are all but certainly on the same event. */
function* sisters({ article, corpus }: RuleContext, day: Day): Iterable<Evidence> {
  const { id: own } = article.source;
  const others = [
    ...corpus.relations.duplicatesOf(own).map(({ id }) => ({ id, what: "with the same text" })),
    ...corpus.relations
      .surelyRelatedTo(own)
      .map(({ id, reasons }) => ({ id, what: `on the same event (${reasons.join("; ")})` })),
  ];
  let shown = 0;
  for (const { id, what } of others) {
    if (shown === MOST_SISTERS) return;
    const other = corpus.card(id);
    const published = other?.published ?? null;
    if (published === null || published.confidence < 0.9 || Math.abs(published.day - day) <= SISTER_SLACK)
      continue;
    shown++;
    yield {
      message: `“${other?.label}”, ${what}, is dated ${isoOf(published.day)}`,
      article: id,
      ...(published.at === undefined ? {} : { range: published.at }),
    };
  }
}
