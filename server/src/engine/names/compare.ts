import type { EntityKind } from "../settings";
import { compareOrganisations, mayBeOneOrganisation, organisationPartsOf } from "./compare-organisations";
import { comparePeople } from "./compare-people";
import { lettersApart } from "./letter-counts";
import { namePartsOf } from "./name-parts";
import type { NameComparison, Relationship } from "./name-relation";
import { isShortName, wordSimilarity } from "./word-similarity";
import { isNameMistyped } from "./word-slips";

/** Compares two names of one kind; people and others are built differently. Symmetric. */
export function compareNames(a: string, b: string, kind: EntityKind = "person"): NameComparison {
  const reasons: string[] = [];
  return { ...relate(a, b, kind, reasons), reasons };
}

/** As `compareNames`, without saying why: where many names are compared. */
export function relateNames(a: string, b: string, kind: EntityKind): Relationship {
  return relate(a, b, kind, null);
}

const WRITTEN_ALIKE: Relationship = { score: 1, relation: "spelling" };

function relate(a: string, b: string, kind: EntityKind, reasons: string[] | null): Relationship {
  const person = kind === "person";
  const key = person ? namePartsOf(a).key : organisationPartsOf(a).key;
  if (key !== "" && key === (person ? namePartsOf(b).key : organisationPartsOf(b).key)) {
    reasons?.push(a === b ? "written alike" : "differ in case, hyphens, blanks or diacritics only");
    return WRITTEN_ALIKE;
  }
  // In one order always, so that it is the same from both sides.
  const [first, second] = a < b ? [a, b] : [b, a];
  return person ? comparePeople(first, second, reasons) : compareOrganisations(first, second, reasons);
}

// Two slips, or a transliteration that changes about as many letters.
const MOST_LETTERS_APART = 6;

/**
 * A quick look whether two names of people could be one, before they are compared in full: false only where they have
 * as many words and their letters are too far apart, so that neither can be a spelling, a slip or a shorter form.
 */
export function mayBeOnePerson(a: string, b: string): boolean {
  const left = namePartsOf(a);
  const right = namePartsOf(b);
  const { words } = left.row;
  const others = right.row.words;
  if (words.length !== others.length || words.length < 2) return true;
  if (lettersApart(left.letters, right.letters) <= MOST_LETTERS_APART) return true;
  return words.some((word, at) => {
    const other = others[at];
    return other === undefined || word.text.length < 3 || other.text.length < 3 || isShortName(word, other);
  });
}

/** True where a piece of text is a slip in a name, or another spelling of it; not where it is the name itself. */
export function isMisspelling(text: string, name: string, kind: EntityKind): boolean {
  if (text === name) return false;
  if (isNameMistyped(text, name)) return true;
  if (kind === "person" ? !mayBeOnePerson(text, name) : !mayBeOneOrganisation(text, name)) return false;
  const { relation } = relateNames(text, name, kind);
  return relation === "slip" || relation === "spelling";
}

/** Two full names that differ in one word, where both words are names that exist: Maria and Mario Garcia. */
export function areRivals(a: string, b: string): boolean {
  const left = namePartsOf(a).row.words;
  const right = namePartsOf(b).row.words;
  if (left.length !== right.length) return false;
  return left.some((word, at) => {
    const other = right[at];
    return (
      other !== undefined &&
      word.text !== other.text &&
      word.known &&
      other.known &&
      wordSimilarity(word, other) < 0.97
    );
  });
}
