import type { Command, ExitCode } from "./command";
import { printable } from "./formats/width";
import { nearest, optionHelp, UsageError } from "./options";
import type { Terminal } from "./terminal";
import { version } from "./version";

/** Each is loaded when it is run: reading the engine's data takes several times as long as starting without them. */
const commands: Readonly<Record<string, () => Command>> = {
  check: () => (require("./commands/check") as typeof import("./commands/check")).check,
  rules: () => (require("./commands/rules") as typeof import("./commands/rules")).rules,
  inspect: () => (require("./commands/inspect") as typeof import("./commands/inspect")).inspect,
  "same-name": () => (require("./commands/same-name") as typeof import("./commands/same-name")).sameName,
  duplicates: () => (require("./commands/duplicates") as typeof import("./commands/duplicates")).duplicates,
  entities: () => (require("./commands/entities") as typeof import("./commands/entities")).entities,
  digest: () => (require("./commands/digest") as typeof import("./commands/digest")).digest,
  merge: () => (require("./commands/merge") as typeof import("./commands/merge")).merge,
  lsp: () => (require("./commands/lsp") as typeof import("./commands/lsp")).lsp,
};

/** Runs the command line, without the program's name. Never rejects but for a fault of our own. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [first = ""] = args;
  if (first === "--version" || first === "-v") {
    await terminal.out(`${version()}\n`);
    return 0;
  }
  if (first === "--help" || first === "-h" || first === "help") return help(args[1], terminal);
  const named = Object.hasOwn(commands, first) ? commands[first]?.() : undefined;
  const command = named ?? (require("./commands/check") as typeof import("./commands/check")).check;
  const rest = named === undefined ? args : args.slice(1);
  if (rest.slice(0, endOfOptions(rest)).some((arg) => arg === "--help" || arg === "-h")) {
    return help(command.name, terminal);
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    terminal.signal.throwIfAborted();
    if (isRefusal(error)) {
      terminal.err(`corpuslint: ${printable(error.message)}\n`);
      return 2;
    }
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`corpuslint: ${printable(error.message)}\n`);
    const hint = error.hint ?? (named === undefined ? commandHint(args) : undefined);
    if (hint !== undefined) terminal.err(`${hint}\n`);
    terminal.err(`corpuslint help ${command.name} says more.\n`);
    return 2;
  }
}

/** A full disk and the like: the system's own words say more than where it happened. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

function endOfOptions(args: readonly string[]): number {
  const end = args.indexOf("--");
  return end < 0 ? args.length : end;
}

/** The first word may be a command written wrongly rather than a path that is missing. */
function commandHint(args: readonly string[]): string | undefined {
  const word = args.find((arg) => !arg.startsWith("-"));
  if (word === undefined) return undefined;
  const near = nearest(word, Object.keys(commands));
  return near === undefined ? undefined : `Did you mean the command “${near}”?`;
}

async function help(name: string | undefined, terminal: Terminal): Promise<ExitCode> {
  const all = Object.values(commands).map((load) => load());
  const command = all.find((one) => one.name === name);
  if (command !== undefined) {
    await terminal.out(
      `${command.summary}.\n\nUsage: corpuslint ${command.name} ${command.usage}\n\n${optionHelp(command.options)}${command.details === "" ? "" : `\n${command.details}`}`,
    );
    return 0;
  }
  if (name !== undefined) {
    terminal.err(`corpuslint: There is no command “${name}”.\n`);
    return 2;
  }
  const width = Math.max(...all.map((one) => one.name.length));
  const list = all.map((one) => `  ${one.name.padEnd(width)}  ${one.summary}\n`).join("");
  await terminal.out(
    `Finds and fixes what is wrong in a corpus of news articles.\n\nUsage: corpuslint [command] [options] [path…]\n\n${list}\ncorpuslint help COMMAND says more of one. corpuslint --version says which this is.\n`,
  );
  return 0;
}
