import type { Article } from "../article/article";
import { isoOf } from "../dates/calendar";
import type { Day } from "../dates/expression";
import { DOUBTFUL, type PublicationDate } from "../dates/expression";
import { longDay, SURE_ENOUGH } from "../dates/in-words";
import { rangeOf, trimmed } from "../text/lines";
import { textOf } from "../text/span";
import { boundsInWords } from "./date-bounds";
import { type DateEvidence, inferDate } from "./date-inference";
import type { Digest } from "./digest";
import type { CorpusView } from "./view";

/** What is known of the day of an article, to be shown beside its title. */
export interface DateSummary {
  /** Where the title ends, or the first line of an article without one. UTF-16 code units. */
  readonly at: number;
  /** “Sunday, 11 July 2021”, “probably …”, “no date; not before 2019-01-01”. */
  readonly label: string;
  /** What it rests on. */
  readonly reasons: readonly DateEvidence[];
}

/** Tells the day of an article with its weekday and how sure it is, or between which days it lies; null for an empty one. */
export function dateSummary(article: Article, corpus: CorpusView, today: Day): DateSummary | null {
  const { published, lines, title, source } = article;
  const first = lines.find(({ blank }) => !blank);
  if (first === undefined) return null;
  const at = title?.end ?? trimmed(source.text, first).end;
  if (published !== null && published.confidence >= DOUBTFUL) {
    return { at, label: spoken(published), reasons: [reasonOf(article, published)] };
  }
  const digest = corpus.digest(source.id);
  const { words, reasons } = digest === undefined ? NOTHING : undatedSummary(digest, corpus, today);
  return { at, label: words === "" ? "no date" : `no date; ${words}`, reasons };
}

const NOTHING = { words: "", reasons: [] };

/** What can be said of the day of an article without a date: “perhaps …”, “not before 2019-01-01”, or nothing. */
export function undatedSummary(
  digest: Digest,
  corpus: CorpusView,
  today: Day,
): { readonly words: string; readonly reasons: readonly DateEvidence[] } {
  const { days, within, evidence } = inferDate(digest, corpus, today);
  if (days.length > 0) {
    const words = `perhaps ${days.map(({ day }) => longDay(day)).join(" or ")}`;
    return { words, reasons: days.flatMap((guess) => guess.evidence) };
  }
  const words = boundsInWords(within, today);
  return { words, reasons: words === "" ? [] : evidence };
}

function spoken({ day, confidence, alternative }: PublicationDate): string {
  const other = alternative === undefined ? "" : ` or ${longDay(alternative)}`;
  return `${confidence >= SURE_ENOUGH ? "" : "probably "}${longDay(day)}${other}`;
}

const SOURCES: Readonly<Record<PublicationDate["source"], string>> = {
  header: "The date line says",
  "front-matter": "The front matter says",
  dateline: "The agency's dateline says",
  byline: "Beside its author stands",
  text: "The text says",
  name: "By the file name",
  url: "By the address",
};

function reasonOf({ lines, source: { text } }: Article, published: PublicationDate): DateEvidence {
  const { source, span, confidence, day } = published;
  const written = span === undefined ? isoOf(day) : `“${textOf(text, span)}”`;
  return {
    message: `${SOURCES[source]} ${written}; confidence ${confidence.toFixed(2)}`,
    ...(span === undefined ? {} : { range: rangeOf(lines, span) }),
  };
}
