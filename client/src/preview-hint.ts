import * as vscode from "vscode";
import type { WorkspaceMiddleware } from "vscode-languageclient/node";

const SEEN = "corpuslint.previewHintSeen";
const SEEN_LABEL = "Understood";

/**
 * VS Code's preview starts with every box empty, and *Apply* then changes nothing: said with the previews until the
 * user has understood.
 */
export function hintAtPreview(memory: vscode.Memento): NonNullable<WorkspaceMiddleware["handleApplyEdit"]> {
  return (params, next) => {
    const annotations = Object.values(params.edit.changeAnnotations ?? {});
    if (annotations.some(({ needsConfirmation }) => needsConfirmation) && !memory.get(SEEN))
      void hint(memory);
    return next(params, new vscode.CancellationTokenSource().token);
  };
}

async function hint(memory: vscode.Memento): Promise<void> {
  const text =
    "Nothing is changed yet: tick what is to be changed, then choose Apply. " +
    "The preview's first button puts all changes of one kind behind one box.";
  if ((await vscode.window.showInformationMessage(text, SEEN_LABEL)) === SEEN_LABEL)
    await memory.update(SEEN, true);
}
