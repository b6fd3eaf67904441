import type { Entity } from "../../corpus/view";
import { isUnknownWord } from "../../names/capital-runs";
import { relateNames } from "../../names/compare";
import type { Mention } from "../../names/mention";
import type { Decision, Settings } from "../../settings";
import { ownCopy } from "../../text/own-copy";
import { rememberingLast } from "../../text/remembering";
import type { RuleContext } from "../rule";

/** How a form of a name stands to the way in which the corpus writes that name. */
export interface SpellingVerdict {
  readonly entity: Entity;
  readonly canonical: string;
  /** Number of articles that hold the one and the other. */
  readonly canonicalArticles: number;
  readonly formArticles: number;
  /** The user registered the canonical name. */
  readonly decided: boolean;
  readonly slip: boolean;
  /** The form has a word that is neither a word nor a name known to anybody, and the canonical name is well known here. */
  readonly odd: boolean;
}

// A typing error is one where the right form is much more frequent; else they may be two people.
const SLIP_MAJORITY = 3;
// What is odd is a slip already where the right form stands in this many times as many articles.
const ODD_MAJORITY = 2;

function isShouted(form: string): boolean {
  if (form.length <= 3) return false;
  for (let at = 0; at < form.length; at++) {
    const code = form.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) return false;
  }
  return form === form.toUpperCase();
}

// "Al-Qaida" begins a sentence, "al-Qaida" stands within one; so do "De" and "de", and names with and without "the".
const FIRST = /^(?:the )?(?=\p{L})/iu;

/**
 * Differences that are no misspelling: full stops and commas, a possessive inside, family names in capitals, the first
 * letter's case and "the" before a name.
 */
