#!/usr/bin/env node
import { run } from "./run";
import { processTerminal } from "./terminal";

run(process.argv.slice(2), processTerminal()).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `corpuslint failed, which is a fault of its own:\n${error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = 2;
  },
);
