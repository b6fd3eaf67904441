/** What a word may be, one bit each; the tagger learns what to make of it. */
export enum Flag {
  Given = 1,
  Family = 2,
  Either = 4,
  FamilyFirst = 8,
  Country = 16,
  Place = 32,
  City = 64,
  Organisation = 128,
  Demonym = 256,
  Title = 512,
  OrganisationHead = 1024,
  PlaceHead = 2048,
  Function = 4096,
  Calendar = 8192,
  Reporting = 16384,
}

/** Number of `Flag`s. */
export const FLAGS = 15;

/** What else is noted of a word, one bit each. */
export enum Note {
  /** The facts from `Lower` to `Flags` are there, and the details. */
  Known = 1,
  /** No name of the gazetteers starts with it. */
  StartsNothing = 2,
  /** Of a kind with "of", "for", "de la": it may stand between the words of a name. */
  Link = 4,
  /** "Treaty", "pact", "declaration", … */
  Treaty = 8,
  /** It may stand between the words of a treaty's name. */
  TreatyLink = 16,
  /** A word for believers or peoples or the like, or the plural of one, which is no name by itself. */
  NoName = 32,
  /** It was asked for a second time since words were last forgotten. */
  Again = 64,
}

/** What is asked of a word again and again: the columns of a table of numbers. All hashes are 32 bits. */
export enum Fact {
  /** Its first code units, a byte each, in three columns; see `Length`. */
  Letters = 0,
  /** How many code units it has; negative where they are not all in `Letters`. */
  Length = 3,
  /** `Note`s. */
  Notes = 4,
  Lower = 5,
  Shape = 6,
  OwnClass = 7,
  NextClass = 8,
  PreviousClass = 9,
  /** `Flag`s. */
  Flags = 10,
  /** The row of the same word in small letters; 0 where nobody has asked. */
  Small = 11,
  /** Numbers of the last articles that had this word, in small letters, with a capital, … */
  CapitalIn = 12,
  /** … and that had it both with a capital and without. */
  SmallIn = 13,
  /** The last article that had the word in a run of capitals, and which of the article's runs that is. */
  RunIn = 14,
  Run = 15,
}

/** What is asked of a word once: the columns of another table. */
export enum Detail {
  Word = 0,
  Cluster = 1,
  /** Of its first two, three and four letters. */
  Prefixes = 2,
  /** Of its last two, three and four letters. */
  Suffixes = 5,
}

/** Numbers in a row of facts: as many as come from memory at once. */
export const ROW = 16;
/** Numbers in a row of details. */
export const DETAILS = 8;
/** Code units that have room in a row. */
export const MOST_LETTERS = 12;

/** Rows of what stands before the first word of a sentence, and behind the last. The words' rows follow. */
export const START = 0;
export const END = 1;
export const EDGES = 2;

const FIRST_ROWS = 1 << 12;

/**
 * What is known of words, a row each: fact `f` of row `r` is `facts[r * ROW + f]`. In numbers side by side, since objects
 * lie all over memory, and waiting for that takes longer than all that is done with them.
 */
export let facts: Int32Array = new Int32Array(FIRST_ROWS * ROW);
/** The bytes of `facts`. */
export let letters: Uint8Array = new Uint8Array(facts.buffer);
/** Detail `d` of row `r` is `details[r * DETAILS + d]`. */
export let details: Int32Array = new Int32Array(FIRST_ROWS * DETAILS);

for (const edge of [START, END]) {
  facts.fill(edge + 1, edge * ROW + Fact.Lower, edge * ROW + Fact.Shape + 1);
  facts.fill(-1, edge * ROW + Fact.OwnClass, edge * ROW + Fact.Flags + 1);
  details[edge * DETAILS + Detail.Word] = edge + 1;
  details.fill(1, edge * DETAILS + Detail.Prefixes, edge * DETAILS + Detail.Suffixes);
  details.fill(edge + 1, edge * DETAILS + Detail.Suffixes, (edge + 1) * DETAILS);
}

/** Moves what is known of a word from one row to another; not what names other rows, nor that it was asked for again. */
export function moveFacts(from: number, to: number): void {
  facts.copyWithin(to * ROW, from * ROW, (from + 1) * ROW);
  details.copyWithin(to * DETAILS, from * DETAILS, (from + 1) * DETAILS);
  facts[to * ROW + Fact.Small] = 0;
  const notes = to * ROW + Fact.Notes;
  facts[notes] = (facts[notes] ?? 0) & ~Note.Again;
}

/** Forgets what is known of this row and of all behind it. */
export function forgetFactsFrom(row: number): void {
  facts.fill(0, row * ROW);
  details.fill(0, row * DETAILS);
}

/** Makes room for this row. */
export function growFacts(row: number): void {
  if ((row + 1) * ROW <= facts.length) return;
  const [more, moreDetails] = [new Int32Array(2 * facts.length), new Int32Array(2 * details.length)];
  more.set(facts);
  moreDetails.set(details);
  facts = more;
  letters = new Uint8Array(more.buffer);
  details = moreDetails;
}
