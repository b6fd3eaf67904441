#!/usr/bin/env node
import { setV8Flags } from "../workspace/v8-flags";
import { run } from "./run";
import { Interrupted, processTerminal } from "./terminal";

setV8Flags("soon");
const terminal = processTerminal();
run(process.argv.slice(2), terminal).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    terminal.progress("");
    // By the signal itself, so that a script around us ends too.
    if (error instanceof Interrupted) process.kill(process.pid, error.signal);
    else {
      process.stderr.write(
        `corpuslint failed, which is a fault of its own:\n${error instanceof Error ? error.stack : error}\n`,
      );
      process.exitCode = 2;
    }
  },
);
