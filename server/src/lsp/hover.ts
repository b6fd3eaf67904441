import { type Connection, type Hover, MarkupKind } from "vscode-languageserver/node";
import {
  type Article,
  type EntityCard,
  entityCard,
  entityOfMention,
  isoOf,
  type Mention,
  mentionAt,
  offsetAt,
  rangeOf,
  textOf,
} from "../engine";
import type { ClientFeatures } from "./client-features";
import type { Corpora, Place } from "./corpora";
import { escaped, link } from "./markup";
import { count } from "./messages";

const MOST_VARIANTS = 8;
const LONGEST_QUOTATION = 200;
// Right after the start a hover waits for a small corpus to be read; in a large one it tells what is known so far.
const PATIENCE = 50;

/** `textDocument/hover`: who a name is in this corpus, which day a date means; nothing on ordinary words. */
export function answerHover(connection: Connection, corpora: Corpora, features: ClientFeatures): void {
  connection.onHover(async ({ textDocument: { uri }, position }): Promise<Hover | null> => {
    await corpora.ready;
    const place = corpora.place(uri);
    const article = await place?.corpus.session.article(place.id);
    if (place === undefined || article === undefined) return null;
    await place.corpus.learned(PATIENCE);
    const offset = offsetAt(article.lines, position);
    const mention = mentionAt(article, offset);
    if (mention !== null) {
      const card = await aboutMention(place, mention, corpora, features);
      if (card !== null) return hover(card, rangeOf(article.lines, mention), features);
    }
    const date = article.dates.find(({ start, end }) => start <= offset && offset <= end);
    return date === undefined ? null : hover([longDate(date.day)], rangeOf(article.lines, date), features);
  });
}

function hover(lines: readonly string[], range: Hover["range"], features: ClientFeatures): Hover {
  const kind = features.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  const value = lines.join(features.markdownHover ? "\n\n" : "\n");
  return { contents: { kind, value }, ...(range === undefined ? {} : { range }) };
}

async function aboutMention(
  place: Place,
  mention: Mention,
  corpora: Corpora,
  features: ClientFeatures,
): Promise<string[] | null> {
  const { session } = place.corpus;
  const write = features.markdownHover ? escaped : (text: string) => text;
  const strong = (text: string) => (features.markdownHover ? `**${escaped(text)}**` : text);
  if (mention.unsure !== undefined && mention.unsure.length > 0) {
    return [`${strong(mention.form)}: ${mention.unsure.map(write).join(" or ")}`];
  }
  const entity = entityOfMention(session.corpus, mention, session.settings);
  if (entity === null) return null;
  const card = entityCard(session.corpus, entity, session.settings);
  const lines = [`${strong(entity.name)} · ${entity.kind}`];
  if (card.roles.length > 0) lines.push(card.roles.map(write).join(", "));
  lines.push(`Written ${variants(card, write)}`);
  lines.push(span(card));
  if (card.companions.length > 0) {
    lines.push(
      `Near ${card.companions.map(({ name, articles }) => `${write(name)} (${articles})`).join(", ")}`,
    );
  }
  const note = entity.registered?.note;
  if (note !== undefined) lines.push(write(note));
  for (const quoted of card.places) {
    const line = await quotation(place, quoted, corpora, features);
    if (line !== null) lines.push(line);
  }
  return lines;
}

function variants({ variants }: EntityCard, write: (text: string) => string): string {
  const shown = variants.slice(0, MOST_VARIANTS).map(({ form, count }) => `${write(form)} (${count})`);
  const left = variants.length - shown.length;
  return left > 0 ? `${shown.join(", ")} and ${left} more` : shown.join(", ");
}

function span({ articles, from, to }: EntityCard): string {
  const number = count(articles.length, "article");
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

/** "Sunday, 11 July 2021 (2021-07-11)". */
function longDate(day: number): string {
  const long = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });
  return `${long.format(new Date(day * 86_400_000))} (${isoOf(day)})`;
}
