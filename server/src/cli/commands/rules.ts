import { rules as allRules } from "../../engine";
import type { Command } from "../command";
import { readOptions, UsageError } from "../options";

const options = {
  format: { type: "string", choices: ["pretty", "json"], help: "How the list is written. Default: pretty." },
  help: { type: "boolean", short: "h", help: "This text." },
} as const;

export const rules: Command = {
  name: "rules",
  summary: "List all rules with what they find",
  usage: "[options]",
  details: "",
  options,
  async run(args, terminal) {
    const given = readOptions(options, args);
    if (given.positionals.length > 0) {
      throw new UsageError(
        "“rules” takes no paths.",
        "To check a folder of that name, write: corpuslint check rules",
      );
    }
    const list = allRules.map(({ id, severity, summary, why }) => ({ id, severity, summary, why }));
    if (given.value("format") === "json") {
      await terminal.out(`${JSON.stringify(list, null, 2)}\n`);
      return 0;
    }
    const width = Math.max(0, ...list.map(({ id }) => id.length));
    for (const { id, severity, summary } of list) {
      await terminal.out(`${id.padEnd(width)}  ${severity.padEnd(11)}  ${summary}\n`);
    }
    return 0;
  },
};
