import type { Entity } from "../../corpus/view";
import { compareNames } from "../../names/compare";
import type { Mention } from "../../names/mention";
import { spellingKey } from "../../names/spelling";
import type { Decision } from "../../settings";
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
}

// A typing error is one where the right form is much more frequent; else they may be two people.
const SLIP_MAJORITY = 3;

function isShouted(form: string): boolean {
  return form.length > 3 && form === form.toUpperCase();
}

/** Differences that are no misspelling: full stops, and family names in capitals. */
function isStyle(form: string, canonical: string): boolean {
  const bare = (name: string): string => name.replaceAll(".", "");
  if (bare(form) === bare(canonical)) return true;
  const shouting = form.split(" ").some((word) => word.length > 2 && isShouted(`${word} `));
  return shouting && form.toLowerCase() === canonical.toLowerCase();
}

/**
 * The canonical spelling of a mention's name where the mention is spelt otherwise; null where it is right, shorter,
 * another name of the same thing, written in capitals throughout, or of a kind where spelling is no matter.
 */
export function otherSpelling(mention: Mention, { corpus, settings }: RuleContext): SpellingVerdict | null {
  const { form } = mention;
  if (mention.kind === "other" || isShouted(form)) return null;
  const entity = corpus.names.entityOf(form, settings);
  if (entity === null) return null;
  const decided = entity.registered !== undefined;
  const canonical = decided ? entity.name : (rivalsOf(entity, form)[0] ?? entity.name);
  if (canonical === form || isShouted(canonical) || isStyle(form, canonical)) return null;
  const relation = relationOf(form, canonical, entity);
  if (relation === null) return null;
  return {
    entity,
    canonical,
    canonicalArticles: corpus.names.articleCount(canonical),
    formArticles: corpus.names.articleCount(form),
    decided,
    slip: relation === "slip",
  };
}

/** The forms of an entity that spell the same words as `form`, canonical first; `form` among them. */
function rivalsOf(entity: Entity, form: string): string[] {
  return entity.forms.filter(
    (other) => other === form || (!isShouted(other) && relationOf(form, other, entity) !== null),
  );
}

function relationOf(form: string, other: string, entity: Entity): "spelling" | "slip" | null {
  if (spellingKey(form) === spellingKey(other)) return "spelling";
  const { relation } = compareNames(form, other, entity.kind);
  return relation === "spelling" || relation === "slip" ? relation : null;
}

/** True where the corpus is clear about which spelling is the right one. */
export function isClear({ decided, slip, canonicalArticles, formArticles }: SpellingVerdict): boolean {
  if (decided) return true;
  return slip ? canonicalArticles >= SLIP_MAJORITY * formArticles : canonicalArticles > formArticles;
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
