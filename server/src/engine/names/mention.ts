import type { EntityKind } from "../settings";
import type { Span } from "../text/span";

/** A name at one place of an article. */
export interface Mention extends Span {
  readonly kind: EntityKind;
  /** The name as written, without possessive ending, white space folded to single blanks. */
  readonly form: string;
  /**
   * The fullest form of the same entity in the same article; equals `form` where there is no fuller one. The country of a
   * demonym, which is of kind `other`.
   */
  readonly full: string;
  /** Set where a short form could be more than one of the article's people: their full forms. `full` is `form` then. */
  readonly unsure?: readonly string[];
  /** What the person is called beside the name: "North Korean leader". */
  readonly role?: string;
}
