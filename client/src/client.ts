import type * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn, TransportKind } from "vscode-languageclient/node";
import { serverFlags } from "../../server/src/protocol";
import { rulePage } from "./pages";

/** What may be an article, and the configuration; whether it is one is for the server to say. */
export const documentSelector = [
  { scheme: "file", language: "plaintext" },
  { scheme: "file", pattern: "**/*.txt" },
  { scheme: "file", pattern: "**/corpuslint.json" },
];

/** The language server of this extension, not started yet. */
export function createClient(context: vscode.ExtensionContext): LanguageClient {
  const server = {
    module: context.asAbsolutePath("dist/server.js"),
    transport: TransportKind.ipc,
    options: { execArgv: [...serverFlags] },
  };
  return new LanguageClient(
    "corpuslint",
    "corpuslint",
    { run: server, debug: server },
    {
      documentSelector,
      initializationOptions: { cacheFolder: context.globalStorageUri.fsPath },
      diagnosticPullOptions: { onChange: true },
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      middleware: {
        provideDiagnostics: async (document, previousResultId, token, next) => {
          const report = await next(document, previousResultId, token);
          if (report && "items" in report) linkPackagedPages(report.items);
          return report;
        },
        provideWorkspaceDiagnostics: (resultIds, token, reporter, next) =>
          next(resultIds, token, (chunk) => {
            for (const report of chunk?.items ?? []) {
              if ("items" in report) linkPackagedPages(report.items);
            }
            reporter(chunk);
          }),
      },
    },
  );
}

/** A rule's page comes with the extension: its link is to open that, without network. */
function linkPackagedPages(diagnostics: readonly vscode.Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    const { code } = diagnostic;
    if (typeof code !== "object" || typeof code.value !== "string") continue;
    diagnostic.code = { value: code.value, target: rulePage(code.value) };
  }
}
