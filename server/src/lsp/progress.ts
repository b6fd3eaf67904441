import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver/node";
import type { Progress } from "../workspace";
import type { ClientFeatures } from "./client-features";

// Work that is over in a moment needs no bar.
const DELAY = 500;
const INTERVAL = 100;
// How long it takes in all is not known in the first moments.
const FIRST_GUESS = 2000;

/** `$/progress`: how far a piece of work is, where it takes longer than half a second. */
export class LateProgress {
  readonly #connection: Connection;
  readonly #title: string;
  readonly #wanted: boolean;
  readonly #cancellable: boolean;
  #told = performance.now();
  /** What had been done when it was looked at first: what was known from the start took no time. */
  #since: { readonly share: number; readonly at: number } | undefined;
  #reporter: WorkDoneProgressServerReporter | undefined;
  #begun = false;
  #over = false;
  #cancelled: () => boolean = () => false;

  /** `title` is what the work is, such as "Reading the corpus". */
  constructor(connection: Connection, features: ClientFeatures, title: string, cancellable = false) {
    this.#connection = connection;
    this.#title = title;
    this.#wanted = features.progress;
    this.#cancellable = cancellable;
  }

  /** True where the user has had enough of it. */
  get cancelled(): boolean {
    return this.#cancelled();
  }

  /** Called as often as anybody likes. */
  report({ done, total }: Progress): void {
    const now = performance.now();
    if (!this.#wanted || now - this.#told < (this.#reporter === undefined ? DELAY : INTERVAL)) return;
    this.#told = now;
    const percentage = total === 0 ? 0 : Math.floor((done / total) * 100);
    if (this.#reporter !== undefined) {
      this.#reporter.report(percentage, `${done} of ${total} articles${this.#timeLeft(done / total, now)}`);
    }
    if (!this.#begun) void this.#begin(percentage);
  }

  done(): void {
    this.#over = true;
    this.#reporter?.done();
  }

  /** In words, as soon as it can be told and while it is worth it: “, 2 minutes left”. */
  #timeLeft(share: number, now: number): string {
    if (this.#since === undefined || share < this.#since.share) this.#since = { share, at: now };
    const gained = share - this.#since.share;
    const took = now - this.#since.at;
    if (gained < 0.02 || took < FIRST_GUESS) return "";
    const seconds = (took * (1 - share)) / gained / 1000;
    if (seconds < 5) return "";
    if (seconds < 90) return `, ${Math.ceil(seconds / 5) * 5} seconds left`;
    return `, ${Math.ceil(seconds / 60)} minutes left`;
  }

  async #begin(percentage: number): Promise<void> {
    this.#begun = true;
    try {
      const reporter = await this.#connection.window.createWorkDoneProgress();
      // The work may have ended while the editor was asked.
      if (this.#over) return;
      reporter.begin(this.#title, percentage, undefined, this.#cancellable);
      this.#cancelled = () => reporter.token.isCancellationRequested;
      this.#reporter = reporter;
    } catch {
      // An editor that shows no progress after all.
    }
  }
}
