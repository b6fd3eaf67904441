import * as fs from "node:fs";
import * as path from "node:path";
import type { Command } from "../command";
import { readOptions, UsageError } from "../options";

const options = {
  stdio: { type: "boolean", help: "Speak over standard input and output." },
  "node-ipc": { type: "boolean", help: "Speak over Node's IPC, for a parent process in Node." },
  socket: { type: "string", value: "PORT", help: "Connect to that port on this machine." },
  clientProcessId: { type: "string", value: "PID", help: "End when that process ends." },
  help: { type: "boolean", short: "h", help: "This text." },
} as const;

export const lsp: Command = {
  name: "lsp",
  summary: "Run the language server, for editors",
  usage: "--stdio",
  details: "",
  options,
  async run(args) {
    const given = readOptions(options, args);
    if (!given.flag("stdio") && !given.flag("node-ipc") && given.value("socket") === undefined) {
      throw new UsageError(
        "The language server needs to know how to speak.",
        "Editors want: corpuslint lsp --stdio",
      );
    }
    // The server is a bundle of its own beside this one, so that other commands need not load it; unbundled, it is in
    // its own room. It reads how to speak from the same command line.
    const places = [path.join(__dirname, "server.js"), path.join(__dirname, "..", "..", "lsp", "main.ts")];
    const server = places.find((place) => fs.existsSync(place));
    if (server === undefined) throw new UsageError(`The language server is not installed: no ${places[0]}.`);
    require(server);
    return new Promise(() => undefined); // the server ends the process
  },
};
