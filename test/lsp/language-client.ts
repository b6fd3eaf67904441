import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  type ClientCapabilities,
  ConfigurationRequest,
  createMessageConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  type FileChangeType,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  type MessageConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  type ShowDocumentParams,
  ShowDocumentRequest,
  ShowMessageNotification,
  ShowMessageRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  TextDocumentEdit,
  type TextEdit,
  UnregistrationRequest,
  WorkDoneProgressCreateRequest,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { changedNotification, type StatusParams, statusNotification } from "../../server/src/protocol";
import { temporaryFolder } from "../temporary-folder";

const root = path.resolve(__dirname, "../..");
export const seeds = path.join(root, "seeds");

let bundle: string | undefined;

const sources = { server: "server/src/lsp/main.ts", worker: "server/src/workspace/threads/worker.ts" };

// A test that fails half-way must not leave its server behind.
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const server of running) server.kill();
});

/** The server as it is shipped, bundled once for all tests. */
export function serverBundle(): string {
  if (bundle === undefined) {
    const folder = temporaryFolder();
    bundle = path.join(folder, "server.js");
    esbuild.buildSync({
      absWorkingDir: root,
      entryPoints: sources,
      outdir: folder,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      mainFields: ["module", "main"],
      logLevel: "warning",
    });
  }
  return bundle;
}

/** A working copy of the seeds, to be changed at will. */
export function copyOfSeeds(): string {
  const folder = temporaryFolder();
  fs.cpSync(seeds, folder, { recursive: true });
  return folder;
}

/** All that VS Code can do, as far as it matters to the server. */
export const everything: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  window: { workDoneProgress: true, showDocument: { support: true } },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ["create", "rename", "delete"],
      changeAnnotationSupport: { groupsOnLabel: true },
      metadataSupport: true,
      snippetEditSupport: true,
    },
  },
  textDocument: {
    diagnostic: {
      relatedDocumentSupport: false,
      relatedInformation: true,
      tagSupport: { valueSet: [1, 2] },
      codeDescriptionSupport: true,
    },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
      resolveSupport: { properties: ["edit"] },
      dataSupport: true,
    },
    hover: { contentFormat: ["markdown", "plaintext"] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true },
  },
};

export interface LaunchOptions {
  readonly folders: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: unknown;
  /** As older editors do: one root, no list of folders. */
  readonly rootOnly?: boolean;
  /** How the editor writes the URI of a folder; absent: as Node does. */
  readonly writes?: (uri: string) => string;
  /** What else the handshake says, in place of the above. */
  readonly handshake?: Partial<InitializeParams>;
}

/** An editor without a screen: talks to a server process over stdio and keeps documents as an editor does. */
export class LanguageClient {
  readonly connection: MessageConnection;
  readonly documents = new Map<string, TextDocument>();
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly applied: ApplyWorkspaceEditParams[] = [];
  readonly shown: ShowDocumentParams[] = [];
  readonly messages: string[] = [];
  /** The answers to choose from, of each question. */
  readonly offered: string[][] = [];
  readonly registrations: { id: string; method: string; registerOptions?: unknown }[] = [];
  readonly #process: ChildProcess;
  readonly #waiting = new Set<() => void>();
  settings: Readonly<Record<string, unknown>> | null;
  status: StatusParams | undefined;
  onProgressToken: (token: string | number) => void = () => undefined;
  changes = 0;
  refreshes = 0;
  initialized: InitializeResult = { capabilities: {} };
  /** What the user answers to a question (dismissed, where it is not among the answers), and to a preview of edits. */
  answer = "Apply";
  accepts = true;
  /** What happens while a question is open. */
  onQuestion: () => void = () => undefined;
  exitCode: number | null | undefined;

