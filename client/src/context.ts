import * as vscode from "vscode";
import type { Corpus } from "./corpus";

/**
 * The context keys that package.json's `when` clauses read: `corpuslint.active` (the workspace holds a corpus) and
 * `corpuslint.state` (as the status says it). Without them nothing of the extension is to be seen.
 */
export function keepContext(corpus: Corpus): vscode.Disposable {
  const tell = () => {
    const { state } = corpus.status;
    void vscode.commands.executeCommand("setContext", "corpuslint.active", state !== "idle");
    void vscode.commands.executeCommand("setContext", "corpuslint.state", state);
  };
  tell();
  return corpus.onDidChangeStatus(tell);
}
