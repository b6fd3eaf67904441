import type { Vocabulary, WordClass } from "./vocabulary";

/** What a place in a sentence is to be filled with. */
export type Slot =
  | "person"
  | "surname"
  | "organisation"
  | "acronym"
  | "place"
  | "demonym"
  | "weekday"
  | "day"
  | "year";

/** A word that may change places with its like; capitalised at the start of a sentence. */
export interface WordPart {
  readonly word: string;
  readonly like: WordClass;
  readonly capital: boolean;
}

/** A sentence taken apart: what stays as it is, what may change, what must. */
export type Template = readonly (string | WordPart | { readonly slot: Slot } | { readonly digits: string })[];

const WEEKDAYS = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;
const MONTHS = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;
const TITLES =
  /^(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof|President|Presidents|Prime|Minister|Vice|Premier|Chancellor|Secretary|Senator|Governor|General|King|Queen|Prince|Princess|Pope|Sir|Lord|Judge|Justice|Chairman|Mayor|Foreign|Defense|Finance|Interior|Former|Deputy|Chief|Coach|State|Attorney|Rev|Cardinal|Archbishop|U\.S|US|UN|EU)$/;
const ORGANISATIONS =
  /^(?:Corp|Inc|Co|Ltd|Group|Bank|Ministry|Department|University|Party|Council|Committee|Commission|Agency|Association|Union|Court|Company|Airlines|Board|Bureau|Center|Centre|College|Institute|Organization|Organisation|Service|Services|Administration|Federation|League|Army|Force|Forces|House|Congress|Parliament|Senate|Office|Fund|Exchange|Times|Post|News|Press|International|National|Club|Hospital|School|Foundation|Society|Police|Team|Systems|Technologies|Partners|Holdings)$/;
const PLACE_BEFORE = /\b(?:in|at|from|to|near|of|into|across|outside|around|between|over) (?:the )?$/i;
const IN_PLACE = /\b(?:in|at|near|outside) (?:the )?$/;
const KEPT = /^(?:I|I'm|I've|A|The|Mr|Internet|Web|God|English|Christmas|TV)$/;
const TOKEN = /\p{L}(?:[\p{L}\p{M}'’&-]|\.(?=\p{L}))*|\d[\d,.]*\d|\d|[^\p{L}\d]+/gu;

interface Lists {
  readonly places: ReadonlySet<string>;
  readonly demonyms: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
}

export function templateLists(vocabulary: Vocabulary): Lists {
  return {
    places: new Set([...vocabulary.places, ...vocabulary.countries.map(({ name }) => name)]),
    demonyms: new Set(vocabulary.countries.map(({ demonym }) => demonym)),
    vocabulary,
  };
}

function slotOf(run: readonly string[], before: string, lists: Lists): Slot {
  const name = run.join(" ");
  const [first = ""] = run;
  if (lists.demonyms.has(name)) return "demonym";
  if (lists.places.has(name)) return "place";
  if (run.some((word) => ORGANISATIONS.test(word))) return "organisation";
  if (run.length === 1 && /^[A-Z]{2,6}$/.test(first.replaceAll(".", ""))) return "acronym";
  if (run.length > 3) return "organisation";
  if (run.length > 1) return IN_PLACE.test(before) ? "place" : "person";
  return PLACE_BEFORE.test(before) ? "place" : "surname";
}

/** Takes a sentence apart. Names become slots, so that no name is bound to its sentence. */
export function templateOf(sentence: string, lists: Lists): Template {
  const parts: Template[number][] = [];
  const tokens = sentence.match(TOKEN) ?? [];
  let literal = "";
  const add = (part: Exclude<Template[number], string>) => {
    if (literal !== "") parts.push(literal);
    literal = "";
    parts.push(part);
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? "";
    const starts = parts.length === 0 && !/\p{L}/u.test(literal);
    const lower = token.toLowerCase();
    const like = lists.vocabulary.classOf.get(lower);
    if (/^\d/.test(token)) {
      if (/^(?:19|20)\d\d$/.test(token)) add({ slot: "year" });
      else add({ digits: token });
    } else if (WEEKDAYS.test(token)) add({ slot: "weekday" });
    else if (MONTHS.test(token) && tokens[at + 1] === " " && /^\d\d?$/.test(tokens[at + 2] ?? "")) {
      add({ slot: "day" });
      at += 2;
    } else if (!/^\p{Lu}/u.test(token) || TITLES.test(token) || KEPT.test(token) || MONTHS.test(token)) {
      if (like !== undefined && /^\p{Ll}/u.test(token)) add({ word: token, like, capital: false });
      else literal += token;
    } else if (
      starts &&
      lists.vocabulary.words.has(lower.replace(/['’].*$/, "")) &&
      !/^ ?\p{Lu}/u.test(tokens[at + 2] ?? "")
    ) {
      if (like === undefined) literal += token;
      else add({ word: lower, like, capital: true });
    } else {
      const run = [token];
      while (goesOn(run.at(-1) ?? "", tokens[at + 1]) && isName(tokens[at + 2] ?? "")) {
        run.push(tokens[at + 2] ?? "");
        at += 2;
      }
      const last = run.at(-1) ?? "";
      const ending = /['’]s?$/.exec(last)?.[0] ?? "";
      run[run.length - 1] = last.slice(0, last.length - ending.length);
      add({ slot: slotOf(run, literal, lists) });
      literal += ending;
    }
  }
  if (literal !== "") parts.push(literal);
  return parts;
}

/** Whether a name may go on behind what stands between two words: "George W. Bush", "St. Louis". */
function goesOn(word: string, between: string | undefined): boolean {
  return between === " " || (between === ". " && /^(?:\p{Lu}|St|Mt|Jr)$/u.test(word));
}

function isName(token: string): boolean {
  return /^\p{Lu}/u.test(token) && !TITLES.test(token) && !WEEKDAYS.test(token) && !MONTHS.test(token);
}
