import type { Connection, InlayHint } from "vscode-languageserver/node";
import { dateSummary, positionAt } from "../engine";
import { today } from "../workspace";
import type { Corpora } from "./corpora";

/**
 * `textDocument/inlayHint`: behind the title, the day of the article. Editors have a setting of their own to switch such
 * hints off, by language too.
 */
export function answerInlayHints(connection: Connection, corpora: Corpora): void {
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }): Promise<InlayHint[]> => {
    await corpora.ready;
    const place = corpora.place(uri);
    const article = await place?.corpus.session.article(place.id);
    if (place === undefined || article === undefined) return [];
    await place.corpus.learned();
    const summary = dateSummary(article, place.corpus.session.corpus, today());
    if (summary === null) return [];
    const position = positionAt(article.lines, summary.at);
    if (position.line < range.start.line || position.line > range.end.line) return [];
    const [reason] = summary.reasons;
    const location =
      reason?.range === undefined
        ? undefined
        : {
            uri: reason.article === undefined ? uri : corpora.uri({ ...place, id: reason.article }),
            range: reason.range,
          };
    return [
      {
        position,
        label: [{ value: summary.label, ...(location === undefined ? {} : { location }) }],
        tooltip: summary.reasons.map(({ message }) => message).join("\n"),
        paddingLeft: true,
      },
    ];
  });
}
