/** What a command may know of the process around it; tests hand in one of their own. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Columns of the screen; a fixed width where standard output is none. */
  readonly columns: number;
  readonly isTTY: boolean;
  /**
   * Aborted when the user wants an end (Ctrl-C). Whoever asks for it is to end soon after and to leave nothing half
   * done; for who does not, the process ends at once.
   */
  readonly signal: AbortSignal;
  /** Resolves when more may be written, so that a slow reader slows the writer and memory stays small. */
  out(content: string | Uint8Array): Promise<void>;
  err(text: string): void;
  /** Shows how far long work is, in place of what it showed before; "" takes it away. For people only. */
  progress(text: string): void;
}

const DEFAULT_COLUMNS = 120;
// 128 + SIGPIPE: what a shell sees of any filter whose reader has gone.
const READER_GONE = 141;

/** The real one. A reader that closes early (`| head`) ends the process without a word. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin } = process;
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE" || error.code === "EOF") process.exit(READER_GONE);
      // Not 1, which says that all was checked and something found.
      if (stream === stdout)
        stderr.write(`corpuslint: standard output cannot be written: ${error.message}\n`);
      process.exit(2);
    });
  }
  let signal: AbortSignal | undefined;
  let shown = false;
  const progress = (text: string) => {
    if (!stderr.isTTY || (text === "" && !shown)) return;
    stderr.write(`\r\u001b[K${text}`);
    shown = text !== "";
  };
  return {
    cwd: process.cwd(),
    env: process.env,
    stdin: {
      async *[Symbol.asyncIterator]() {
        for await (const chunk of stdin) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      },
    },
    columns: stdout.isTTY ? stdout.columns : DEFAULT_COLUMNS,
    isTTY: stdout.isTTY === true,
    get signal() {
      signal ??= endSignal(() => stdin.destroy());
      return signal;
    },
    out: (content) =>
      new Promise((resolve) => {
        if (stdout.isTTY && content.length > 0) progress("");
        if (content.length === 0 || stdout.write(content)) resolve();
        else stdout.once("drain", resolve);
      }),
    err: (text) => {
      progress("");
      stderr.write(text);
    },
    progress,
  };
}

/** The first Ctrl-C, or wish of another program that we end, asks nicely; a second one ends the process at once. */
function endSignal(atEnd: () => void): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => {
      controller.abort(new Interrupted(name));
      atEnd();
    });
  }
  return controller.signal;
}

/** The user wanted an end. */
export class Interrupted extends Error {
  constructor(readonly signal: NodeJS.Signals) {
    super(`ended by ${signal}`);
  }
}

/** Whether to colour: what was asked for, then NO_COLOR (https://no-color.org), FORCE_COLOR, then what we write to. */
export function wantsColour(terminal: Terminal, asked: boolean | undefined): boolean {
  if (asked !== undefined) return asked;
  const { NO_COLOR, FORCE_COLOR, TERM } = terminal.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0";
  return terminal.isTTY && TERM !== "dumb";
}
