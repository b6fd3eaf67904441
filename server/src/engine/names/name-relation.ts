/**
 * - `spelling`: the same words, written or transliterated otherwise.
 * - `alias`: another name of the same thing, by the gazetteers or as its acronym.
 * - `shorter`: the same person with fewer words, an initial or a short name.
 * - `slip`: all but a typing error in one word.
 * - `similar`: alike, but not enough to say more.
 * - `different`: two names.
 */
export type NameRelation = "spelling" | "alias" | "shorter" | "slip" | "similar" | "different";

/** How two names stand to each other. */
export interface Relationship {
  /** 0..1; at `SAME` and above the names are held to be one. */
  readonly score: number;
  readonly relation: NameRelation;
}

export interface NameComparison extends Relationship {
  /** In words, for whoever must decide. */
  readonly reasons: readonly string[];
}

/** Score from which two names are called the same. */
export const SAME = 0.7;
