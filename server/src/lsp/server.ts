import { availableParallelism } from "node:os";
import { isAbsolute } from "node:path";
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { serverCommands } from "../protocol";
import { disk } from "../workspace";
import { type ClientFeatures, clientFeatures } from "./client-features";
import { CodeActions, fixAllKind } from "./code-actions";
import { Commands } from "./commands";
import { ConfigurationWriter } from "./configuration-writer";
import { Corpora } from "./corpora";
import { Diagnostics } from "./diagnostics";
import { answerDocumentDiagnostics } from "./document-diagnostics";
import { DuplicateViews } from "./duplicate-views";
import { EditorFolders } from "./editor-folders";
import { exchangeEntities } from "./entity-exchange";
import { CorpusFixer } from "./fix-corpus";
import { EditorSettings, section } from "./folder-settings";
import type { HostedCorpus } from "./hosted-corpus";
import { answerHover } from "./hover";
import { answerInlayHints } from "./inlay-hints";
import { reasonOf } from "./messages";
import { answerOutline } from "./outline";
import { LateProgress } from "./progress";
import { PushedDiagnostics } from "./pushed-diagnostics";
import { Status } from "./status";
import { uriOf } from "./uris";
import { Views } from "./views";
import { Watching } from "./watching";
import { WorkspaceDiagnostics } from "./workspace-diagnostics";

// Each takes some 100 MB; an editor has other things to do besides.
const MOST_THREADS = 4;

/** Puts the language server on a connection and listens. */
export function startServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => {
    const features = clientFeatures(params);
    const server = new Server(connection, documents, params, features);
    connection.onInitialized(() => server.begin());
    return server.capabilities();
  });
  documents.listen(connection);
  connection.listen();
}

/** The parts of the server and what each has to hear of. */
class Server {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #features: ClientFeatures;
  readonly #folders: EditorFolders;
  readonly #settings: EditorSettings;
  readonly #corpora: Corpora;
  readonly #status: Status;
  readonly #progress = new Map<HostedCorpus, LateProgress>();
  readonly #watching: Watching;
  readonly #pushed: PushedDiagnostics | undefined;
  readonly #workspaceDiagnostics: WorkspaceDiagnostics | undefined;

  constructor(
    connection: Connection,
    documents: TextDocuments<TextDocument>,
    params: InitializeParams,
    features: ClientFeatures,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#features = features;
    this.#folders = foldersOf(params);
    const settings = new EditorSettings(connection, features, this.#folders, params.initializationOptions);
    this.#settings = settings;
    const corpora = new Corpora({
      folders: this.#folders,
      files: disk,
      cache: cacheFolder(params.initializationOptions),
      jobs: Math.min(availableParallelism(), MOST_THREADS),
      openDocuments: () => documents.all(),
      settingsFor: (path) => settings.forFolder(path),
      listener: {
        progressed: (corpus) => this.#progressed(corpus),
        openChecked: () => this.#refresh(),
        checked: (corpus) => this.#checked(corpus),
        failed: (corpus, error) => connection.console.error(`${corpus.session.root}: ${reasonOf(error)}`),
      },
      dropped: () => {
        this.#status.updateNow();
        this.#refresh();
        this.#background(this.#pushed?.withdraw());
      },
    });
    this.#corpora = corpora;
    this.#status = new Status(connection, corpora);
    this.#watching = new Watching(connection, corpora, features);
    const diagnostics = new Diagnostics(corpora, features);
    if (features.pullsDiagnostics) {
      answerDocumentDiagnostics(connection, corpora, diagnostics);
      this.#workspaceDiagnostics = new WorkspaceDiagnostics(connection, corpora, diagnostics);
    } else {
      this.#pushed = new PushedDiagnostics(
        connection,
        corpora,
        diagnostics,
        (uri) => documents.get(uri)?.version,
      );
    }
    answerHover(connection, corpora, features);
    answerInlayHints(connection, corpora);
    answerOutline(connection, corpora, features);
    const configuration = new ConfigurationWriter(connection, corpora, documents, features);
    exchangeEntities(connection, corpora, configuration);
    new CodeActions(connection, corpora, diagnostics, documents, features);
    new Commands(
      connection,
      corpora,
      documents,
      features,
      new CorpusFixer(connection, corpora, documents, features),
      configuration,
    );
    new Views(connection, corpora);
    new DuplicateViews(connection, corpora);
    this.#listen();
  }

