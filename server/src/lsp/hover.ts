import { type Connection, type Hover, MarkupKind } from "vscode-languageserver/node";
import { countedFrom, dateMeanings, meaningInWords, mentionAt, offsetAt, rangeOf } from "../engine";
import type { ClientFeatures } from "./client-features";
import type { Corpora } from "./corpora";
import { nameCard } from "./name-card";

/** `textDocument/hover`: who a name is in this corpus, which day a date means; nothing on ordinary words. */
export function answerHover(connection: Connection, corpora: Corpora, features: ClientFeatures): void {
  connection.onHover(async ({ textDocument: { uri }, position }): Promise<Hover | null> => {
    await corpora.ready;
    const place = corpora.place(uri);
    const article = await place?.corpus.session.article(place.id);
    if (place === undefined || article === undefined) return null;
    await place.corpus.learned();
    const offset = offsetAt(article.lines, position);
    const mention = mentionAt(article, offset);
    if (mention !== null) {
      const card = await nameCard(place, mention, corpora, features);
      if (card !== null) return hover(card, rangeOf(article.lines, mention), features);
    }
    const { dates, dateConstraints, published } = article;
    const meaning = dateMeanings(dates, dateConstraints, countedFrom(published)?.day ?? null).find(
      ({ start, end }) => start <= offset && offset <= end,
    );
    // That a year runs from January to December need not be said.
    if (meaning === undefined || (!meaning.relative && meaning.from !== meaning.to)) return null;
    return hover(meaningInWords(meaning, published), rangeOf(article.lines, meaning), features);
  });
}

function hover(lines: readonly string[], range: Hover["range"], features: ClientFeatures): Hover {
  const kind = features.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  const value = lines.join(features.markdownHover ? "\n\n" : "\n");
  return { contents: { kind, value }, ...(range === undefined ? {} : { range }) };
}
