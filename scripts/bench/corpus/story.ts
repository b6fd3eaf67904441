import type { Random } from "../../train-names/random";
import type { Organisation, Person, World } from "./names";
import { monthOf, weekdayOf } from "./sites";
import type { Slot, Template } from "./templates";
import { type Country, zipfPick } from "./vocabulary";

/** An event that articles tell of: who, where and when. The first of each list is who it is most about. */
export interface Story {
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly places: readonly string[];
  readonly countries: readonly Country[];
  readonly day: Date;
  /** Sentences that every article on it may quote. */
  readonly facts: string[];
}

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2021, 0, 1);
const DAYS = 1500;
// Of the words that have their like, so many are changed: then five words in a row are seldom met in two articles.
const CHANGED = 0.8;
const NAMED_IN_FULL = 0.15;
const OUTSIDER = 0.15;
// Of the mentions of a name that has a second spelling.
const VARIANT = 0.08;

export function newStory(world: World, random: Random): Story {
  const some = <T>(least: number, most: number, make: () => T) =>
    Array.from({ length: least + Math.floor(random.next() * (most - least + 1)) }, make);
  return {
    people: some(3, 7, world.person),
    organisations: some(2, 4, world.organisation),
    places: some(2, 4, world.place),
    countries: some(1, 3, world.country),
    day: new Date(FIRST_DAY + Math.floor(random.next() * DAYS) * DAY),
    facts: [],
  };
}

/** Fills sentences with the words and names of one article; who has been named in full goes by the surname. */
export class Writer {
  readonly #story: Story;
  readonly #world: World;
  readonly #random: Random;
  readonly #named = new Set<Person>();

  constructor(story: Story, world: World, random: Random) {
    this.#story = story;
    this.#world = world;
    this.#random = random;
  }

  sentence(template: Template): string {
    const random = this.#random;
    let text = "";
    for (const part of template) {
      if (typeof part === "string") text += part;
      else if ("slot" in part) text += this.#fill(part.slot);
      else if ("digits" in part) text += part.digits.replace(/\d/g, (digit) => this.#digit(digit));
      else {
        const word = random.next() < CHANGED ? zipfPick(part.like, random) : part.word;
        text += part.capital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
      }
    }
    return text;
  }

  #digit(digit: string): string {
    return digit === "0" ? "0" : String(1 + Math.floor(this.#random.next() * 9));
  }

  #fill(slot: Slot): string {
    const { places, countries, organisations, day } = this.#story;
    const random = this.#random;
    switch (slot) {
      case "person":
        return this.#person(random.next() < 0.4);
      case "surname":
        return this.#person(random.next() < NAMED_IN_FULL);
      case "organisation":
      case "acronym": {
        const body = random.next() < OUTSIDER ? this.#world.organisation() : zipfPick(organisations, random);
        if (slot === "acronym") return body.acronym;
        return body.variant !== null && random.next() < VARIANT ? body.variant : body.full;
      }
      case "place":
        return random.next() < 0.5
          ? zipfPick(countries, random).name
          : random.next() < OUTSIDER
            ? this.#world.place()
            : zipfPick(places, random);
      case "demonym":
        return zipfPick(countries, random).demonym;
      case "weekday":
        return weekdayOf(new Date(day.getTime() - (random.next() < 0.7 ? 0 : DAY)));
      case "day": {
        const named = new Date(day.getTime() - Math.floor(random.next() * 60) * DAY);
        return `${monthOf(named)} ${named.getUTCDate()}`;
      }
      case "year":
        return String(day.getUTCFullYear() - Math.floor(20 * random.next() ** 2));
    }
  }

  #person(full: boolean): string {
    const random = this.#random;
    const person = random.next() < OUTSIDER ? this.#world.person() : zipfPick(this.#story.people, random);
    const spelt = person.variant !== null && random.next() < VARIANT ? person.variant : person;
    if (!full && this.#named.has(person)) return spelt.surname;
    this.#named.add(person);
    return spelt.full;
  }
}
