import type { Article } from "../../article/article";
import type { CorpusView } from "../../corpus/view";
import { isoOf } from "../../dates/calendar";
import type { Day } from "../../dates/expression";
import { frontMatterLength, type HeaderForm } from "../../dates/header";
import type { TextEdit } from "../../fixes/fix";
import type { DateHeaderStyle, Settings } from "../../settings";
import { trimmed } from "../../text/lines";
import type { Span } from "../../text/span";

/** What stands where a day is to be typed in. */
export const BLANK_DATE = "YYYY-MM-DD";

const STYLES: Readonly<Record<Exclude<DateHeaderStyle, "auto">, HeaderForm>> = {
  "date-line": { style: "date-line", label: "date ", place: "top", blankAfter: true },
  "iso-line": { style: "iso-line", label: "", place: "top", blankAfter: true },
  "front-matter": { style: "front-matter", label: "date: ", place: "top", blankAfter: true },
};

/** The header that this corpus is to have: what the settings say, else what most of its dated articles have. */
export function headerForm(corpus: CorpusView, settings: Settings): HeaderForm {
  const common = corpus.dates.header;
  if (settings.dateHeader === "auto") return common ?? STYLES["date-line"];
  return common?.style === settings.dateHeader ? common : STYLES[settings.dateHeader];
}

/** Writes a date header into an article that has none; without a day, a place to type one into. */
export function writeHeader(
  article: Article,
  form: HeaderForm,
  day: Day | null,
): { readonly edit: TextEdit; readonly placeholder?: Span } {
  const { text } = article.source;
  const { lines } = article;
  const date = day === null ? BLANK_DATE : isoOf(day);
  const end = lineEndOf(article);
  const opened = frontMatterLength(text, lines) > 0;
  const label = form.style === "front-matter" || !opened ? form.label : STYLES["front-matter"].label;
  const second =
    !opened && form.style !== "front-matter" && form.place === "second" ? firstFilled(article) : null;
  // A byte order mark stays what the file begins with.
  const top = opened ? (lines[1]?.start ?? 0) : text.startsWith("\ufeff") ? 1 : 0;
  const start = second === null ? top : (lines[second]?.end ?? 0);
  let before = second === null ? "" : end;
  let after = second === null ? end : "";
  if (!opened && form.style === "front-matter") {
    before = `---${end}`;
    after = `${end}---${end}`;
  }
  if (form.blankAfter && !opened && second === null && !(lines[0]?.blank ?? false)) after += end;
  const newText = `${before}${label}${date}${after}`;
  const from = before.length + label.length;
  return {
    edit: { start, end: start, newText },
    ...(day === null ? { placeholder: { start: from, end: from + date.length } } : {}),
  };
}

/** The first line that is not blank, without the white space around it; what is said of the whole article is said there. */
export function firstLine(article: Article): Span | null {
  const index = firstFilled(article);
  const line = index === null ? undefined : article.lines[index];
  return line === undefined ? null : trimmed(article.source.text, line);
}

function firstFilled(article: Article): number | null {
  const index = article.lines.findIndex((line) => !line.blank);
  return index < 0 ? null : index;
}

/** The line end that the article's first line has. */
function lineEndOf(article: Article): string {
  const first = article.lines[0];
  const end = first === undefined ? "" : article.source.text.slice(first.end, first.next);
  return end === "" ? "\n" : end;
}
