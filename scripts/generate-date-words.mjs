// Writes server/src/engine/dates/data/words.json: month and weekday names by language, from the CLDR data in
// this Node's Intl (Unicode licence v3) and the forms below that news write and CLDR does not list.
// Run by hand when a language is added: node scripts/generate-date-words.mjs
import { writeFileSync } from "node:fs";
import path from "node:path";

const LANGUAGES = (
  "en de fr es pt it nl sv da nb nn is fi et lv lt pl cs sk sl hr sr sr-Latn bs mk bg ru uk be ro hu el tr az kk " +
  "vi id ms tl sw af ca gl eu cy ga sq he ar fa hi bn th zh ja ko"
).split(" ");

/** By language: month from 1, or weekday from 0 (Sunday), to further forms. */
const EXTRA_MONTHS = {
  en: { 1: "janu", 6: "jne", 7: "jly", 9: "sept", 3: "mch" },
  de: { 1: "janner|jänner", 2: "feber", 3: "mrz|maerz|mär", 5: "mai", 6: "juno", 7: "julei" },
  fr: { 1: "janv", 2: "fevr|fev", 7: "juil", 8: "aout", 12: "dec" },
  es: { 9: "setiembre|sept|set", 1: "ene" },
  pt: { 3: "mar|marco" },
  it: { 9: "sett", 6: "giu", 7: "lug" },
  nl: { 3: "mrt" },
  sv: { 8: "augusti", 6: "juni", 7: "juli" },
  pl: { 9: "wrz", 10: "paz" },
  ru: { 1: "янв", 2: "фев", 9: "сен|сент", 11: "ноя|нояб", 5: "май|мая", 6: "июн", 7: "июл" },
  uk: {
    1: "січ",
    2: "лют",
    3: "бер",
    4: "квіт",
    5: "трав",
    6: "черв",
    7: "лип",
    8: "серп",
    9: "вер",
    10: "жовт",
    11: "лист",
    12: "груд",
  },
  id: { 8: "agt|agu|ags", 12: "des", 5: "mei" },
  el: { 5: "μαιου", 8: "αυγουστου" },
  // The Levant and Iraq.
  ar: {
    1: "كانون الثاني|جانفي",
    2: "شباط|فيفري",
    3: "آذار|اذار",
    4: "نيسان|أفريل|ابريل",
    5: "أيار|ايار|ماي",
    6: "حزيران|جوان",
    7: "تموز|جويلية",
    8: "آب|أوت|اغسطس",
    9: "أيلول|ايلول",
    10: "تشرين الأول|تشرين الاول|اكتوبر",
    11: "تشرين الثاني",
    12: "كانون الأول|كانون الاول",
  },
};
const EXTRA_WEEKDAYS = {
  en: { 2: "tues", 3: "weds", 4: "thur|thurs" },
  es: { 3: "mie", 6: "sab" },
  pt: { 1: "segunda", 2: "terca", 3: "quarta", 4: "quinta", 5: "sexta" },
};

// As `foldDateWord` in dates/words.ts.
const fold = (word) =>
  word
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]+/g, "")
    .replace(/[\u200B-\u200F\u202A-\u202E]/g, "")
    .toLowerCase()
    .replace(/[.,'’]/g, "")
    .trim();

// CJK and Vietnamese months are numbers with a sign and are read by the scanner itself.
const NUMBERED = new Set(["vi", "zh", "ja", "ko"]);

function forms(parts, month, type) {
  const found = new Set();
  for (const options of parts) {
    for (const locale of options.locales) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { ...options.style, timeZone: "UTC" });
      for (const day of [3, 14]) {
        const date = type === "month" ? Date.UTC(2021, month - 1, day) : Date.UTC(2021, 7, 1 + month);
        const part = format.formatToParts(date).find((item) => item.type === type);
        if (part !== undefined) found.add(fold(part.value));
      }
    }
  }
  return found;
}

function wordsOf(language, count, from, styles, type, extras) {
  const rows = [];
  for (let number = from; number < from + count; number++) {
    const found = forms(
      styles.map((style) => ({ locales: [language], style })),
      number,
      type,
    );
    for (const word of (extras[language]?.[number] ?? "").split("|")) if (word !== "") found.add(fold(word));
    rows.push(
      [...found]
        .filter((word) => word.length > 1 && /^[\p{L}\p{M} -]+$/u.test(word))
        .sort()
        .join("|"),
    );
  }
  return rows;
}

const MONTH_STYLES = [
  { month: "long" },
  { month: "short" },
  { day: "numeric", month: "long" },
  { day: "numeric", month: "short" },
  { day: "numeric", month: "long", year: "numeric" },
  { day: "numeric", month: "short", year: "numeric" },
  { month: "long", year: "numeric" },
];
const WEEKDAY_STYLES = [
  { weekday: "long" },
  { weekday: "short" },
  { weekday: "long", day: "numeric", month: "long", year: "numeric" },
];

const result = {
  source:
    "Unicode CLDR through Intl (https://www.unicode.org/license.txt), with forms added in scripts/generate-date-words.mjs",
  months: {},
  weekdays: {},
};
for (const language of LANGUAGES) {
  if (!NUMBERED.has(language))
    result.months[language] = wordsOf(language, 12, 1, MONTH_STYLES, "month", EXTRA_MONTHS);
  result.weekdays[language] = wordsOf(language, 7, 0, WEEKDAY_STYLES, "weekday", EXTRA_WEEKDAYS);
}
const file = path.resolve(import.meta.dirname, "../server/src/engine/dates/data/words.json");
writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);
