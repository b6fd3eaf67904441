const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[\u2018\u2019\u201B\u02BC\uFF07\u00B4`]/g;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const NEEDS_CARE = /[^\x20-\x7E]/;

/**
 * Two texts with equal folds differ only in case, diacritics, compatibility forms, kinds of dash and apostrophe,
 * invisible characters and amounts of white space. Not for showing: offsets do not survive.
 */
export function fold(text: string): string {
  if (!NEEDS_CARE.test(text)) return text.toLowerCase().replace(/ {2,}/g, " ").trim();
  return text
    .normalize("NFKD")
    .replace(INVISIBLE, "")
    .replace(MARKS, "")
    .replace(APOSTROPHES, "'")
    .replace(DASHES, "-")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** As `fold`, and every run of what is neither letter nor digit is one blank: "Source link »" = "source link". */
export function foldWords(text: string): string {
  return fold(text).replace(NOT_WORD, " ").trim();
}