  private constructor(settings: LaunchOptions["settings"]) {
    this.settings = settings ?? null;
    this.#process = spawn(process.execPath, [serverBundle(), "--stdio"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#process.on("exit", (code) => {
      this.exitCode = code;
    });
    running.add(this.#process);
    const { stdout, stdin } = this.#process;
    if (stdout === null || stdin === null) throw new Error("no pipes");
    this.connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#listen();
    this.connection.listen();
  }

  static async launch(options: LaunchOptions): Promise<LanguageClient> {
    const client = new LanguageClient(options.settings);
    const params: InitializeParams = {
      processId: process.pid,
      rootUri: options.rootOnly ? pathToFileURL(options.folders[0] ?? "/").href : null,
      capabilities: options.capabilities ?? everything,
      workspaceFolders: options.rootOnly
        ? null
        : options.folders.map((folder) => ({
            uri: (options.writes ?? String)(pathToFileURL(folder).href),
            name: path.basename(folder),
          })),
      initializationOptions: options.initializationOptions,
      ...options.handshake,
    };
    client.initialized = await client.connection.sendRequest(InitializeRequest.type, params);
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  #listen(): void {
    const { connection } = this;
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.set(params.uri, params);
      this.#wake();
    });
    connection.onNotification(statusNotification, (status: StatusParams) => {
      this.status = status;
      this.#wake();
    });
    connection.onNotification(changedNotification, () => {
      this.changes++;
      this.#wake();
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.messages.push(message);
      this.#wake();
    });
    connection.onRequest(ShowMessageRequest.type, ({ message, actions }) => {
      this.messages.push(message);
      this.offered.push(actions?.map(({ title }) => title) ?? []);
      this.onQuestion();
      return actions?.find(({ title }) => title === this.answer) ?? null;
    });
    connection.onRequest(ShowDocumentRequest.type, (params) => {
      this.shown.push(params);
      return { success: true };
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations);
    });
    connection.onRequest(UnregistrationRequest.type, () => undefined);
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => this.onProgressToken(token));
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
      this.#wake();
    });
    connection.onRequest(ApplyWorkspaceEditRequest.type, async (params) => {
      this.applied.push(params);
      if (!this.accepts) return { applied: false };
      return { applied: await this.apply(params.edit) };
    });
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves when the condition holds; looked at whenever the server says something. */
  async until(condition: () => boolean, what: string, limit = 8000): Promise<void> {
    const end = performance.now() + limit;
    while (!condition()) {
      if (performance.now() > end) throw new Error(`timed out waiting until ${what}`);
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, 50);
        this.#waiting.add(wake);
      });
    }
  }

  ready(limit?: number): Promise<void> {
    return this.until(() => this.status?.state === "ready", "the corpus is ready", limit);
  }

  uri(...segments: string[]): string {
    return pathToFileURL(path.join(...segments)).href;
  }

  /** Opens a document, with the file's text unless another is given. */
  async open(uri: string, text?: string, languageId = "plaintext"): Promise<TextDocument> {
    const content = text ?? fs.readFileSync(new URL(uri), "utf8").replace(/^\ufeff/, "");
    const document = TextDocument.create(uri, languageId, 1, content);
    this.documents.set(uri, document);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text: content },
    });
    return document;
  }

  /** Changes an open document. */
  async edit(uri: string, changes: TextDocumentContentChangeEvent[]): Promise<TextDocument> {
    const document = this.document(uri);
    const version = document.version + 1;
    TextDocument.update(document, changes, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: changes,
    });
    return document;
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    const document = this.documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  /** Tells the server that files have changed on disk. */
  async changed(type: FileChangeType, ...uris: string[]): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: uris.map((uri) => ({ uri, type })),
    });
  }

  async diagnostics(uri: string, previousResultId?: string) {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** The diagnostics of a document, which must be a full report. */
  async items(uri: string) {
    const report = await this.diagnostics(uri);
    if (report.kind !== "full") throw new Error("expected a full report");
    return report.items;
  }

  /** Applies edits as an editor does: to open documents of the right version, else to files. */
  async apply(edit: WorkspaceEdit): Promise<boolean> {
    for (const change of edit.documentChanges ?? []) {
      if (!TextDocumentEdit.is(change)) throw new Error("expected text edits");
      const { uri, version } = change.textDocument;
      const edits: TextEdit[] = change.edits.map((one) => ({
        range: one.range,
        newText: "newText" in one ? one.newText : withoutPlaceholders(one.snippet.value),
      }));
      const open = this.documents.get(uri);
      if (version !== null && open?.version !== version) return false;
      if (open === undefined) {
        const file = new URL(uri);
        const before = TextDocument.create(uri, "plaintext", 0, fs.readFileSync(file, "utf8"));
        fs.writeFileSync(file, TextDocument.applyEdits(before, edits));
        continue;
      }
      await this.edit(uri, [{ text: TextDocument.applyEdits(open, edits) }]);
    }
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) {
      await this.edit(uri, [{ text: TextDocument.applyEdits(this.document(uri), edits) }]);
    }
    return true;
  }

  async stop(): Promise<void> {
    if (this.exitCode !== undefined) return;
    const gone = new Promise((resolve) => this.#process.once("exit", resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await gone;
    running.delete(this.#process);
    this.connection.dispose();
  }
}

function withoutPlaceholders(snippet: string): string {
  return snippet.replace(/(?<!\\)\$\{1:((?:[^\\}]|\\.)*)\}/g, "$1").replace(/\\([\\$}])/g, "$1");
}
