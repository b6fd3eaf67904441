import { entriesFrom } from "./lexicon";

/** What a word is in the name of an organisation. */
export interface WordInOrganisation {
  /** A company form or a little word. */
  readonly sign: boolean;
  /** Has a figure or is a Roman one: another figure is another name. */
  readonly figures: boolean;
  readonly weight: number;
  /** It is what it is whatever stands beside it. */
  readonly ordinary: boolean;
  /** A name that the gazetteers list starts with it. */
  readonly startsListed: boolean;
}

/** Company forms and their long ones, each to one sign; a name is compared without them, but two signs may contradict. */
export const FORMS: readonly (readonly [string, string])[] = [
  ["limited liability company", "llc"],
  ["limited liability partnership", "llp"],
  ["open joint stock company", "jsc"],
  ["public joint stock company", "jsc"],
  ["joint stock company", "jsc"],
  ["joynt stock company", "jsc"],
  ["акционерное общество", "jsc"],
  ["общество с ограниченной ответственностью", "llc"],
  ["public limited company", "plc"],
  ["gesellschaft mit beschrankter haftung", "gmbh"],
  ["aktiengesellschaft", "ag"],
  ["aktiengeselschaft", "ag"],
  ["societe anonyme", "sa"],
  ["sociedad anonima", "sa"],
  ["sp z o o", "llc"],
  ["us", "united states"],
  ["usa", "united states"],
  ["uk", "united kingdom"],
  ["intl", "international"],
  ["incorporated", "inc"],
  ["corporation", "corp"],
  ["limited", "ltd"],
  ["company", "co"],
];
// Of names that hold none of these words, none is written as a sign.
const FORM_STARTS = new Set(FORMS.map(([long]) => long.split(" ")[0] ?? ""));
const SIGNS = new Set(
  "llc llp jsc plc gmbh ag akg sa inc corp ltd co ojsc oao ao pao zao ooo ооо оао ао зао пао oy ab as nv bv spa srl sarl sas kg lp pte pty ltda cv sl kk mv gmbh & and the of et und".split(
    " ",
  ),
);
/** Numbers in words. */
export const NUMBERS: ReadonlyMap<string, string> = new Map([
  ["one", "1"],
  ["two", "2"],
  ["three", "3"],
  ["four", "4"],
  ["five", "5"],
  ["six", "6"],
  ["seven", "7"],
  ["eight", "8"],
  ["nine", "9"],
  ["ten", "10"],
  ["twenty", "20"],
  ["thirty", "30"],
  ["forty", "40"],
  ["fifty", "50"],
  ["first", "1"],
  ["second", "2"],
  ["third", "3"],
]);
// Words that many organisations share tell little.
const COMMON = new Set(
  "group holdings holding bank trust fund capital partners solutions systems services international national global industries management investment investments securities general union association federation foundation institute university ministry department office agency committee council commission party front movement army brigade state government people peoples republic democratic united".split(
    " ",
  ),
);

/** What a folded word is in the name of an organisation. */
export function inOrganisation(text: string): WordInOrganisation {
  return {
    sign: SIGNS.has(text),
    figures: /\d/.test(text) || ROMAN.test(text),
    weight: weightOf(text),
    ordinary: !startsForm(text) && !isNumber(text),
    startsListed: entriesFrom(text).all.length > 0,
  };
}

/** A company form that is written as a sign may start with it. */
export function startsForm(word: string): boolean {
  return FORM_STARTS.has(word);
}

/** A number in figures or words. */
export function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 0x30 && first <= 0x39) || NUMBERS.has(word);
}

const ROMAN = /^(?:i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii|xiii|xiv|xv)$/;

function weightOf(word: string): number {
  return COMMON.has(word) ? 0.6 : Math.min(1.4, 0.6 + word.length / 10);
}
