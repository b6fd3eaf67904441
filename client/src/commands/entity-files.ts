import * as vscode from "vscode";
import type { ImportedEntities } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { count } from "../views/words";

const formats = [
  { label: "CSV", description: "for OpenRefine and spreadsheets", ending: "csv" },
  { label: "TSV", description: "cells parted by tabs", ending: "tsv" },
  { label: "JSON Lines", description: "an object a line", ending: "jsonl" },
] as const;
const SEVERAL = "There are several corpora here. First open an article of the one that you mean.";

/** Writes people, organisations and places to a file that the user chooses. */
export async function exportEntities(corpus: Corpus): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const format = await vscode.window.showQuickPick(formats, { placeHolder: "Export the entities as" });
  if (format === undefined) return;
  const table = await corpus.exportEntities(format.ending, uri);
  if (table === null) {
    void vscode.window.showWarningMessage(SEVERAL);
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `entities.${format.ending}`;
  const file = await vscode.window.showSaveDialog({
    filters: { [format.label]: [format.ending] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (file === undefined) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(table.text));
  const open = "Open";
  const told = `${table.entities.toLocaleString("en")} entities were written to ${file.path.split("/").pop()}.`;
  if ((await vscode.window.showInformationMessage(told, open)) === open) {
    await vscode.window.showTextDocument(file);
  }
}

/** Reads a table of entities into the corpus's configuration, once the user has seen what that changes. */
export async function importEntities(corpus: Corpus): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const [file] =
    (await vscode.window.showOpenDialog({
      openLabel: "Import",
      filters: { Tables: ["csv", "tsv", "tab", "jsonl", "ndjson", "json"] },
    })) ?? [];
  if (file === undefined) return;
  await importFile(corpus, file, uri);
}

async function importFile(corpus: Corpus, file: vscode.Uri, uri: string | undefined): Promise<void> {
  const name = file.path.split("/").pop() ?? "";
  const text = await textOf(file);
  if (text === undefined) {
    void vscode.window.showErrorMessage(`${name} is not a file in UTF-8.`);
    return;
  }
  const preview = await corpus.importEntities({ uri, name, text, apply: false });
  if (preview === null) {
    void vscode.window.showWarningMessage(SEVERAL);
    return;
  }
  const { changes, problems } = preview;
  const show = "Show What Changes";
  const apply = "Apply";
  const found = `${count(changes.length, "entity", "entities")} to change in corpuslint.json, ${preview.unchanged} as they are${problems.length > 0 ? `, ${count(problems.length, "problem")}` : ""}.`;
  const choices = changes.length > 0 ? [apply, show] : problems.length > 0 ? [show] : [];
  let chosen = await vscode.window.showInformationMessage(found, { modal: true }, ...choices);
  if (chosen === show) {
    const document = await vscode.workspace.openTextDocument({ content: report(name, preview) });
    await vscode.window.showTextDocument(document);
    chosen = changes.length > 0 ? await vscode.window.showInformationMessage(found, apply) : undefined;
  }
  if (chosen === apply) await corpus.importEntities({ uri, name, text, apply: true });
}

/** What an import would do, in words, an entity a line. */
export function report(name: string, { changes, problems, unchanged }: ImportedEntities): string {
  const lines = [`Import of ${name}: ${changes.length} to change, ${unchanged} as they are`, ""];
  for (const change of changes) lines.push(`${change.name}: ${change.what.join("; ")}`);
  if (problems.length > 0) lines.push("", "Not understood or not done", "");
  for (const { line, message } of problems) lines.push(`line ${line}: ${message}`);
  return `${lines.join("\n")}\n`;
}

async function textOf(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
