import {
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver/node";
import type { Corpora } from "./corpora";
import type { Diagnostics } from "./diagnostics";

// The first answer is to come within a second of the start, and checking one article takes half of that in a new process.
// A small corpus is known whole by then. In a large one it comes from the article and what has been read so far, and is asked
// for again at the end of the scan.
const FIRST_ANSWER_AT = 400;
const SHORTEST_PATIENCE = 200;

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
    await place.corpus.learned(Math.max(SHORTEST_PATIENCE, FIRST_ANSWER_AT - performance.now()));
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
