import type { Line } from "../text/lines";
import type { DateExpression, PublicationDate } from "./expression";

export interface PublicationClues {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly dates: readonly DateExpression[];
  /** File name without folder. */
  readonly name: string;
  readonly url?: string;
}

/** The publication date that the article itself carries, or null. */
export function choosePublicationDate(_clues: PublicationClues): PublicationDate | null {
  return null;
}
