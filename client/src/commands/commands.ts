import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Corpus } from "../corpus";
import type { Pages } from "../pages";
import type { Views } from "../views/views";
import { makeCanonicalName } from "./canonical-name";
import { checkCorpus } from "./check";
import { compareArticles } from "./compare";
import { openConfiguration } from "./configuration";
import { exportEntities, importEntities } from "./entity-files";
import { fixCorpus, fixFile, ignoreFinding, insertDate } from "./fix";
import { groupArticles } from "./group-articles";
import { keepBest } from "./keep-best";
import { openRulePage } from "./rule-page";
import { differentNames, sameNames } from "./same-names";

interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly client: LanguageClient;
  readonly corpus: Corpus;
  readonly views: Views;
  readonly pages: Pages;
}

/** Every command of package.json's `contributes.commands`, by its id. */
export function registerCommands({ context, client, corpus, views, pages }: Parts): vscode.Disposable {
  const handlers: Readonly<Record<string, (argument?: unknown, selected?: unknown) => unknown>> = {
    "corpuslint.check": () => checkCorpus(corpus),
    "corpuslint.fixFile": (argument) => fixFile(corpus, argument),
    "corpuslint.fixCorpus": () => fixCorpus(corpus),
    "corpuslint.insertDate": (argument) => insertDate(corpus, argument),
    "corpuslint.makeCanonicalName": (argument) => makeCanonicalName(corpus, argument),
    "corpuslint.sameNames": (argument, selected) => sameNames(corpus, argument, selected),
    "corpuslint.differentNames": (argument, selected) => differentNames(corpus, argument, selected),
    "corpuslint.exportEntities": () => exportEntities(corpus),
    "corpuslint.importEntities": () => importEntities(corpus),
    "corpuslint.ignoreFinding": ignoreFinding,
    "corpuslint.openReport": () => pages.showReport(),
    "corpuslint.openRulePage": (argument) => openRulePage(corpus, argument),
    "corpuslint.groupArticles": () => groupArticles(views.articles, context.workspaceState),
    "corpuslint.compareArticles": compareArticles,
    "corpuslint.keepBest": (argument) => keepBest(corpus, argument),
    "corpuslint.openConfiguration": openConfiguration,
    "corpuslint.showLog": () => client.outputChannel.show(),
  };
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, handler)),
  );
}
