import type * as vscode from "vscode";
import type { StatusParams } from "../../server/src/protocol";
import { createClient } from "./client";
import { registerCommands } from "./commands/commands";
import { rememberedGrouping } from "./commands/group-articles";
import { keepContext } from "./context";
import { Corpus } from "./corpus";
import { Pages } from "./pages";
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
  const pages = new Pages(corpus, context.extensionUri);
  context.subscriptions.push(
    keepContext(corpus),
    new StatusItem(client, corpus),
    disposable,
    pages,
    registerCommands({ context, client, corpus, views, pages }),
    corpus,
    client,
  );
  const ready = corpus.whenReady();
  // Who waits for it hears of a failure; the user has heard of it from the client.
  ready.catch(() => undefined);
  return { ready, status: () => corpus.status, views };
}
