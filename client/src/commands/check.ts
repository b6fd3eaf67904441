import * as vscode from "vscode";
import { serverCommands } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { statusInWords } from "../views/words";

const SHOWN_MS = 8000;

/** Reads the corpus again and says what came of it. */
export async function checkCorpus(corpus: Corpus): Promise<void> {
  await corpus.run(serverCommands.check);
  const status = await corpus.whenReady();
  if (status.state === "ready")
    vscode.window.setStatusBarMessage(`corpuslint: ${statusInWords(status)}`, SHOWN_MS);
}
