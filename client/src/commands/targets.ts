import * as vscode from "vscode";

/** The file a command is about: that of the tree's item it was called on, else that of the active editor. */
export function targetUri(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const uri = articleUri(argument);
  return uri === undefined ? vscode.window.activeTextEditor?.document.uri : vscode.Uri.parse(uri);
}

function articleUri(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null || !("article" in node)) return undefined;
  const { article } = node;
  if (typeof article !== "object" || article === null || !("uri" in article)) return undefined;
  return typeof article.uri === "string" ? article.uri : undefined;
}

/**
 * The code actions at the cursor that end in one of the server's commands. Asking the server's own answer, instead of
 * reading diagnostics, keeps one way from a finding to what can be done about it.
 */
export async function actionsAtCursor(serverCommand: string): Promise<vscode.CodeAction[]> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const actions = await vscode.commands.executeCommand<(vscode.CodeAction | vscode.Command)[]>(
    "vscode.executeCodeActionProvider",
    editor.document.uri,
    editor.selection,
  );
  return actions.filter(
    (action): action is vscode.CodeAction =>
      typeof action.command === "object" && action.command.command === serverCommand,
  );
}

/** Carries out the command of one of several actions; asks which when there is a choice. */
export async function runOneOf(actions: readonly vscode.CodeAction[], placeHolder: string): Promise<void> {
  const items = actions.map((action) => ({ label: action.title, action }));
  const chosen = items.length > 1 ? await vscode.window.showQuickPick(items, { placeHolder }) : items[0];
  const command = chosen?.action.command;
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}
