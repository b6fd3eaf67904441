import * as vscode from "vscode";
import type { DuplicateArticle, DuplicateGroup } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { DuplicatesGroupNode } from "../views/duplicates";
import { count } from "../views/words";

const REMOVE = "Remove";
const UNDO = "Undo";

/**
 * On a group of copies: removes all but the best, after the user has seen what goes, what stays and why. What has changed
 * since the copies were compared is left alone, and so is everything then. The removal can be undone from the message
 * that tells of it. VS Code's own undo does not bring back files that an extension's edit has deleted, neither in an
 * editor nor in the explorer (tried in 1.139).
 */
export async function keepBest(corpus: Corpus, argument: unknown): Promise<void> {
  if (!(argument instanceof DuplicatesGroupNode)) return;
  const { group } = argument;
  const best = group.articles.find(({ uri }) => uri === group.best?.uri);
  const others = group.articles.filter((article) => article !== best);
  if (best === undefined || others.length === 0) return;
  if (await refused(corpus, group)) return;
  const answer = await vscode.window.showWarningMessage(
    `Keep “${best.label}” and remove ${count(others.length, "copy", "copies")} of it?`,
    { modal: true, detail: detailOf(best, others, group) },
    REMOVE,
  );
  if (answer !== REMOVE || (await refused(corpus, group))) return;
  const removed = await removeFiles(others.map(({ uri }) => vscode.Uri.parse(uri)));
  const undo = await vscode.window.showInformationMessage(
    `${count(removed.length, "copy was", "copies were")} removed; “${nameOf(best)}” stays.`,
    UNDO,
  );
  if (undo === UNDO) await restoreFiles(removed);
}

function nameOf({ uri }: DuplicateArticle): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}

const MOST_NAMED = 12;

function detailOf(
  best: DuplicateArticle,
  others: readonly DuplicateArticle[],
  group: DuplicateGroup,
): string {
  const going = others.slice(0, MOST_NAMED).map((article) => `${nameOf(article)}: ${article.what}`);
  if (others.length > MOST_NAMED) going.push(`and ${others.length - MOST_NAMED} more`);
  const why = group.best?.reasons.join("; ") ?? "";
  return ["Stays:", `${nameOf(best)}: ${best.what}`, why, "", "Goes:", ...going].join("\n");
}

/** Says so where an article is not what was compared any more, or has changes that are not saved. */
async function refused(corpus: Corpus, { articles }: DuplicateGroup): Promise<boolean> {
  const changed = new Set(await corpus.changedSinceCompared(articles));
  const unsaved = new Set(
    vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()),
  );
  const [first] = articles.filter(
    ({ uri }) => changed.has(uri) || unsaved.has(vscode.Uri.parse(uri).toString()),
  );
  if (first === undefined) return false;
  void vscode.window.showWarningMessage(
    `“${nameOf(first)}” has changed since it was compared. Nothing was removed.`,
  );
  return true;
}

/** A file that was removed, with what was in it. */
export interface RemovedFile {
  readonly uri: vscode.Uri;
  readonly content: Uint8Array;
}

/** Removes files, to the bin where the system has one; gives those that are gone. */
export async function removeFiles(uris: readonly vscode.Uri[]): Promise<RemovedFile[]> {
  const removed: RemovedFile[] = [];
  for (const uri of uris) {
    const content = await vscode.workspace.fs.readFile(uri);
    try {
      await vscode.workspace.fs.delete(uri, { useTrash: true });
    } catch {
      // No bin on this system: the content is at hand for undo.
      await vscode.workspace.fs.delete(uri);
    }
    removed.push({ uri, content });
  }
  await closeTabs(uris);
  return removed;
}

/** An article that is open is still one: tabs of what is gone are closed, comparisons with it too. */
async function closeTabs(uris: readonly vscode.Uri[]): Promise<void> {
  const gone = new Set(uris.map(String));
  const shows = (tab: vscode.Tab): vscode.Uri[] => {
    if (tab.input instanceof vscode.TabInputText) return [tab.input.uri];
    return tab.input instanceof vscode.TabInputTextDiff ? [tab.input.original, tab.input.modified] : [];
  };
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(tabs.filter((tab) => shows(tab).some((uri) => gone.has(String(uri)))));
}

/** Brings files back byte for byte; one that is there again is not written over. */
export async function restoreFiles(files: readonly RemovedFile[]): Promise<void> {
  for (const { uri, content } of files) {
    try {
      await vscode.workspace.fs.stat(uri);
    } catch {
      await vscode.workspace.fs.writeFile(uri, content);
    }
  }
}
