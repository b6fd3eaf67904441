import type { RuleId, Safety } from "../../server/src/engine";
import { type After, endsAfter, lineBecomes, oneBlank, removed, replaced, startsWith } from "./after";
import type { SeedNumber } from "./seeds";

/** One finding that the seeds must show. The table below is the whole of what they may show. */
export interface Expected {
  readonly seed: SeedNumber;
  /** Where the finding starts, from 1. */
  readonly line: number;
  /** Exactly what it covers; of a long text its start and end, with … between. */
  readonly covers: string;
  readonly rule: RuleId;
  readonly says: RegExp;
  /** Fixes it must offer. None: it must offer none. */
  readonly fixes: readonly ExpectedFix[];
  readonly evidence?: readonly ExpectedEvidence[];
  /** It must be faded in an editor. */
  readonly faded?: true;
  /** It must not be louder than information. */
  readonly quiet?: true;
}

export interface ExpectedFix {
  readonly safety: Safety;
  readonly after: After;
  /** Where the user is to type afterwards: the text selected there. */
  readonly typeOver?: string;
}

export interface ExpectedEvidence {
  readonly seed?: SeedNumber;
  readonly line?: number;
  readonly says?: RegExp;
}

const inferred = (after: After): ExpectedFix => ({ safety: "inferred", after });
const review = (after: After): ExpectedFix => ({ safety: "review", after });
const safe = (after: After): ExpectedFix => ({ safety: "safe", after });

const canonicalKim = { rule: "names/variant-spelling", covers: "Kim Jong-un", says: /Kim Jong Un/ } as const;

export const expectations: readonly Expected[] = [
  // 000: a page saved with its caption, with names in a form of its own, and no date.
  {
    seed: "000",
    line: 1,
    covers: "North Korea & China Vow to Strengthen Cooperation",
    rule: "dates/missing",
    says: /no publication date/i,
    fixes: [inferred(startsWith("date 2021-07-11\n\n"))],
    evidence: [{ seed: "001", line: 1 }],
  },
  {
    seed: "000",
    line: 3,
    covers: "-",
    rule: "text/stray-separator",
    says: /-/,
    fixes: [safe(removed(3))],
  },
  {
    seed: "000",
    line: 4,
    covers:
      'North Korean and Chinese leaders exchanged messages on the 60th anniversary of signing "The Treaty of Friendship" (AP)',
    rule: "boilerplate/caption",
    says: /caption/i,
    fixes: [review(removed(4))],
    faded: true,
  },
  { seed: "000", line: 5, ...canonicalKim, fixes: [review(replaced(5, "Kim Jong-un", "Kim Jong Un"))] },
  {
    seed: "000",
    line: 6,
    covers: '"Yonhap.”',
    rule: "text/mismatched-quotes",
    says: /opens with " and closes with ”/,
    fixes: [safe(replaced(6, '"Yonhap.”', '"Yonhap."'))],
  },
  {
    seed: "000",
    line: 6,
    covers: "Yonhap",
    rule: "names/agency-country",
    says: /South Korea/,
    fixes: [],
    evidence: [{ seed: "001" }, { seed: "003" }],
    quiet: true,
  },
  { seed: "000", line: 7, ...canonicalKim, fixes: [review(replaced(7, "Kim Jong-un", "Kim Jong Un"))] },
  {
    seed: "000",
    line: 7,
    covers: "Jinping",
    rule: "names/family-name-slip",
    says: /family name.*Xi|Xi.*family name/i,
    fixes: [review(replaced(7, "Jinping", "Xi"))],
  },
  {
    seed: "000",
    line: 8,
    covers: "Yonhap",
    rule: "names/agency-country",
    says: /South Korea/,
    fixes: [],
    quiet: true,
  },

  // 001: a date line in a form of its own, a lost title, lost paragraphs and lost apostrophes.
  {
    seed: "001",
    line: 1,
    covers: " date 2021-07-11 ",
    rule: "dates/malformed",
    says: /blank|white space|date header/i,
    fixes: [safe(lineBecomes(1, "date 2021-07-11"))],
  },
  {
    seed: "001",
    line: 2,
    covers: "\n\n",
    rule: "text/blank-lines",
    says: /3/,
    fixes: [safe(oneBlank(2, 4))],
  },
  {
    seed: "001",
    line: 5,
    covers: "",
    rule: "text/missing-title",
    says: /no title/i,
    fixes: [],
    quiet: true,
  },
  {
    seed: "001",
    line: 5,
    covers: "co-operation",
    rule: "text/spelling-variants",
    says: /cooperation/,
    fixes: [review(replaced(5, "co-operation", "cooperation"))],
    evidence: [{ line: 7 }],
  },
  {
    seed: "001",
    line: 7,
    covers: "The leaders of North Korea … harder it will be to denuclearize North Korea.",
    rule: "text/lost-paragraphs",
    says: /2,369/,
    fixes: [],
    quiet: true,
  },
  {
    seed: "001",
    line: 7,
    covers: "news agency. North KCNA.",
    rule: "text/broken-sentence",
    says: /sentence/i,
    fixes: [],
    quiet: true,
  },
  {
    seed: "001",
    line: 7,
    covers: "trade and support. others.",
    rule: "text/broken-sentence",
    says: /sentence/i,
    fixes: [],
    quiet: true,
  },
  {
    seed: "001",
    line: 7,
    covers: "Xis’ message",
    rule: "names/lost-apostrophe",
    says: /Xi’s/,
    fixes: [review(replaced(7, "Xis’ message", "Xi’s message"))],
  },
  {
    seed: "001",
    line: 7,
    covers: "Xi and Kims message",
    rule: "names/lost-apostrophe",
    says: /Kim’s/,
    fixes: [review(replaced(7, "Xi and Kims message", "Xi and Kim’s message"))],
  },

  // 003: the foot of the page saved with the article.
  {
    seed: "003",
    line: 1,
    covers: "Russian, Chinese officials attend North Korea anniversary parade",
    rule: "dates/missing",
    says: /no publication date/i,
    fixes: [{ safety: "inferred", after: startsWith("date YYYY-MM-DD\n\n"), typeOver: "YYYY-MM-DD" }],
  },
  {
    seed: "003",
    line: 2,
    covers: "\n",
    rule: "text/blank-lines",
    says: /2/,
    fixes: [safe(oneBlank(2, 3))],
  },
  {
    seed: "003",
    line: 11,
    covers: "\n",
    rule: "text/blank-lines",
    says: /2/,
    fixes: [safe(oneBlank(11, 12))],
  },
  {
    seed: "003",
    line: 13,
    covers: "Source link … Required fields are marked *",
    rule: "boilerplate/page-tail",
    says: /source link, related articles, comment form/,
    fixes: [safe(endsAfter(10)), review(removed(11, 13)), review(removed(15, 24)), review(endsAfter(23))],
    evidence: [
      { line: 13, says: /source link/i },
      { line: 15, says: /related articles/i },
      { line: 25, says: /leave a reply/i },
    ],
    faded: true,
  },
];
