import { disk } from "../../workspace";
import { Summary } from "../cluster/summary";
import type { Command, ExitCode } from "../command";
import { InputError, openOnce, STANDARD_INPUT } from "../inputs/jsonl-input";
import { writeJsonLine } from "../jsonl";
import { requireExisting } from "../named-paths";
import { type OptionSpecs, readOptions, UsageError } from "../options";

const options: OptionSpecs = {
  help: { type: "boolean", short: "h", help: "This text." },
};

export const merge: Command = {
  name: "merge",
  summary: "Make one summary of a corpus from digests and summaries of its parts, for “check --corpus”",
  usage: "[file…]",
  details: `Reads what “digest” and “merge” have written, from files or standard input, plain or gzip. The summary is the
same, in whatever order and through however many steps it was merged. A line that is damaged, or from another version
of corpuslint, ends it with exit 2: a summary that lacks a part would be wrong without anybody seeing it.
`,
  options,
  async run(args, terminal): Promise<ExitCode> {
    const given = readOptions(options, args);
    const names = given.positionals.length === 0 ? [STANDARD_INPUT] : given.positionals;
    await requireExisting(disk, names, terminal.cwd);
    const summary = new Summary();
    try {
      for (const name of names) await summary.add(openOnce(name, terminal));
    } catch (error) {
      throw error instanceof InputError ? new UsageError(error.message) : error;
    }
    for (const line of summary.lines()) await writeJsonLine(terminal, line);
    return 0;
  },
};
