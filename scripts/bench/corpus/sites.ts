import type { Random } from "../../train-names/random";
import { Population } from "./population";
import type { PageFrame } from "./sources";

/** How one site's pages come out of the scraper. */
export interface Site {
  readonly slug: string;
  readonly head: readonly string[];
  /** Lines under the article; `null` where the page shows the title of another article. */
  readonly tail: readonly (string | null)[];
  /** The line with the date; null for sites that give none. */
  readonly date: ((day: Date, random: Random) => string) | null;
  readonly dateBeforeTitle: boolean;
  readonly byline: boolean;
  readonly agency: string | null;
  readonly blankLines: boolean;
  readonly curlyQuotes: boolean;
  readonly sentencesALine: number;
  /** Share of its articles whose text is damaged, and how. */
  readonly damage: "mojibake" | "entities" | "spaces" | null;
}

const DISCOUNT = 0.35;
const STRENGTH = 25;
const UNDATED = 0.18;
const KEEPS_HEAD = 0.35;
const KEEPS_TAIL = 0.55;
const DAMAGED = 0.2;

const two = (number: number) => String(number).padStart(2, "0");
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
export const monthOf = (day: Date) => MONTHS[day.getUTCMonth()] ?? "";
export const weekdayOf = (day: Date) => DAYS[day.getUTCDay()] ?? "";
const clock = (random: Random) =>
  `${1 + Math.floor(random.next() * 12)}:${two(Math.floor(random.next() * 60))}`;
const longDate = (day: Date) => `${monthOf(day)} ${day.getUTCDate()}, ${day.getUTCFullYear()}`;
const isoDate = (day: Date) => day.toISOString().slice(0, 10);
const DATE_STYLES: readonly ((day: Date, random: Random) => string)[] = [
  (day) => ` date ${isoDate(day)} `,
  longDate,
  (day, random) => `Published: ${longDate(day)} ${clock(random)} PM`,
  (day) => `${weekdayOf(day)}, ${day.getUTCDate()} ${monthOf(day)} ${day.getUTCFullYear()}`,
  (day, random) =>
    `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()} ${clock(random)}`,
  (day, random) =>
    `${monthOf(day).slice(0, 3)} ${day.getUTCDate()}, ${day.getUTCFullYear()} at ${clock(random)} am ET`,
  (day) => `Last updated on ${longDate(day)}`,
  isoDate,
];

// What fills the place of the title of another article: a headline of some words, not a sentence and not a button.
function isHeadline(line: string): boolean {
  const words = line.split(" ").length;
  return (
    words >= 5 &&
    words <= 20 &&
    /^\p{Lu}/u.test(line) &&
    !/[.:*!]$|@|©|comment|email|subscri|newsletter/i.test(line)
  );
}

/** Sites as they come up, a few with very many pages; the frames are shared out among them in an order of chance. */
export function newSites(
  frames: readonly PageFrame[],
  agencies: () => string,
  random: Random,
): Population<Site> {
  const heads = [...frames];
  const tails = [...frames];
  random.shuffle(heads);
  random.shuffle(tails);
  return new Population(DISCOUNT, STRENGTH, (rank) => {
    const name = agencies();
    const slug = name
      .toLowerCase()
      .replace(/[^a-z]+/g, "-")
      .replace(/^-|-$/g, "");
    const own = (line: string) => (rank < frames.length ? line : `${line} – ${name}`);
    const head = heads[rank % heads.length]?.head ?? [];
    const tail = tails[rank % tails.length]?.tail ?? [];
    return {
      slug: `${slug}-${rank}`,
      head: random.next() < KEEPS_HEAD ? head.map(own) : [],
      tail: random.next() < KEEPS_TAIL ? tail.map((line) => (isHeadline(line) ? null : own(line))) : [],
      date: random.next() < UNDATED ? null : random.pick(DATE_STYLES),
      dateBeforeTitle: random.next() < 0.2,
      byline: random.next() < 0.5,
      agency: random.next() < 0.4 ? random.pick(["AP", "Reuters", "AFP", "Staff", "Agencies"]) : null,
      blankLines: random.next() < 0.5,
      curlyQuotes: random.next() < 0.5,
      sentencesALine: 1 + Math.floor(random.next() * 3),
      damage: random.next() < DAMAGED ? random.pick(["mojibake", "entities", "spaces"] as const) : null,
    };
  });
}
