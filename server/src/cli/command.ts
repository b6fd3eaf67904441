import type { OptionSpecs } from "./options";
import type { Terminal } from "./terminal";

/** 0: clean; 1: something was found, or part of the input could not be worked on; 2: wrong use. */
export type ExitCode = 0 | 1 | 2;

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What stands behind the name: "[options] [path…]". */
  readonly usage: string;
  /** What else help says, after the options; may be empty. */
  readonly details: string;
  readonly options: OptionSpecs;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}