  capabilities(): InitializeResult {
    return {
      serverInfo: { name: "corpuslint" },
      capabilities: {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...(this.#features.pullsDiagnostics
          ? {
              diagnosticProvider: {
                identifier: "corpuslint",
                interFileDependencies: true,
                workspaceDiagnostics: true,
              },
            }
          : {}),
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind],
          resolveProvider: true,
        },
        hoverProvider: true,
        inlayHintProvider: true,
        documentSymbolProvider: { label: "corpuslint" },
        foldingRangeProvider: true,
        executeCommandProvider: { commands: Object.values(serverCommands) },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  /** After the handshake: finds the corpora and reads them. */
  begin(): void {
    if (this.#features.changesFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#folders.remove(uri);
        for (const { uri } of added) this.#folders.add(uri);
        void this.#look(() => this.#corpora.look());
      });
    }
    if (this.#features.registersConfiguration) {
      void this.#connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
    void this.#look(() => this.#corpora.look());
  }

  #listen(): void {
    this.#connection.onShutdown(() => this.#corpora.close());
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      this.#settings.received(settings);
      void this.#look(() => this.#corpora.settingsChanged());
    });
    this.#documents.onDidOpen(({ document }) => this.#pushed?.opened(document.uri));
    this.#documents.onDidChangeContent(({ document }) => {
      this.#corpora.documentChanged(document);
      this.#background(this.#pushed?.changed(document.uri));
    });
    this.#documents.onDidClose(({ document: { uri } }) => {
      this.#corpora.documentClosed(uri);
      this.#workspaceDiagnostics?.forget(uri);
    });
  }

  async #look(change: () => Promise<void>): Promise<void> {
    try {
      await change();
      await this.#watching.update();
    } catch (error) {
      this.#connection.console.error(reasonOf(error));
    }
    this.#status.updateNow();
    this.#refresh();
  }

  #progressed(corpus: HostedCorpus): void {
    let progress = this.#progress.get(corpus);
    if (progress === undefined) {
      progress = new LateProgress(this.#connection, this.#features, "Reading the corpus");
      this.#progress.set(corpus, progress);
    }
    progress.report(corpus.progress);
    this.#status.update(true);
    this.#workspaceDiagnostics?.changed(true);
  }

  #checked(corpus: HostedCorpus): void {
    this.#progress.get(corpus)?.done();
    this.#progress.delete(corpus);
    this.#status.updateNow();
    this.#refresh();
    this.#background(this.#pushed?.publishCorpus(corpus));
    this.#background(this.#watching.update());
  }

  /** What the editor has of other documents may be old: it is to ask again. */
  #refresh(): void {
    this.#workspaceDiagnostics?.changed();
    if (this.#features.pullsDiagnostics && this.#features.refreshesDiagnostics) {
      this.#background(this.#connection.languages.diagnostics.refresh());
    }
    if (this.#features.refreshesInlayHints) {
      this.#background(this.#connection.languages.inlayHint.refresh());
    }
  }

  /** Work that nobody waits for: its failure is logged. */
  #background(work: Promise<unknown> | undefined): void {
    work?.catch((error: unknown) => this.#connection.console.error(reasonOf(error)));
  }
}

/** Where the editor lets the server keep files: `cacheFolder` of its options, an absolute path. */
function cacheFolder(options: unknown): string | undefined {
  if (typeof options !== "object" || options === null || !("cacheFolder" in options)) return undefined;
  const { cacheFolder: folder } = options;
  return typeof folder === "string" && isAbsolute(folder) ? folder : undefined;
}

/** The folders that the editor has open. Older editors know of one root, as a URI or, long ago, as a path. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): EditorFolders {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? [];
  if (uris.length === 0 && rootUri) uris.push(rootUri);
  if (uris.length === 0 && rootPath) uris.push(uriOf(rootPath));
  return new EditorFolders(uris);
}
