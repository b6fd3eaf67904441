import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver/node";
import type { Progress } from "../workspace";
import type { ClientFeatures } from "./client-features";

// Work that is over in a moment needs no bar.
const DELAY = 500;
const INTERVAL = 100;

/** `$/progress`: how far a piece of work is, where it takes longer than half a second. */
export class LateProgress {
  readonly #connection: Connection;
  readonly #title: string;
  readonly #wanted: boolean;
  readonly #cancellable: boolean;
  #told = performance.now();
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
    if (this.#reporter !== undefined) this.#reporter.report(percentage, `${done} of ${total} articles`);
    else if (!this.#begun) void this.#begin(percentage);
  }

  done(): void {
    this.#over = true;
    this.#reporter?.done();
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
