import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver/node";
import type { ClientFeatures } from "./client-features";
import type { HostedCorpus } from "./hosted-corpus";

// A scan that is over in a moment needs no bar.
const DELAY = 500;
const INTERVAL = 100;

/** `$/progress`: how far the first scan of a corpus is, where it takes longer than half a second. */
export class ScanProgress {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #shown = new Map<
    HostedCorpus,
    { since: number; told: number; reporter?: WorkDoneProgressServerReporter }
  >();

  constructor(connection: Connection, features: ClientFeatures) {
    this.#connection = connection;
    this.#features = features;
  }

  progressed(corpus: HostedCorpus): void {
    if (!this.#features.progress) return;
    const now = performance.now();
    const shown = this.#shown.get(corpus);
    if (shown === undefined) {
      this.#shown.set(corpus, { since: now, told: now });
      return;
    }
    if (now - shown.told < (shown.reporter === undefined ? DELAY : INTERVAL)) return;
    shown.told = now;
    const { done, total } = corpus.progress;
    const percentage = total === 0 ? 0 : Math.floor((done / total) * 100);
    if (shown.reporter !== undefined) shown.reporter.report(percentage, `${done} of ${total} articles`);
    else void this.#begin(corpus, percentage);
  }

  finished(corpus: HostedCorpus): void {
    this.#shown.get(corpus)?.reporter?.done();
    this.#shown.delete(corpus);
  }

  async #begin(corpus: HostedCorpus, percentage: number): Promise<void> {
    try {
      const reporter = await this.#connection.window.createWorkDoneProgress();
      const shown = this.#shown.get(corpus);
      // The scan may have ended while the editor was asked.
      if (shown === undefined || shown.reporter !== undefined) return;
      reporter.begin("Reading the corpus", percentage, undefined, false);
      shown.reporter = reporter;
    } catch {
      // An editor that shows no progress after all.
    }
  }
}
