import { createHash } from "node:crypto";
import { Random } from "../../train-names/random";
import { newWorld, type World } from "./names";
import type { Population } from "./population";
import { newSites, type Site } from "./sites";
import type { Sources } from "./sources";
import { newStory, type Story, Writer } from "./story";
import { type Template, templateLists, templateOf } from "./templates";
import { readVocabulary } from "./vocabulary";

/** How an article came to be. */
export type Origin = "new" | "same event" | "near duplicate" | "exact duplicate";

export interface GeneratedArticle {
  /** Below the root of the corpus, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly origin: Origin;
}

interface Telling {
  readonly site: Site;
  readonly story: Story;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const VOCABULARY_SEED = 71;
const EXACT = 0.01;
const NEAR = 0.02;
const SAME_EVENT = 0.25;
const REMEMBERED = 1000;
const BODY = 2300;
const SHORTEST = 500;
const SPREAD = 0.5;
const FACTS = 4;
const QUOTED = 0.08;
const UNDATED = 0.04;
const DAMAGED = 0.3;
const PARAGRAPHS_KEPT = 0.94;

/**
 * The articles of a corpus without end: the same for the same seed and sources, so that the first thousand of a large
 * corpus are the small one.
 */
export function* generateArticles(seed: number, sources: Sources): Generator<GeneratedArticle, never> {
  const random = new Random(seed);
  const vocabulary = readVocabulary(new Random(VOCABULARY_SEED));
  const lists = templateLists(vocabulary);
  const templates = sources.sentences.map((sentence) => templateOf(sentence, lists));
  const world = newWorld(vocabulary, random);
  const sites = newSites(sources.frames, () => world.place(), random);
  const maker = new Maker(templates, world, sites, random);
  for (let index = 0; ; index++) yield maker.next(index);
}

class Maker {
  readonly #templates: readonly Template[];
  readonly #world: World;
  readonly #sites: Population<Site>;
  readonly #random: Random;
  readonly #recent: (Telling & { text: string })[] = [];

  constructor(templates: readonly Template[], world: World, sites: Population<Site>, random: Random) {
    this.#templates = templates;
    this.#world = world;
    this.#sites = sites;
    this.#random = random;
  }

  next(index: number): GeneratedArticle {
    const random = this.#random;
    const site = this.#sites.draw(random);
    const chance = random.next();
    const earlier = this.#recent.length === 0 ? undefined : random.pick(this.#recent);
    let origin: Origin = "new";
    let told: Telling;
    let text: string | undefined;
    if (earlier !== undefined && chance < EXACT) {
      origin = "exact duplicate";
      told = earlier;
      text = earlier.text;
    } else if (earlier !== undefined && chance < EXACT + NEAR) {
      origin = "near duplicate";
      const paragraphs = earlier.paragraphs.filter((_, at) => at === 0 || random.next() < PARAGRAPHS_KEPT);
      told = { ...earlier, site, paragraphs };
    } else {
      const same = earlier !== undefined && chance < EXACT + NEAR + SAME_EVENT;
      if (same) origin = "same event";
      told = this.#tell(site, same ? earlier.story : newStory(this.#world, random));
    }
    text ??= this.#page(told);
    const remembered = { ...told, text };
    if (this.#recent.length < REMEMBERED) this.#recent.push(remembered);
    else this.#recent[Math.floor(random.next() * REMEMBERED)] = remembered;
    const number = String(index).padStart(6, "0");
    const hash = createHash("sha256").update(`${index} ${text}`).digest("hex").slice(0, 16);
    return { path: `${site.slug}/${number}_${hash}.txt`, text, origin };
  }

  #tell(site: Site, story: Story): Telling {
    const random = this.#random;
    const writer = new Writer(story, this.#world, random);
    const sentence = () => writer.sentence(random.pick(this.#templates));
    while (story.facts.length < FACTS) story.facts.push(sentence());
    // Lengths of articles are spread by factors: about normal in the logarithm.
    const normal = random.next() + random.next() + random.next() + random.next() - 2;
    const length = Math.max(SHORTEST, BODY * Math.exp(SPREAD * normal * 1.7));
    const title = headline(sentence());
    const facts = [...story.facts];
    random.shuffle(facts);
    const paragraphs: string[] = [];
    let written = 0;
    while (written < length) {
      const lines: string[] = [];
      for (let count = 0; count < site.sentencesALine; count++) {
        const fact = random.next() < QUOTED ? facts.pop() : undefined;
        lines.push(fact ?? sentence());
      }
      const paragraph = lines.join(" ");
      written += paragraph.length;
      paragraphs.push(paragraph);
    }
    return { site, story, title, paragraphs };
  }

  #page({ site, story, title, paragraphs }: Telling): string {
    const random = this.#random;
    const lines = [...site.head];
    const dated = site.date !== null && random.next() >= UNDATED ? [site.date(story.day, random)] : [];
    if (site.dateBeforeTitle) lines.push(...dated, title);
    else lines.push(title, ...dated);
    if (site.byline) lines.push(`By ${this.#world.person().full}`);
    const [first = "", ...rest] = paragraphs;
    const { places } = story;
    const dateline = site.agency === null ? "" : `${(places[0] ?? "").toUpperCase()} (${site.agency}) — `;
    const separator = site.blankLines ? "\n\n" : "\n";
    const body = [dateline + first, ...rest].join(separator);
    const tail = site.tail.map(
      (line) => line ?? (this.#recent.length > 0 ? random.pick(this.#recent).title : title),
    );
    let text = [lines.join(separator), body, tail.join(separator)]
      .filter((part) => part !== "")
      .join(separator);
    if (site.curlyQuotes) text = curly(text);
    if (site.damage !== null && random.next() < DAMAGED) text = damaged(text, site.damage);
    return `${text}\n`;
  }
}

function headline(sentence: string): string {
  const words = sentence.replace(/["“”]/g, "").split(" ");
  return words
    .slice(0, Math.min(words.length, 10))
    .join(" ")
    .replace(/[.,;:!?-]+$/, "");
}

function curly(text: string): string {
  return text
    .replace(/(^|[\s(])"/gm, "$1“")
    .replaceAll('"', "”")
    .replaceAll("'", "’");
}

function damaged(text: string, damage: "mojibake" | "entities" | "spaces"): string {
  switch (damage) {
    case "mojibake":
      return text.replaceAll("’", "â€™").replaceAll("“", "â€œ").replaceAll("—", "â€”");
    case "entities":
      return text.replaceAll("&", "&amp;").replaceAll("'", "&#8217;").replaceAll("—", "&mdash;");
    case "spaces":
      return text.replaceAll(". ", ".  ");
  }
}
