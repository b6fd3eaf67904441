import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type MessageConnection,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgressCreateRequest,
} from "vscode-languageserver-protocol/node";
import {
  type ArticleGroup,
  type ArticlesResult,
  articleGroupsRequest,
  articlesRequest,
  type StatusParams,
  serverFlags,
  statusNotification,
} from "../../server/src/protocol";

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const server of running) server.kill();
});

/** An editor without a screen, as quick as the server lets it be. */
export class Editor {
  readonly pid: number;
  readonly #connection: MessageConnection;
  readonly #process: ChildProcess;
  readonly #versions = new Map<string, number>();
  #status: StatusParams | undefined;
  #onStatus: (() => void)[] = [];

  private constructor(server: string) {
    const flags = [...serverFlags, server, "--stdio"];
    this.#process = spawn(process.execPath, flags, { stdio: ["pipe", "pipe", "ignore"] });
    running.add(this.#process);
    const { stdout, stdin, pid } = this.#process;
    if (stdout === null || stdin === null || pid === undefined) throw new Error("the server does not start");
    this.pid = pid;
    this.#connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#connection.onRequest(RegistrationRequest.type, () => undefined);
    this.#connection.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
    this.#connection.onRequest(DiagnosticRefreshRequest.type, () => undefined);
    this.#connection.onNotification(statusNotification, (status: StatusParams) => {
      this.#status = status;
      for (const tell of this.#onStatus) tell();
    });
    this.#connection.listen();
  }

  /** Starts a server, resolved when it has answered `initialize`. */
  static async start(server: string, folder: string, cacheFolder: string): Promise<Editor> {
    const editor = new Editor(server);
    await editor.#connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: path.basename(folder) }],
      initializationOptions: { cacheFolder },
      capabilities: {
        general: { positionEncodings: ["utf-16"] },
        window: { workDoneProgress: true },
        workspace: { workspaceFolders: true, diagnostics: { refreshSupport: true } },
        textDocument: {
          diagnostic: { relatedDocumentSupport: false },
          hover: { contentFormat: ["markdown"] },
        },
      },
    });
    await editor.#connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  async open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "plaintext", version: 1, text },
    });
  }

  async insert(uri: string, position: { line: number; character: number }, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text }],
    });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.#connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    return report.kind === "full" ? report.items : [];
  }

  hover(uri: string, position: { line: number; character: number }): Promise<Hover | null> {
    return this.#connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  /** As the tree of articles does: its groups, then what is in the first. Gives how many articles all groups hold. */
  async tree(): Promise<number> {
    const grouping = "month";
    const groups = await this.#connection.sendRequest<ArticleGroup[]>(articleGroupsRequest, { grouping });
    const group = groups[0]?.id;
    if (group !== undefined) {
      const page = { grouping, group, from: 0, count: 500 };
      await this.#connection.sendRequest<ArticlesResult>(articlesRequest, page);
    }
    return groups.reduce((sum, { articles }) => sum + articles, 0);
  }

  get ready(): boolean {
    return this.#status?.state === "ready";
  }

  /** Resolves when everything has been read, or after so many milliseconds. */
  async untilReady(limit: number): Promise<boolean> {
    if (this.ready) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(this.ready), limit);
      this.#onStatus.push(() => {
        if (!this.ready) return;
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.on("exit", resolve));
    await this.#connection.sendRequest(ShutdownRequest.type);
    await this.#connection.sendNotification(ExitNotification.type);
    this.#connection.end();
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), 5000);
    await gone;
    clearTimeout(timer);
    running.delete(this.#process);
  }
}
