import {
  type Article,
  type EntityCard,
  entityCard,
  entityOfMention,
  isoOf,
  type Mention,
  offsetAt,
  textOf,
} from "../engine";
import type { ClientFeatures } from "./client-features";
import type { Corpora, Place } from "./corpora";
import { escaped, link } from "./markup";
import { count } from "./messages";

const MOST_VARIANTS = 8;
const LONGEST_QUOTATION = 200;
const MOST_MONTHS = 24;
const MOST_YEARS = 60;
const BARS = "▁▂▃▄▅▆▇█";

/** Who a name is in its corpus, as the paragraphs of a hover; null where the corpus does not know it. */
export async function nameCard(
  place: Place,
  mention: Mention,
  corpora: Corpora,
  features: ClientFeatures,
): Promise<string[] | null> {
  const { session } = place.corpus;
  const write = features.markdownHover ? escaped : (text: string) => text;
  const strong = (text: string) => (features.markdownHover ? `**${escaped(text)}**` : text);
  if (mention.unsure !== undefined && mention.unsure.length > 0) {
    return [
      `${strong(mention.form)}: ${mention.unsure.map(write).join(" or ")}`,
      "This article names both by their full names; which is meant here is not certain.",
    ];
  }
  const entity = entityOfMention(session.corpus, mention, session.settings);
  if (entity === null) return null;
  const card = entityCard(session.corpus, entity, session.settings);
  const lines = [[`${strong(entity.name)} · ${entity.kind}`, ...registration(entity, features)].join(" · ")];
  if (card.roles.length > 0) lines.push(card.roles.map(write).join(", "));
  lines.push(`Written ${variants(card, write)}`);
  lines.push([span(card), monthBars(card.months)].filter((part) => part !== "").join(" · "));
  if (card.companions.length > 0) {
    lines.push(
      `Near ${card.companions.map(({ name, articles }) => `${write(name)} (${articles})`).join(", ")}`,
    );
  }
  const note = entity.registered?.note;
  if (note !== undefined) lines.push(`Note: ${write(note)}`);
  lines.push(...doubts(card, write));
  for (const quoted of card.places) {
    const line = await quotation(place, quoted, corpora, features);
    if (line !== null) lines.push(line);
  }
  return lines;
}

/** That the user has decided on the name, and what it is elsewhere. */
function registration({ registered }: EntityCard["entity"], features: ClientFeatures): string[] {
  if (registered === undefined) return [];
  const { wikidata } = registered;
  const id = wikidata !== undefined && /^Q[1-9]\d*$/.test(wikidata) ? wikidata : undefined;
  const target = `https://www.wikidata.org/wiki/${id}`;
  return ["registered", ...(id === undefined ? [] : [features.markdownHover ? link(id, target) : id])];
}

/** What is uncertain of who this is. */
function doubts({ lookalikes, occupations }: EntityCard, write: (text: string) => string): string[] {
  const lines: string[] = [];
  if (lookalikes.length > 0) {
    const names = lookalikes.map(
      ({ entity, articles }) => `${write(entity.name)} (${count(articles, "article")})`,
    );
    lines.push(`Perhaps the same as ${names.join(", ")}`);
  }
  if (occupations.length > 1) {
    lines.push(`Perhaps two people: ${occupations.map(({ said }) => write(said)).join(", ")}`);
  }
  return lines;
}

function variants({ variants }: EntityCard, write: (text: string) => string): string {
  const shown = variants.slice(0, MOST_VARIANTS).map(({ form, count }) => `${write(form)} (${count})`);
  const left = variants.length - shown.length;
  return left > 0 ? `${shown.join(", ")} and ${left} more` : shown.join(", ");
}

function span({ articles, from, to }: EntityCard): string {
  const number = count(articles, "article");
  if (from === null || to === null) return number;
  return from === to ? `${number}, ${isoOf(from)}` : `${number}, ${isoOf(from)} to ${isoOf(to)}`;
}

/** The sentence around a place, with a link to it. */
async function quotation(
  { corpus }: Place,
  { article: id, range }: EntityCard["places"][number],
  corpora: Corpora,
  features: ClientFeatures,
): Promise<string | null> {
  const article = await corpus.session.article(id);
  if (article === undefined) return null;
  const sentence = sentenceAround(article, offsetAt(article.lines, range.start));
  const name = id.slice(id.lastIndexOf("/") + 1);
  const line = range.start.line + 1;
  if (!features.markdownHover) return `“${sentence}” ${name}:${line}`;
  const target = `${corpora.uri({ corpus, id })}#L${line},${range.start.character + 1}`;
  return `> ${escaped(sentence)} ${link(`${name}:${line}`, target)}`;
}

function sentenceAround({ source: { text }, sentences }: Article, offset: number): string {
  const span = sentences.find(({ start, end }) => start <= offset && offset < end);
  if (span === undefined) return "";
  const whole = textOf(text, span).replace(/\s+/g, " ");
  if (whole.length <= LONGEST_QUOTATION) return whole;
  // A long sentence is cut around the name.
  const from = Math.max(
    0,
    Math.min(offset - span.start - LONGEST_QUOTATION / 2, whole.length - LONGEST_QUOTATION),
  );
  const cut = whole.slice(from, from + LONGEST_QUOTATION);
  return `${from > 0 ? "…" : ""}${cut.trim()}${from + LONGEST_QUOTATION < whole.length ? "…" : ""}`;
}

/** "2021-06 ▂▇▁ 2021-08": the dated articles by month, by year where that were too many; "" for a single one. */
export function monthBars(months: EntityCard["months"]): string {
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined || first === last) return "";
  const byMonth = monthsFrom(first, last);
  if (byMonth.length <= MOST_MONTHS)
    return bars(byMonth, new Map(months.map((one) => [one.month, one.articles])));
  const years = new Map<string, number>();
  for (const { month, articles } of months) {
    const year = month.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + articles);
  }
  const from = Number(first.slice(0, 4));
  const count = Number(last.slice(0, 4)) - from + 1;
  if (count > MOST_YEARS) return "";
  return bars(
    Array.from({ length: count }, (_, at) => String(from + at)),
    years,
  );
}

/** A bar for each time, none where there is nothing. */
function bars(times: readonly string[], counts: ReadonlyMap<string, number>): string {
  const most = Math.max(...counts.values());
  const bar = (time: string) => {
    const articles = counts.get(time) ?? 0;
    return articles === 0 ? " " : BARS[Math.ceil((articles / most) * BARS.length) - 1];
  };
  return `${times[0]} ${times.map(bar).join("")} ${times.at(-1)}`;
}

function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  const at = new Date(`${first}-01T00:00:00Z`);
  for (let month = first; month <= last && months.length <= MOST_MONTHS; ) {
    months.push(month);
    at.setUTCMonth(at.getUTCMonth() + 1);
    month = at.toISOString().slice(0, 7);
  }
  return months;
}
