import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../../server/src/cli/run";
import type { Terminal } from "../../server/src/cli/terminal";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | readonly Uint8Array[];
  readonly isTTY?: boolean;
  readonly signal?: AbortSignal;
  /** Is told before something is written to standard output. */
  readonly writing?: () => void;
}

/** Runs the command line in this process, with a terminal of the test's own. */
export async function corpuslint(args: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const { code, bytes, err } = await corpuslintBytes(args, setting);
  return { code, out: bytes.toString("utf8"), err };
}

/** As `corpuslint`, for output that is no text. */
export async function corpuslintBytes(
  args: readonly string[],
  setting: Setting = {},
): Promise<{ code: number; bytes: Buffer; err: string }> {
  const out: Buffer[] = [];
  let err = "";
  const { stdin = "" } = setting;
  const chunks = typeof stdin === "string" ? [Buffer.from(stdin, "utf8")] : stdin;
  const terminal: Terminal = {
    cwd: setting.cwd ?? process.cwd(),
    env: setting.env ?? {},
    stdin: {
      async *[Symbol.asyncIterator]() {
        yield* chunks;
      },
    },
    columns: 100,
    isTTY: setting.isTTY ?? false,
    signal: setting.signal ?? new AbortController().signal,
    async out(content) {
      setting.writing?.();
      out.push(Buffer.from(content));
    },
    err(text) {
      err += text;
    },
    progress: () => undefined,
  };
  const code = await run(args, terminal);
  return { code, bytes: Buffer.concat(out), err };
}

/** A folder of files below the system's temporary one, gone after the test. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(path.join(tmpdir(), "corpuslint-test-")));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
