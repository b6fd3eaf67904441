import * as vscode from "vscode";

const FILE = "corpuslint.json";

/** Opens the corpus's configuration; where there is none, makes an empty one, which declares the folder a corpus. */
export async function openConfiguration(): Promise<void> {
  const existing = await vscode.workspace.findFiles(`**/${FILE}`, "**/node_modules/**");
  const active = vscode.window.activeTextEditor?.document.uri;
  const file = await chooseExisting(existing, active);
  if (file !== undefined) return show(file);
  if (existing.length > 0) return;
  const folder =
    (active && vscode.workspace.getWorkspaceFolder(active)) ??
    (vscode.workspace.workspaceFolders?.length === 1
      ? vscode.workspace.workspaceFolders[0]
      : await vscode.window.showWorkspaceFolderPick({ placeHolder: "Which folder is the corpus?" }));
  if (folder === undefined) return;
  const created = vscode.Uri.joinPath(folder.uri, FILE);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(created, { contents: new TextEncoder().encode("{}\n"), ignoreIfExists: true });
  await vscode.workspace.applyEdit(edit);
  await show(created);
}

/** The one that governs the active file: the nearest above it. Asks where that does not decide. */
async function chooseExisting(
  files: readonly vscode.Uri[],
  active: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  if (files.length < 2) return files[0];
  const above = files
    .filter((file) => active?.path.startsWith(file.path.slice(0, -FILE.length)))
    .sort((a, b) => b.path.length - a.path.length);
  if (above[0] !== undefined) return above[0];
  const items = files.map((file) => ({ label: vscode.workspace.asRelativePath(file), file }));
  return (await vscode.window.showQuickPick(items, { placeHolder: "Which configuration?" }))?.file;
}

async function show(file: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(file);
}
