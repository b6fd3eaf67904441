import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  type ArticleGroup,
  type ArticlePlace,
  type ArticlesParams,
  type ArticlesResult,
  articleGroupsRequest,
  articlePlaceRequest,
  articlesRequest,
  changedNotification,
  changedSinceComparedRequest,
  type DuplicateArticle,
  type DuplicatesParams,
  type DuplicatesResult,
  duplicatesRequest,
  type EntityArticle,
  type EntityItem,
  type EntityPage,
  type EntityPageParams,
  type EntityTable,
  entitiesRequest,
  entityMentionsRequest,
  entityPageRequest,
  exportEntitiesRequest,
  type Grouping,
  type ImportedEntities,
  importEntitiesRequest,
  type RuleItem,
  rulesRequest,
  type StatusParams,
  statusNotification,
} from "../../server/src/protocol";

const CHANGE_INTERVAL_MS = 250;
// Of a large corpus the answers take long: then the views ask less often, so that this share of time stays free.
const REST_PER_ANSWER = 5;

const nothingYet: StatusParams = {
  state: "idle",
  done: 0,
  total: 0,
  articles: 0,
  problems: 0,
  language: null,
  notices: [],
};

/** The corpus as the server tells it: what every view and command of the client asks. */
export class Corpus implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #statusChanged = new vscode.EventEmitter<StatusParams>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [this.#statusChanged, this.#changed];
  #status: StatusParams | undefined;
  #pending: NodeJS.Timeout | undefined;
  #longestAnswer = 0;

  readonly onDidChangeStatus = this.#statusChanged.event;
  /** What the views show has changed. Fires a few times a second at most. */
  readonly onDidChange = this.#changed.event;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#disposables.push(
      client.onNotification(statusNotification, (status: StatusParams) => {
        this.#status = status;
        this.#statusChanged.fire(status);
      }),
      client.onNotification(changedNotification, () => {
        const interval = Math.max(CHANGE_INTERVAL_MS, REST_PER_ANSWER * this.#longestAnswer);
        this.#pending ??= setTimeout(() => {
          this.#pending = undefined;
          this.#longestAnswer = 0;
          this.#changed.fire();
        }, interval);
      }),
    );
  }

  get status(): StatusParams {
    return this.#status ?? nothingYet;
  }

  /** Resolves when the corpus has been read, or when the workspace turns out to hold none. */
  async whenReady(): Promise<StatusParams> {
    await this.#client.start();
    if (this.#status !== undefined && this.#status.state !== "scanning") return this.#status;
    return new Promise((resolve) => {
      const listener = this.onDidChangeStatus((status) => {
        if (status.state === "scanning") return;
        listener.dispose();
        resolve(status);
      });
    });
  }

  /** Has the server carry out one of its commands; a server that has stopped is started again. */
  async run(command: string, ...values: readonly unknown[]): Promise<void> {
    await this.#client.start();
    await vscode.commands.executeCommand(command, ...values);
  }

  articleGroups(grouping: Grouping): Promise<readonly ArticleGroup[]> {
    return this.#ask(articleGroupsRequest, { grouping });
  }

  /** Some articles of one group. */
  articles(params: ArticlesParams): Promise<ArticlesResult> {
    return this.#ask(articlesRequest, params);
  }

  articlePlace(grouping: Grouping, uri: string): Promise<ArticlePlace | null> {
    return this.#ask(articlePlaceRequest, { grouping, uri });
  }

  entities(): Promise<readonly EntityItem[]> {
    return this.#ask(entitiesRequest);
  }

  /** Some entities of one kind, and how many there are of each. */
  entityPage(params: EntityPageParams): Promise<EntityPage> {
    return this.#ask(entityPageRequest, params);
  }

  mentions(entity: EntityItem): Promise<readonly EntityArticle[]> {
    return this.#ask(entityMentionsRequest, { id: entity.id });
  }

  /** The entities as a table; null where it is not clear of which corpus. */
  exportEntities(format: string, uri: string | undefined): Promise<EntityTable | null> {
    return this.#ask(exportEntitiesRequest, { format, uri });
  }

  /** What a table of entities changes; with `apply` it is written to the configuration. */
  importEntities(file: {
    readonly name: string;
    readonly text: string;
    readonly apply: boolean;
    readonly uri: string | undefined;
  }): Promise<ImportedEntities | null> {
    return this.#ask(importEntitiesRequest, file);
  }

  /** Some groups of one kind, and how many there are of each. */
  duplicates(params: DuplicatesParams): Promise<DuplicatesResult> {
    return this.#ask(duplicatesRequest, params);
  }

  /** Of these articles those whose text is another by now. */
  changedSinceCompared(articles: readonly DuplicateArticle[]): Promise<readonly string[]> {
    return this.#ask(changedSinceComparedRequest, {
      articles: articles.map(({ uri, version }) => ({ uri, version })),
    });
  }

  rules(): Promise<readonly RuleItem[]> {
    return this.#ask(rulesRequest);
  }

  async #ask<T>(method: string, params?: object): Promise<T> {
    const start = performance.now();
    const answer = await (params === undefined
      ? this.#client.sendRequest<T>(method)
      : this.#client.sendRequest<T>(method, params));
    this.#longestAnswer = Math.max(this.#longestAnswer, performance.now() - start);
    return answer;
  }

  dispose(): void {
    clearTimeout(this.#pending);
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
