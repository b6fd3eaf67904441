import type * as vscode from "vscode";
import type { StatusParams } from "../../server/src/protocol";
import { createClient } from "./client";
import { registerCommands } from "./commands/commands";
import { rememberedGrouping } from "./commands/group-articles";
import { RulesReport } from "./commands/report";
import { rulePage } from "./commands/rule-page";
import { keepContext } from "./context";
import { Corpus } from "./corpus";
import { StatusItem } from "./status";
import { createViews, type Views } from "./views/views";

/** What the extension offers to other extensions and to the tests inside the editor. */
export interface CorpuslintApi {
  /** Resolves when the corpus has been read, or when the workspace turns out to hold none. */
  readonly ready: Promise<StatusParams>;
  /** The state of the corpus at this moment. */
  status(): StatusParams;
  /** The data behind the views. */
  readonly views: Views;
}

export function activate(context: vscode.ExtensionContext): CorpuslintApi {
  const client = createClient(context);
  const corpus = new Corpus(client);
  const { views, disposable } = createViews(corpus, rememberedGrouping(context.workspaceState));
  const report = new RulesReport(corpus, (rule) => rulePage(context.extensionUri, rule));
  context.subscriptions.push(
    keepContext(corpus),
    new StatusItem(client, corpus),
    disposable,
    report,
    registerCommands({ context, client, corpus, views, report }),
    corpus,
    client,
  );
  const ready = corpus.whenReady();
  // Who waits for it hears of a failure; the user has heard of it from the client.
  ready.catch(() => undefined);
  return { ready, status: () => corpus.status, views };
}
