import * as vscode from "vscode";
import type { DuplicateKind, EntityItem } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import type { Grouping } from "./article-groups";
import { ArticlesView, articleDecorations, showMoreCommand } from "./articles";
import { DuplicatesView, showMoreGroupsCommand } from "./duplicates";
import { EntitiesView, showMoreEntitiesCommand } from "./entities";
import { count, noticesInWords } from "./words";

/** The data behind the views of the side bar. */
export interface Views {
  readonly articles: ArticlesView;
  readonly entities: EntitiesView;
  readonly duplicates: DuplicatesView;
}

interface Refreshable extends vscode.TreeDataProvider<unknown> {
  refresh(): void;
}

/** Puts the views into their container, and keeps them as the corpus is. */
export function createViews(
  corpus: Corpus,
  grouping: Grouping,
): { views: Views; disposable: vscode.Disposable } {
  const views: Views = {
    articles: new ArticlesView(corpus, grouping),
    entities: new EntitiesView(corpus),
    duplicates: new DuplicatesView(corpus),
  };
  const options = { showCollapseAll: true };
  const articles = vscode.window.createTreeView("corpuslint.articles", {
    ...options,
    treeDataProvider: views.articles,
  });
  const entities = vscode.window.createTreeView("corpuslint.entities", {
    ...options,
    canSelectMany: true,
    treeDataProvider: views.entities,
  });
  const duplicates = vscode.window.createTreeView("corpuslint.duplicates", {
    ...options,
    treeDataProvider: views.duplicates,
  });
  const disposable = vscode.Disposable.from(
    articles,
    entities,
    duplicates,
    vscode.commands.registerCommand(showMoreEntitiesCommand, (kind: EntityItem["kind"]) => {
      views.entities.showMore(kind);
    }),
    vscode.commands.registerCommand(showMoreGroupsCommand, (kind: DuplicateKind) => {
      views.duplicates.showMore(kind);
    }),
    vscode.commands.registerCommand(showMoreCommand, (group: unknown) => {
      if (typeof group === "string") views.articles.showMore(group);
    }),
    vscode.window.registerFileDecorationProvider(articleDecorations),
    refreshWhenSeen(corpus, views.articles, articles),
    refreshWhenSeen(corpus, views.entities, entities),
    refreshWhenSeen(corpus, views.duplicates, duplicates),
    showStatusOn(corpus, articles),
    followActiveEditor(views.articles, articles),
  );
  return { views, disposable };
}

/** A view that nobody sees asks for nothing; it catches up when it is shown. */
function refreshWhenSeen<T>(
  corpus: Corpus,
  provider: Refreshable,
  view: vscode.TreeView<T>,
): vscode.Disposable {
  let stale = false;
  const changed = () => {
    stale = !view.visible;
    if (view.visible) provider.refresh();
  };
  return vscode.Disposable.from(
    corpus.onDidChange(changed),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && stale) changed();
    }),
  );
}

/** The badge with the number of problems, and what the user must know, such as files that could not be read. */
function showStatusOn<T>(corpus: Corpus, view: vscode.TreeView<T>): vscode.Disposable {
  let scanned: (() => void) | undefined;
  const show = () => {
    const { state, articles, problems, notices } = corpus.status;
    const tooltip = `${count(problems, "problem")} in ${count(articles, "article")}`;
    view.badge = problems > 0 && state !== "idle" ? { value: problems, tooltip } : undefined;
    view.message = noticesInWords(notices);
    if (state !== "scanning") {
      scanned?.();
      scanned = undefined;
    } else if (scanned === undefined) {
      const over = new Promise<void>((resolve) => {
        scanned = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: "corpuslint.articles" } }, () => over);
    }
  };
  show();
  return vscode.Disposable.from(corpus.onDidChangeStatus(show), new vscode.Disposable(() => scanned?.()));
}

/** Selects the article that is being read, as the explorer does. */
function followActiveEditor(provider: ArticlesView, view: vscode.TreeView<unknown>): vscode.Disposable {
  // Set when the view comes into sight before its articles do.
  let behind = true;
  const follow = async () => {
    const editor = vscode.window.activeTextEditor;
    if (!view.visible || editor === undefined) return;
    try {
      const entry = await provider.find(editor.document.uri);
      behind = entry === undefined;
      if (entry === undefined) return;
      await view.reveal(entry, { select: true, focus: false });
    } catch {
      // The tree was built anew meanwhile, or the server has stopped.
    }
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(follow),
    provider.onDidLoad(() => {
      // Not at every change of the corpus: the user may have scrolled.
      if (behind) void follow();
    }),
  );
}
