import {
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver/node";
import type { Corpora } from "./corpora";
import type { Diagnostics } from "./diagnostics";

/** `textDocument/diagnostic`: nothing for a document that belongs to no corpus. */
export function answerDocumentDiagnostics(
  connection: Connection,
  corpora: Corpora,
  diagnostics: Diagnostics,
): void {
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
    await corpora.ready;
    const configured = corpora.configuredBy(uri);
    if (configured !== undefined) {
      return report(diagnostics.ofConfiguration(configured), previousResultId);
    }
    const place = corpora.place(uri);
    if (place === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    await place.corpus.learned();
    return report(await diagnostics.ofArticle(place), previousResultId);
  });
}

function report(
  { resultId, items }: Awaited<ReturnType<Diagnostics["ofArticle"]>>,
  previous: string | undefined,
): DocumentDiagnosticReport {
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}
