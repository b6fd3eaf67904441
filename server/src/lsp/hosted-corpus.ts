import { setTimeout as delay } from "node:timers/promises";
import type { ArticleId } from "../engine";
import type { CorpusSession, Progress } from "../workspace";

/** What a corpus at work tells the server. */
export interface HostedCorpusListener {
  /** The scan has come this far; called very often. */
  progressed(corpus: HostedCorpus): void;
  /** The findings of the open documents are those of the corpus as it is now. */
  openChecked(corpus: HostedCorpus): void;
  /** All findings are those of the corpus as it is now. */
  checked(corpus: HostedCorpus): void;
  failed(corpus: HostedCorpus, error: unknown): void;
}

// The first answer is to come within a second of the start, and checking one article takes half of that in a new process.
// A small corpus is known whole by then. In a large one it comes from the article and what has been read so far, and is asked
// for again at the end of the scan.
const FIRST_ANSWER_AT = 400;
const PATIENCE = 200;
const SMALL_CORPUS = 200;
// A pause in typing, after which the other open documents are looked at: longer than between two letters, of which people type
// six a second, or the next one would wait for that.
const QUIET = 250;
// All others wait as long as checking them took: a large corpus is not checked at every pause.
const LONGEST_QUIET = 30_000;

/**
 * A corpus and the work on it that nobody waits for: the first scan, then bringing all findings up to date whenever
 * something has changed and it has been quiet for a moment. One thing at a time; requests are answered in between.
 */
export class HostedCorpus {
  readonly session: CorpusSession;
  /** URIs of open documents by article, as the editor writes them. */
  readonly open = new Map<ArticleId, string>();
  progress: Progress = { done: 0, total: 0 };
  /** True until every article has been read and checked once. */
  scanning = true;
  readonly #listener: HostedCorpusListener;
  readonly #stop = new AbortController();
  #scanWanted = true;
  #checkWanted = false;
  #running: Promise<void> | undefined;
  readonly #firstAnswerAt = Math.max(FIRST_ANSWER_AT, performance.now() + PATIENCE);
  #quiet = QUIET;
  #timer: NodeJS.Timeout | undefined;
  #openTimer: NodeJS.Timeout | undefined;
  #learned: Promise<void>;
  #hasLearned: () => void = () => undefined;

  constructor(session: CorpusSession, listener: HostedCorpusListener) {
    this.session = session;
    this.#listener = listener;
    this.#learned = this.#newLearned();
  }

  /** Reads everything anew. Resolves when all is checked. */
  scan(): Promise<void> {
    this.#scanWanted = true;
    return this.#run();
  }

  /** Something has changed: findings are brought up to date soon. */
  touch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#checkWanted = true;
      void this.#run();
    }, this.#quiet);
    // Where all of it is quick, once is enough.
    if (this.#quiet <= QUIET || this.scanning) return;
    clearTimeout(this.#openTimer);
    this.#openTimer = setTimeout(() => void this.#checkOpen(), QUIET);
  }

  /** Resolves when the corpus knows all of its articles, or when whoever asks is to be answered all the same. */
  async learned(): Promise<void> {
    const toStart = this.#firstAnswerAt - performance.now();
    const patience = this.progress.total > SMALL_CORPUS ? toStart : Math.max(PATIENCE, toStart);
    if (patience <= 0) return;
    const patienceOver = new AbortController();
    await Promise.race([
      this.#learned,
      delay(patience, undefined, { signal: patienceOver.signal, ref: false }).catch(() => undefined),
    ]);
    patienceOver.abort();
  }

  /** Ends all work, and remembers what is known for the next start. */
  async dispose(): Promise<void> {
    clearTimeout(this.#timer);
    clearTimeout(this.#openTimer);
    this.#stop.abort();
    this.#hasLearned();
    await this.#running;
    await this.session.close();
  }

  #newLearned(): Promise<void> {
    return new Promise((resolve) => {
      this.#hasLearned = resolve;
    });
  }

  #run(): Promise<void> {
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #work(): Promise<void> {
    while ((this.#scanWanted || this.#checkWanted) && !this.#stop.signal.aborted) {
      const scan = this.#scanWanted;
      this.#scanWanted = false;
      this.#checkWanted = false;
      let began = performance.now();
      try {
        if (scan) await this.#scanAll();
        began = performance.now();
        await this.session.check(this.#options(scan ? 1 : undefined));
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#listener.failed(this, error);
      }
      // A check that found little to do says nothing of how long the next one takes.
      const took = Math.max(performance.now() - began, this.#quiet / 2);
      this.#quiet = Math.min(LONGEST_QUIET, Math.max(QUIET, took));
      this.scanning = false;
      this.#listener.checked(this);
    }
  }

  async #checkOpen(): Promise<void> {
    try {
      for (const id of [...this.open.keys()]) await this.session.findings(id);
    } catch (error) {
      this.#listener.failed(this, error);
    }
    this.#listener.openChecked(this);
  }

  async #scanAll(): Promise<void> {
    this.scanning = true;
    this.progress = { done: 0, total: 0 };
    this.#listener.progressed(this);
    try {
      await this.session.scan(this.#options(0));
    } finally {
      this.#hasLearned();
    }
  }

  /** `half`: reading is the first half of a scan, checking the second; undefined: nobody wants to know. */
  #options(half: number | undefined) {
    const first = [...this.open.keys()];
    const { signal } = this.#stop;
    if (half === undefined) return { first, signal };
    const onProgress = ({ done, total }: Progress) => {
      this.progress = { done: Math.floor((done + half * total) / 2), total };
      this.#listener.progressed(this);
    };
    return { first, signal, onProgress };
  }
}
