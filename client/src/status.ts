import * as vscode from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import { documentSelector } from "./client";
import type { Corpus } from "./corpus";
import { languageName, noticesInWords, statusInWords } from "./views/words";

/** The state of the corpus among the language's items in the status bar; nothing where there is no corpus. */
export class StatusItem implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #corpus: Corpus;
  readonly #listeners: readonly vscode.Disposable[];
  #item: vscode.LanguageStatusItem | undefined;

  constructor(client: LanguageClient, corpus: Corpus) {
    this.#client = client;
    this.#corpus = corpus;
    const show = () => this.#show();
    this.#listeners = [corpus.onDidChangeStatus(show), client.onDidChangeState(show)];
  }

  #show(): void {
    const { status } = this.#corpus;
    if (status.state === "idle") {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    this.#item ??= createItem();
    if (this.#client.state === State.Stopped) {
      this.#item.busy = false;
      this.#item.severity = vscode.LanguageStatusSeverity.Error;
      this.#item.text = "The language server has stopped";
      this.#item.detail = "";
      this.#item.command = { title: "Show Log", command: "corpuslint.showLog" };
      return;
    }
    const warn = status.notices.length > 0;
    this.#item.busy = status.state === "scanning";
    this.#item.severity = vscode.LanguageStatusSeverity[warn ? "Warning" : "Information"];
    this.#item.text = statusInWords(status);
    this.#item.detail = warn ? noticesInWords(status.notices) : languageName(status.language);
    this.#item.command = { title: "Show Articles", command: "corpuslint.articles.focus" };
  }

  dispose(): void {
    this.#item?.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }
}

function createItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem("corpuslint", documentSelector);
  item.name = "corpuslint";
  item.accessibilityInformation = { label: "State of the corpus" };
  return item;
}
