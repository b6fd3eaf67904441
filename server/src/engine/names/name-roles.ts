import { honorifics, particles, suffixes } from "./lexicon";

/** What a word is beside the words of a person's name: one bit each. */
export enum Role {
  Honorific = 1,
  AlsoGiven = 2,
  Suffix = 4,
  Particle = 8,
  SonOf = 16,
  /** What it is shows only together with its neighbours: "al-Din", "Abu". */
  Care = 32,
}

// Titles that are given names too: of "Hafiz Saeed" nothing but a family name would be left.
const ALSO_GIVEN = new Set("hafiz hafez sayed sayyed syed seyed agha qari said".split(" "));
const MORE_HONORIFICS = new Set(
  "shaykh shaikh cheikh hajj hajji hajja mawlavi molvi malim maalim moalim mualim moallim ustadz ustadh alhaj mullah akhund".split(
    " ",
  ),
);
/** "Son of" and "daughter of". */
export const SON_OF = new Set(["bin", "ibn", "ben", "bint", "binti"]);

/** Somali names that are written otherwise by others. */
export const SOMALI = /^(?:ma?xam[ue]d|axmed|xas+an|xuse+n|xirsi|xaaji|xamud|cali|cabd.*|cumar|cusma+n)$/;

/** Whatever a word must hold to be joined to its neighbours or cut from them; most names hold none of it. */
export const MAY_BE_FAITH =
  /d(?:i|ee|ie|y)n|lla|lah|r[ae]h?[ie]?m[ae]n|ha[qk]|hu[qk]|haque|islam|kari?m|hass?an|alam/;

/** The `Role`s of a folded word. */
export function rolesOf(word: string): number {
  const care = word.startsWith("ab") || MAY_BE_FAITH.test(word) || SOMALI.test(word);
  return (
    (honorifics.has(word) || MORE_HONORIFICS.has(word) ? Role.Honorific : 0) |
    (ALSO_GIVEN.has(word) ? Role.AlsoGiven : 0) |
    (suffixes.has(word) ? Role.Suffix : 0) |
    (word.length > 1 && particles.has(word) ? Role.Particle : 0) |
    (SON_OF.has(word) ? Role.SonOf : 0) |
    (care ? Role.Care : 0)
  );
}
