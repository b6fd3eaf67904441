import type { Connection } from "vscode-languageserver/node";
import type { Corpora } from "./corpora";
import type { Diagnostics } from "./diagnostics";
import type { HostedCorpus } from "./hosted-corpus";
import { canonical } from "./uris";

/** `textDocument/publishDiagnostics`, for editors that cannot ask: what has changed since it was published. */
export class PushedDiagnostics {
  readonly #connection: Connection;
  readonly #corpora: Corpora;
  readonly #diagnostics: Diagnostics;
  readonly #version: (uri: string) => number | undefined;
  /** Result ids by canonical URI. */
  readonly #published = new Map<string, string>();
  #publishing: Promise<void> = Promise.resolve();

  constructor(
    connection: Connection,
    corpora: Corpora,
    diagnostics: Diagnostics,
    version: (uri: string) => number | undefined,
  ) {
    this.#connection = connection;
    this.#corpora = corpora;
    this.#diagnostics = diagnostics;
    this.#version = version;
  }

  /** Publishes the diagnostics of one document that was opened or changed. */
  async publish(uri: string): Promise<void> {
    const place = this.#corpora.place(uri);
    if (place === undefined) return;
    await place.corpus.learned();
    const version = this.#version(uri);
    const { resultId, items } = await this.#diagnostics.ofArticle(place);
    const key = canonical(uri);
    if (this.#published.get(key) === resultId || this.#version(uri) !== version) return;
    this.#published.set(key, resultId);
    await this.#send(uri, items);
  }

  /** Publishes whatever has changed in a corpus and in its configuration. */
  publishCorpus(corpus: HostedCorpus): Promise<void> {
    this.#publishing = this.#publishing.then(() => this.#publishCorpus(corpus));
    return this.#publishing;
  }

  async #publishCorpus(corpus: HostedCorpus): Promise<void> {
    const present = new Set<string>();
    const configuration = this.#diagnostics.ofConfiguration(corpus);
    present.add(configuration.uri);
    if ((this.#published.get(configuration.uri) ?? "none") !== configuration.resultId) {
      if (configuration.items.length > 0 || this.#published.has(configuration.uri)) {
        await this.#send(configuration.uri, configuration.items);
      }
      this.#published.set(configuration.uri, configuration.resultId);
    }
    for (const place of this.#diagnostics.told()) {
      if (place.corpus !== corpus) continue;
      const uri = this.#corpora.uri(place);
      const key = canonical(uri);
      present.add(key);
      if (this.#published.get(key) === this.#diagnostics.lastResultId(place)) continue;
      if (!this.#published.has(key) && this.#diagnostics.isClean(place)) continue;
      await this.publish(uri);
    }
    for (const uri of [...this.#published.keys()]) {
      const owner = this.#corpora.place(uri)?.corpus;
      if (present.has(uri) || (owner !== undefined && owner !== corpus)) continue;
      this.#published.delete(uri);
      await this.#send(uri, []);
    }
  }

  async #send(uri: string, items: Awaited<ReturnType<Diagnostics["ofArticle"]>>["items"]): Promise<void> {
    const version = this.#version(uri);
    await this.#connection.sendDiagnostics({
      uri,
      diagnostics: items,
      ...(version === undefined ? {} : { version }),
    });
  }
}
