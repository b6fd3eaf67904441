import { isWordCode } from "../text/tokens";

/** What somebody does, as far as two of these are seldom done by one person. */
export type Occupation = "sport" | "science" | "music" | "church" | "medicine" | "crime";

const NOUNS: Readonly<Record<Occupation, string>> = {
  sport:
    "footballer striker midfielder goalkeeper quarterback linebacker pitcher outfielder shortstop boxer golfer cyclist sprinter swimmer skier jockey wrestler gymnast batsman bowler athlete basketballer cricketer",
  science:
    "professor economist physicist biologist chemist mathematician historian statistician psychologist sociologist linguist anthropologist astronomer geologist scholar neuroscientist virologist epidemiologist philosopher",
  music: "singer rapper guitarist drummer pianist violinist cellist composer songwriter saxophonist bassist",
  church: "bishop archbishop priest rabbi imam pastor monk nun vicar abbot",
  medicine: "surgeon cardiologist physician nurse paediatrician pediatrician dentist neurologist oncologist",
  crime: "murderer gunman kidnapper rapist robber hijacker burglar",
};
const SPORTS =
  /^(?:basketball|football|soccer|tennis|baseball|hockey|golf|cricket|rugby|volleyball|handball|nba|nfl|mlb|nhl)$/i;
const PLAYERS = new Set("player star great legend champion forward guard centre center defender".split(" "));

const byNoun = new Map<string, Occupation>();
for (const occupation of ["sport", "science", "music", "church", "medicine", "crime"] as const) {
  for (const noun of NOUNS[occupation].split(" ")) byNoun.set(noun, occupation);
}

// A politician may have sung, a priest may teach: only what nobody is known for at once.
const EXCLUSIVE: readonly (readonly [Occupation, Occupation])[] = [
  ["sport", "science"],
  ["sport", "church"],
  ["sport", "medicine"],
  ["sport", "music"],
  ["music", "science"],
  ["music", "medicine"],
  ["church", "crime"],
  ["science", "crime"],
  ["medicine", "music"],
];

/** True for two occupations of which one person has hardly ever both. */
export function areExclusive(a: Occupation, b: Occupation): boolean {
  return EXCLUSIVE.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
}

/** The occupation that a role names: "former basketball star", "Professor"; null for any other. */
export function occupationOf(role: string): Occupation | null {
  const words = role.split(/\s+/);
  const last = (words[words.length - 1] ?? "").toLowerCase();
  if (PLAYERS.has(last)) return words.some((word) => SPORTS.test(word)) ? "sport" : null;
  return byNoun.get(last) ?? null;
}

const LINKS = new Set("of for the a an at in to from with and or who whose on by as than like".split(" "));
const REACH = 80;
const BEHIND = /^(?:,| is| was|, who is|, who was) (?:a|an|the) ((?:[\p{L}’'-]{1,20} ){0,5}[\p{L}-]{3,20})/u;
const BEFORE = /(?:^|[\s,(“"])((?:[\p{L}-]{1,20} ){0,2}[\p{L}-]{3,20}) $/u;

/**
 * What the text calls a person right behind the name ("Michael Jordan, a professor at …") or before it ("basketball star
 * Michael Jordan"); undefined where that is no occupation. `start` and `end` in UTF-16 code units.
 */
export function occupationBeside(text: string, start: number, end: number): string | undefined {
  const words = mayBeBehind(text, end)
    ? (BEHIND.exec(text.slice(end, end + REACH).replace(/\s/g, " "))?.[1]?.split(" ") ?? [])
    : [];
  for (let to = 1; to <= words.length; to++) {
    // "A fan of the singer" is none.
    if (LINKS.has(words[to - 1] ?? "")) break;
    const said = words.slice(0, to).join(" ");
    if (occupationOf(said) !== null) return said;
  }
  if (!mayBeBefore(text, start)) return undefined;
  const before = BEFORE.exec(text.slice(Math.max(0, start - REACH), start).replace(/\s/g, " "))?.[1];
  if (before === undefined) return undefined;
  const said = before.split(" ");
  const small = said.findLastIndex((word, at) => at < said.length - 1 && !isPartOfRole(word));
  const role = said.slice(small + 1).join(" ");
  return occupationOf(role) === null ? undefined : role;
}

/** Quick looks, since hardly any name has an occupation beside it: false where `BEHIND` does not fit for sure, … */
function mayBeBehind(text: string, end: number): boolean {
  const next = text.charCodeAt(end + 1);
  if (text.charCodeAt(end) === 0x2c) return !isWordCode(next);
  // “ is” and “ was”.
  return (next === 0x69 || next === 0x77) && !isWordCode(text.charCodeAt(end));
}

/** … and false where the word before the name is none that makes an occupation. */
function mayBeBefore(text: string, start: number): boolean {
  let from = start - 1;
  while (from > 0 && start - from < REACH && isOfWord(text.charCodeAt(from - 1))) from--;
  const word = text.slice(from, Math.max(from, start - 1)).toLowerCase();
  return byNoun.has(word) || PLAYERS.has(word);
}

function isOfWord(code: number): boolean {
  return isWordCode(code) || code === 0x2d;
}

function isPartOfRole(word: string): boolean {
  return /^(?:former|ex|retired|star|late|veteran)$/.test(word) || SPORTS.test(word);
}
