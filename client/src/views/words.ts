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
