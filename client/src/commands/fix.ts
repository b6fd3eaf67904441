import * as vscode from "vscode";
import { serverCommands } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { actionsAtCursor, runOneOf, targetUri } from "./targets";

/** Applies all safe fixes to the file of the tree's item or of the active editor. */
export async function fixFile(corpus: Corpus, argument: unknown): Promise<void> {
  const uri = targetUri(argument);
  if (uri === undefined) return tellNoArticle();
  await corpus.run(serverCommands.fixFile, uri.toString());
}

/** Offers all safe fixes of the corpus; the server asks whether to apply or to preview them. */
export async function fixCorpus(corpus: Corpus): Promise<void> {
  await corpus.run(serverCommands.fixCorpus);
}

/** Inserts the publication date, or a placeholder to type over. */
export async function insertDate(corpus: Corpus, argument: unknown): Promise<void> {
  const uri = targetUri(argument);
  if (uri === undefined) return tellNoArticle();
  await corpus.run(serverCommands.insertDate, uri.toString());
}

/** Accepts the finding at the cursor as it is; the corpus's configuration remembers it. */
export async function ignoreFinding(): Promise<void> {
  const actions = await actionsAtCursor(serverCommands.ignore);
  if (actions.length === 0) {
    void vscode.window.showInformationMessage("There is no finding at the cursor.");
    return;
  }
  await runOneOf(actions, "Which finding is right as it stands?");
}

function tellNoArticle(): void {
  void vscode.window.showInformationMessage("Open an article first.");
}
