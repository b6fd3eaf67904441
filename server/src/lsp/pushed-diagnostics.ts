import { setTimeout as delay } from "node:timers/promises";
import type { Connection } from "vscode-languageserver/node";
import type { Corpora } from "./corpora";
import type { Diagnostics } from "./diagnostics";
import type { HostedCorpus } from "./hosted-corpus";
import { canonical } from "./uris";

// Longer than it takes to read all the changes that have come meanwhile, shorter than anybody notices.
const MOMENT = 10;

/** What an editor was sent last of one file, undefined where it may not have it any more, and under which URI. */
interface Published {
  readonly uri: string;
  readonly resultId: string | undefined;
}

/** `textDocument/publishDiagnostics`, for editors that cannot ask: what has changed since it was published. */
export class PushedDiagnostics {
  readonly #connection: Connection;
  readonly #corpora: Corpora;
  readonly #diagnostics: Diagnostics;
  readonly #version: (uri: string) => number | undefined;
  /** By canonical URI. */
  readonly #published = new Map<string, Published>();
  readonly #due = new Set<string>();
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

  /** The document was opened: an editor may have dropped what it was sent before, with the window it showed it in. */
  opened(uri: string): void {
    const before = this.#published.get(canonical(uri));
    if (before !== undefined) this.#published.set(canonical(uri), { uri: before.uri, resultId: undefined });
  }

  /** Publishes the diagnostics of a document that was opened or changed; of many changes at once, for the last. */
  async changed(uri: string): Promise<void> {
    if (this.#due.has(uri)) return;
    this.#due.add(uri);
    await delay(MOMENT);
    this.#due.delete(uri);
    await this.#publish(uri);
  }

  async #publish(uri: string): Promise<void> {
    const place = this.#corpora.place(uri);
    if (place === undefined) return;
    await place.corpus.learned();
    const version = this.#version(uri);
    const { resultId, items } = await this.#diagnostics.ofArticle(place);
    if (this.#version(uri) !== version) return;
    const key = canonical(uri);
    const before = this.#published.get(key);
    if (before?.uri === uri && before.resultId === resultId) return;
    this.#published.set(key, { uri, resultId });
    // An editor that compares URIs letter by letter would show them twice.
    if (before !== undefined && before.uri !== uri) await this.#send(before.uri, []);
    await this.#send(uri, items);
  }

  /** Publishes whatever has changed in a corpus and in its configuration. */
  publishCorpus(corpus: HostedCorpus): Promise<void> {
    this.#publishing = this.#publishing.then(() => this.#publishCorpus(corpus));
    return this.#publishing;
  }

  async #publishCorpus(corpus: HostedCorpus): Promise<void> {
    const present = new Set<string>();
    const { uri, resultId, items } = this.#diagnostics.ofConfiguration(corpus);
    const own = canonical(uri);
    present.add(own);
    if (this.#published.get(own)?.resultId !== resultId) {
      if (items.length > 0 || this.#published.has(own)) await this.#send(uri, items);
      this.#published.set(own, { uri, resultId });
    }
    for (const place of this.#diagnostics.told()) {
      if (place.corpus !== corpus) continue;
      const uri = this.#corpora.uri(place);
      const key = canonical(uri);
      present.add(key);
      const before = this.#published.get(key);
      if (before?.uri === uri && before.resultId === this.#diagnostics.lastResultId(place)) continue;
      if (before === undefined && this.#diagnostics.isClean(place)) continue;
      await this.#publish(uri);
    }
    await this.#withdraw((key) => {
      const owner = this.#corpora.place(key)?.corpus ?? this.#corpora.configuredBy(key);
      return !present.has(key) && (owner === undefined || owner === corpus);
    });
  }

  /** Takes back what was published of files that belong to no corpus any more. */
  withdraw(): Promise<void> {
    return this.#withdraw(
      (key) => this.#corpora.place(key) === undefined && this.#corpora.configuredBy(key) === undefined,
    );
  }

  async #withdraw(isGone: (key: string) => boolean): Promise<void> {
    for (const [key, before] of [...this.#published]) {
      if (!isGone(key)) continue;
      this.#published.delete(key);
      await this.#send(before.uri, []);
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