export function isStyle(form: string, canonical: string): boolean {
  const bare = (name: string): string =>
    name
      .replace(FIRST, "")
      .replace(/^\p{L}/u, (letter) => letter.toUpperCase())
      .replace(/['’]s(?= )/g, "")
      .replace(/[.,]+/g, " ")
      .replace(/(?<=\b\p{Lu}) (?=\p{Lu}\b)/gu, "")
      .replace(/\s+/g, " ")
      .trim();
  if (bare(form) === bare(canonical) || isAnotherShortName(form, canonical)) return true;
  const shouting = form.split(" ").some((word) => word.length > 2 && isShouted(`${word} `));
  return shouting && form.toLowerCase() === canonical.toLowerCase();
}

// "Nato" is NATO; but PA and Pa, IRA and Ira, US and Us are two things.
const SHORT = 3;

function isAnotherShortName(form: string, canonical: string): boolean {
  return (
    form.length <= SHORT &&
    form !== canonical &&
    /^\p{L}+$/u.test(form) &&
    form.toLowerCase() === canonical.toLowerCase()
  );
}

/** A mention that is spelt otherwise than the corpus would have it. */
export interface OtherSpelling {
  readonly mention: Mention;
  readonly verdict: SpellingVerdict;
}

/**
 * The mentions of an article that are spelt otherwise than the corpus would have it; each form is judged once. Two rules ask
 * the same in one check.
 */
export const otherSpellings = rememberingLast(findOtherSpellings);

function findOtherSpellings(context: RuleContext): readonly OtherSpelling[] {
  const verdicts = new Map<string, SpellingVerdict | null>();
  const others: OtherSpelling[] = [];
  for (const mention of context.article.mentions) {
    if (mention.kind === "other") continue;
    const { form } = mention;
    let verdict = verdicts.get(form);
    if (verdict === undefined) {
      verdict = otherSpelling(form, context);
      verdicts.set(form, verdict);
    }
    if (verdict !== null) others.push({ mention, verdict });
  }
  return others;
}

/**
 * The canonical spelling of a name where a form is spelt otherwise; null where it is right, shorter, another name of the
 * same thing, or written in capitals throughout.
 */
function otherSpelling(form: string, { corpus, settings }: RuleContext): SpellingVerdict | null {
  const entity = corpus.names.entityOf(form, settings);
  if (entity === null) return null;
  const decided = entity.registered !== undefined;
  if (entity.forms.length === 1 && !decided) return null;
  const better = betterForm(form, entity);
  if (better === null) return null;
  return { ...verdictOf(form, better.canonical, entity, better.slip, corpus), decided };
}

/** Another way to spell a form. */
interface BetterForm {
  readonly canonical: string;
  readonly slip: boolean;
}

// Many articles name the same entities.
const known = new WeakMap<Entity, Map<string, BetterForm | null>>();

/** How the entity is written that a form names otherwise; null where that is no other spelling. */
function betterForm(form: string, entity: Entity): BetterForm | null {
  const forms = known.get(entity) ?? new Map<string, BetterForm | null>();
  known.set(entity, forms);
  let better = forms.get(form);
  if (better === undefined) {
    better = findBetter(form, entity);
    forms.set(ownCopy(form), better);
  }
  return better;
}

function findBetter(form: string, entity: Entity): BetterForm | null {
  // Brackets are cut wrong, signs belong to products: nothing to judge a spelling by.
  if (isShouted(form) || /[()[\]{}+@#]/.test(form)) return null;
  const canonical = entity.registered !== undefined ? entity.name : rivalOf(entity, form);
  if (canonical === form || isShouted(canonical) || isStyle(form, canonical)) return null;
  if (entity.registered === undefined && isTorn(canonical)) return null;
  const relation = relationOf(form, canonical, entity);
  return relation === null ? null : { canonical, slip: relation === "slip" };
}

/** What speaks for one form of an entity and against another. */
export function verdictOf(
  form: string,
  canonical: string,
  entity: Entity,
  slip: boolean,
  { names }: RuleContext["corpus"],
): SpellingVerdict {
  const [canonicalArticles, formArticles] = [names.articleCount(canonical), names.articleCount(form)];
  // Where the form is somebody else's name too, its mentions are not counted here.
  const counted = formArticles === 0 || entity.forms.includes(form);
  const isOften = (): boolean => {
    if (canonicalArticles >= ODD_MAJORITY * Math.max(1, formArticles)) return true;
    if (!counted) return false;
    const variants = names.variantsOf(entity);
    const mentions = (wanted: string): number =>
      variants.find((variant) => variant.form === wanted)?.count ?? 0;
    return mentions(canonical) > ODD_MAJORITY * Math.max(1, mentions(form));
  };
  const odd = isTorn(form) || (isOdd(form, canonical) && isOften());
  return {
    entity,
    canonical,
    canonicalArticles,
    formArticles: Math.max(1, formArticles),
    decided: false,
    slip,
    odd,
  };
}

/** A word of the form is none that is known, nor one of the canonical name with another ending or in other letters. */
function isOdd(form: string, canonical: string): boolean {
  const right = new Set(canonical.toLowerCase().split(/[\s-]/));
  return form.split(/[\s-]/).some((word) => {
    const lower = word.toLowerCase();
    return !right.has(lower) && !right.has(lower.replace(/['’]?s$/, "")) && isUnknownWord(word);
  });
}

/** The form of an entity that is the best to spell the same words as `form`; perhaps that one itself. */
function rivalOf(entity: Entity, form: string): string {
  const best = entity.forms.find(
    (other) =>
      !isTorn(other) && (other === form || (!isShouted(other) && relationOf(form, other, entity) !== null)),
  );
  return best ?? entity.name;
}

/** "Jean- Bertrand Aristide": torn at the end of a line, and nobody's way to write the name. */
function isTorn(form: string): boolean {
  return /\p{L}[-‐‑] \p{L}/u.test(form);
}

function relationOf(form: string, other: string, entity: Entity): "spelling" | "slip" | null {
  const { relation } = relateNames(form, other, entity.kind);
  return relation === "spelling" || relation === "slip" ? relation : null;
}

/** True where the corpus is clear about which spelling is the right one. */
export function isClear(verdict: SpellingVerdict): boolean {
  const { decided, slip, odd, canonicalArticles, formArticles } = verdict;
  if (decided || odd) return true;
  return slip ? canonicalArticles >= SLIP_MAJORITY * formArticles : canonicalArticles > formArticles;
}

/** The user said that these two are different. */
export function isDecidedApart(a: string, b: string, { different }: Settings): boolean {
  return different.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
}

/** What the user may decide about two spellings instead of changing the text. */
export function spellingDecisions(form: string, canonical: string, entity: Entity): Decision[] {
  const aliases = entity.forms.filter((other) => other !== form);
  return [
    { kind: "canonical-name", title: `Make “${form}” the canonical name`, name: form, aliases },
    {
      kind: "different-names",
      title: `“${form}” and “${canonical}” are different`,
      names: [form, canonical],
    },
  ];
}
