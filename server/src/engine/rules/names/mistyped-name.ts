import { isUnknownWord } from "../../names/capital-runs";
import type { Mention } from "../../names/mention";
import { isListed, isNameMistyped } from "../../names/word-slips";
import { spellingKey } from "../../text/spelling";
import type { RuleContext } from "../rule";
import { isDecidedApart, type SpellingVerdict, verdictOf } from "./canonical-spelling";

// Names that both exist are two names, unless the one is in this many times as many articles.
const KNOWN_WELL = 3;
// Of those who hold an office there are few of one name.
const KNOWN_IN_OFFICE = 3;

const OFFICE =
  /\b(?:president|premier|chancellor|minister|secretary|governor|king|queen|pope|mayor|senator|chairman)\b/i;

/** What a form is a slip of, as far as the form alone tells. */
interface Suspicion {
  readonly verdict: SpellingVerdict;
  /** Whatever stands around the mention. */
  readonly sure: boolean;
}

/**
 * The mentions whose every word is one that exists, but that are a slip of the fingers away from a name that the corpus
 * knows well: "Unites States", "Prime Minister Arel Sharon". Of other people, Erik may be somebody else than Eric.
 */
export function* mistypedNames(
  context: RuleContext,
): Generator<{ readonly mention: Mention; readonly verdict: SpellingVerdict }> {
  const { mentions, source } = context.article;
  const suspicions = new Map<string, Suspicion | null>();
  for (const mention of mentions) {
    const { form, full, kind } = mention;
    if (kind === "other" || form !== full || !form.includes(" ")) continue;
    let suspicion = suspicions.get(form);
    if (suspicion === undefined) {
      suspicion = suspicionOf(form, context);
      suspicions.set(form, suspicion);
    }
    if (suspicion === null) continue;
    const { verdict, sure } = suspicion;
    if (sure || isKnownEnough(verdict, isInOffice(mention, source.text))) yield { mention, verdict };
  }
}

function suspicionOf(form: string, { corpus, settings }: RuleContext): Suspicion | null {
  const one = ofUnknownWord(form, { corpus, settings });
  if (one !== null) return { verdict: one, sure: true };
  const right = corpus.names.mistyped(form);
  if (right === null || isDecidedApart(form, right, settings)) return null;
  const entity = corpus.names.entityOf(right, settings);
  if (entity === null || entity.forms.includes(form)) return null;
  if (corpus.names.entityOf(form, settings)?.registered !== undefined) return null;
  // Britain has a Labour Party, Israel a Labor Party.
  if (isOtherSpelling(form, right)) return null;
  return { verdict: verdictOf(form, right, entity, true, corpus), sure: false };
}

function isKnownEnough(
  { entity, canonicalArticles, formArticles }: SpellingVerdict,
  inOffice: boolean,
): boolean {
  if (entity.kind === "person" && !inOffice) return false;
  return canonicalArticles >= (inOffice ? KNOWN_IN_OFFICE : KNOWN_WELL) * formArticles;
}

function isInOffice({ role = "", start }: Mention, text: string): boolean {
  return OFFICE.test(`${role} ${wordsBefore(text, start)}`);
}

/** Of two names, one article each, that is the slip which has a word that is none: "Cleeland Cavaliers". */
function ofUnknownWord(
  form: string,
  { corpus, settings }: Pick<RuleContext, "corpus" | "settings">,
): SpellingVerdict | null {
  const entity = corpus.names.entityOf(form, settings);
  if (entity === null || entity.registered !== undefined || entity.forms.length < 2) return null;
  if (corpus.names.articleCount(form) > 1) return null;
  for (const right of entity.forms) {
    if (!isNameMistyped(form, right) || isDecidedApart(form, right, settings)) continue;
    const words = right.split(" ");
    const at = form.split(" ").findIndex((word, index) => word !== words[index]);
    const [wrong = "", other = ""] = [form.split(" ")[at], words[at]];
    // Two spellings of a person's name may be two people's.
    const isPersonal = entity.kind === "person" && !isListed(other.toLowerCase());
    if (isUnknownWord(wrong) && !isUnknownWord(other) && !isPersonal)
      return { ...verdictOf(form, right, entity, true, corpus), odd: true };
  }
  return null;
}

function isOtherSpelling(form: string, right: string): boolean {
  const others = right.split(" ");
  return form.split(" ").every((word, at) => {
    const other = others[at] ?? "";
    if (word === other) return true;
    const key = spellingKey(word.toLowerCase(), "en");
    return key !== null && key === spellingKey(other.toLowerCase(), "en");
  });
}

const REACH = 30;

/** What stands right before a place, up to a break. */
function wordsBefore(text: string, start: number): string {
  return /[\p{L} -]*,? ?$/u.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? "";
}
