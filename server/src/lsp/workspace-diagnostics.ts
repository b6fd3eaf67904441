import {
  type CancellationToken,
  type Connection,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { Breather } from "../workspace";
import type { Corpora } from "./corpora";
import type { Diagnostics } from "./diagnostics";
import { canonical } from "./uris";

const CHUNK = 200;
const SOON = 500;

/**
 * `workspace/diagnostic`: what has changed since the ids that the editor sends. Where nothing has, the request is
 * held until something does, so that an editor that asks again and again costs nothing. An editor that takes partial
 * results gets every change at once and its request stays open; the first request of one that does not is answered
 * when everything has been checked.
 */
export class WorkspaceDiagnostics {
  readonly #corpora: Corpora;
  readonly #diagnostics: Diagnostics;
  readonly #held = new Set<HeldRequest>();
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, corpora: Corpora, diagnostics: Diagnostics) {
    this.#corpora = corpora;
    this.#diagnostics = diagnostics;
    connection.languages.diagnostics.onWorkspace(async (params, token, _progress, partial) => {
      const known = new Map(params.previousResultIds.map(({ uri, value }) => [canonical(uri), value]));
      const request = new HeldRequest(known, token);
      this.#held.add(request);
      try {
        const items = await this.#answer(request, known.size === 0, partial);
        return { items };
      } finally {
        this.#held.delete(request);
      }
    });
  }

  /** Some findings have changed. During a scan they do all the time: `soon` answers twice a second. */
  changed(soon = false): void {
    if (soon) {
      this.#timer ??= setTimeout(() => this.changed(), SOON);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const request of this.#held) request.wake();
  }

  /** The editor has closed the document and forgotten its diagnostics: they must be sent again. */
  forget(uri: string): void {
    for (const request of this.#held) {
      request.known.delete(canonical(uri));
      request.wake();
    }
  }

  async #answer(
    request: HeldRequest,
    isFirst: boolean,
    partial: { report(params: { items: WorkspaceDocumentDiagnosticReport[] }): void } | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    await this.#corpora.ready;
    for (; !request.cancelled; await request.change()) {
      const complete = this.#corpora.all().every(({ scanning }) => !scanning);
      if (partial === undefined && !complete) continue;
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      for await (const report of this.#news(request)) {
        items.push(report);
        if (partial !== undefined && items.length === CHUNK) partial.report({ items: items.splice(0) });
      }
      if (partial === undefined && (items.length > 0 || isFirst)) return items;
      if (items.length > 0) partial?.report({ items });
    }
    return [];
  }

  /** The reports that the editor does not have yet; it is taken to have them once they are yielded. */
  async *#news(request: HeldRequest): AsyncGenerator<WorkspaceDocumentDiagnosticReport> {
    const present = new Set<string>();
    const breather = new Breather();
    for (const corpus of this.#corpora.all()) {
      const configuration = this.#diagnostics.ofConfiguration(corpus);
      if (configuration.items.length > 0) present.add(canonical(configuration.uri));
      if (configuration.items.length > 0 && request.isNews(configuration.uri, configuration.resultId)) {
        yield { kind: DocumentDiagnosticReportKind.Full, version: null, ...configuration };
      }
    }
    for (const place of this.#diagnostics.told()) {
      await breather.rest();
      if (request.cancelled) return;
      const last = this.#diagnostics.lastResultId(place);
      const uri = this.#corpora.uri(place);
      const key = canonical(uri);
      if (last === undefined) continue;
      present.add(key);
      if (request.known.get(key) === last) continue;
      if (!request.known.has(key) && this.#diagnostics.isClean(place)) continue;
      const report = this.#diagnostics.ofLastReport(place);
      if (report === undefined) continue;
      const { resultId, items } = report;
      if (request.isNews(uri, resultId)) {
        yield { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items };
      }
    }
    for (const key of [...request.known.keys()]) {
      if (present.has(key) || this.#corpora.all().some(({ scanning }) => scanning)) continue;
      request.known.delete(key);
      const uri = this.#corpora.asWritten(key);
      yield { kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] };
    }
  }
}

/** A request of the editor that waits for something to change. */
class HeldRequest {
  /** What the editor has, by canonical URI. */
  readonly known: Map<string, string>;
  readonly #token: CancellationToken;
  #woken = false;
  #wake: () => void = () => undefined;

  constructor(known: Map<string, string>, token: CancellationToken) {
    this.known = known;
    this.#token = token;
    token.onCancellationRequested(() => this.wake());
  }

  get cancelled(): boolean {
    return this.#token.isCancellationRequested;
  }

  isNews(uri: string, resultId: string): boolean {
    const key = canonical(uri);
    if (this.known.get(key) === resultId) return false;
    this.known.set(key, resultId);
    return true;
  }

  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  async change(): Promise<void> {
    if (!this.#woken) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#woken = false;
  }
}
