import { findZones } from "../boilerplate/find-zones";
import type { Zone } from "../boilerplate/zone";
import { findConstraints } from "../dates/constraints";
import { findDateHeader } from "../dates/header";
import { orderOfUrl } from "../dates/name-and-url";
import { choosePublicationDate } from "../dates/publication";
import { recogniseDates } from "../dates/recognise";
import { recogniseNames } from "../names/recognise";
import { guessLanguage } from "../text/language";
import { splitLines, trimmed } from "../text/lines";
import { sentencesOf } from "../text/sentences";
import type { Span } from "../text/span";
import { tokenTable } from "../text/tokens";
import { type Article, type ArticleSource, fileName } from "./article";
import { readingOf } from "./reading";
import { assignRoles } from "./roles";

/** Parses one article. Total: any text gives an article, an empty one gives an article without anything in it. */
export function parseArticle(source: ArticleSource): Article {
  const { text } = source;
  const lines = splitLines(text);
  const tokens = tokenTable(text);
  const language = guessLanguage(text, tokens);
  const { dates, impossible, partial, order } = recogniseDates(
    text,
    lines,
    language.code,
    source.url === undefined ? null : orderOfUrl(source.url),
  );
  const zones = findZones({ text, lines, tokens, dates });
  const roles = assignRoles({ text, lines, dates, zones });
  const { title, paragraphs, sentences } = readingOf(text, lines, roles);
  const dateHeader = findDateHeader(text, lines, dates);
  const published = choosePublicationDate({
    text,
    lines,
    dates,
    header: dateHeader,
    name: fileName(source.id),
    ...(source.url === undefined ? {} : { url: source.url }),
  });
  const mentions = recogniseNames(text, withCaptions(text, sentences, zones), tokens, language.code);
  const dateConstraints = findConstraints({
    text,
    tokens,
    sentences,
    dates,
    partial,
    language: language.code,
  });
  return {
    source,
    lines,
    tokens,
    roles,
    language,
    title,
    published,
    dates,
    dateHeader,
    impossibleDates: impossible,
    dateConstraints,
    dateOrder: order,
    zones,
    paragraphs,
    sentences,
    mentions,
  };
}

/** The sentences of the article and of its photo captions, in order: who is in the picture is part of the news. */
function withCaptions(text: string, sentences: readonly Span[], zones: readonly Zone[]): readonly Span[] {
  const captions: Span[] = [];
  for (const zone of zones) {
    for (const part of zone.parts) {
      if (part.kind === "caption") captions.push(...sentencesOf(text, trimmed(text, part)));
    }
  }
  return captions.length === 0 ? sentences : [...sentences, ...captions].sort((a, b) => a.start - b.start);
}
