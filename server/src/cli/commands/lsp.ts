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
    // The server is a bundle of its own beside this one; it reads the same options from the command line.
    const server = path.join(__dirname, "server.js");
    if (!fs.existsSync(server)) throw new UsageError(`The language server is not installed: no ${server}.`);
    require(server);
    return new Promise(() => undefined); // the server ends the process
  },
};
