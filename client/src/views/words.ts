import type { StatusParams } from "../../../server/src/protocol";

/** "1 problem", "2 problems": English only, as all of the client's texts. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** What a view says of an article's date, or of the days between which it lies. */
export function dateOr(date: string | null, bounds?: string): string {
  return date ?? (bounds === undefined ? "no date" : `no date, ${bounds}`);
}

/** "3 articles, 12 problems". */
export function statusInWords({ state, done, total, articles, problems }: StatusParams): string {
  if (state === "scanning") {
    return total > 0
      ? `Reading ${done.toLocaleString("en")} of ${count(total, "article")}`
      : "Looking for articles";
  }
  return `${count(articles, "article")}, ${count(problems, "problem")}`;
}

/** The first thing that the user must know, and how many more there are; empty where there is nothing. */
export function noticesInWords(notices: readonly string[]): string {
  const [first = ""] = notices;
  return notices.length > 1 ? `${first} (and ${notices.length - 1} more)` : first;
}

const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** "English" for "en"; empty where the language is not known. */
export function languageName(language: string | null): string {
  if (language === null || language === "" || language === "und") return "";
  try {
    return languageNames.of(language) ?? language;
  } catch {
    return language; // no well-formed code
  }
}

const LABEL_LENGTH = 52;

/** A first sentence can be long; cut at a word, it leaves room for the date. The tooltip has it whole. */
export function clipped(label: string): string {
  if (label.length <= LABEL_LENGTH) return label;
  const end = label.lastIndexOf(" ", LABEL_LENGTH);
  return `${label.slice(0, end > LABEL_LENGTH / 2 ? end : LABEL_LENGTH).trimEnd()}…`;
}

const BEFORE_LENGTH = 16;

/** What stands before a mention, cut at a word, so that the mention itself is in sight in a narrow side bar. */
export function clippedBefore(before: string): string {
  if (before.length <= BEFORE_LENGTH) return before;
  const end = before.slice(-BEFORE_LENGTH - 1);
  return `… ${end.slice(end.indexOf(" ") + 1)}`;
}

// Of Hebrew, Arabic and the like.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** What stands behind a label: behind one written from right to left, dates and numbers would be turned about. */
export function behind(label: string, description: string): string {
  return RIGHT_TO_LEFT.test(label) ? `\u200e${description}` : description;
}
