import type { Line } from "../text/lines";
import type { DateExpression, PublicationDate } from "./expression";
import type { DateHeader } from "./header";
import { dateOfName } from "./name-and-url";

export interface PublicationClues {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly dates: readonly DateExpression[];
  readonly header: DateHeader | null;
  /** File name without folder. */
  readonly name: string;
  readonly url?: string;
}

/** The publication date that the article itself carries, or null. */
export function choosePublicationDate(clues: PublicationClues): PublicationDate | null {
  const { header } = clues;
  // A bare date at the head of a saved page may be the day on which it was saved.
  if (
    header !== null &&
    (header.plain || header.date.cue === "published" || header.style === "front-matter")
  ) {
    return {
      day: header.day,
      confidence: header.date.ambiguous ? 0.7 : 0.99,
      span: header.date,
      source: header.style === "front-matter" ? "front-matter" : "header",
      ...(header.date.alternative === undefined ? {} : { alternative: header.date.alternative }),
    };
  }
  const cued = clues.dates.find((date) => date.cue === "published");
  if (cued !== undefined) return { day: cued.day, confidence: 0.9, span: cued, source: "text" };
  const named = dateOfName(clues.name);
  if (named !== null) return { day: named, confidence: 0.9, source: "name" };
  return null;
}
