import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  FileChangeType,
  type FileSystemWatcher,
  WatchKind,
} from "vscode-languageserver/node";
import { configurationName } from "../workspace";
import type { ClientFeatures } from "./client-features";
import type { Corpora } from "./corpora";

/**
 * `workspace/didChangeWatchedFiles`: asks the editor to watch what the corpora select, and hands on what it tells. What
 * comes and goes is watched everywhere: a folder that is moved is told as one event, under a name that no article has.
 */
export class Watching {
  readonly #connection: Connection;
  readonly #corpora: Corpora;
  readonly #features: ClientFeatures;
  #registered = "";
  #registration: Disposable | undefined;

  constructor(connection: Connection, corpora: Corpora, features: ClientFeatures) {
    this.#connection = connection;
    this.#corpora = corpora;
    this.#features = features;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) {
        corpora.fileChanged(uri);
        if (type === FileChangeType.Created) corpora.folderCreated(uri);
      }
    });
  }

  /** Watches what the corpora select now; nothing happens where that is what is watched already. */
  async update(): Promise<void> {
    if (!this.#features.registersWatchers) return;
    const patterns = new Set([`**/${configurationName}`]);
    for (const { session } of this.#corpora.all()) {
      for (const pattern of session.selection.include) patterns.add(pattern);
    }
    const watchers: FileSystemWatcher[] = [...patterns].map((globPattern) => ({
      globPattern,
      kind: WatchKind.Change,
    }));
    watchers.push({ globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete });
    const wanted = JSON.stringify(watchers);
    if (wanted === this.#registered) return;
    this.#registered = wanted;
    const old = this.#registration;
    this.#registration = await this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers,
    });
    old?.dispose();
  }
}
