import { packSummary, type Settings, summarise } from "../../engine";
import { disk } from "../../workspace";
import { Digests } from "../cluster/digests";
import type { Command, ExitCode } from "../command";
import { configurationFile, readConfiguration } from "../configuration-file";
import { InputError, openOnce, STANDARD_INPUT } from "../inputs/jsonl-input";
import { writeJsonLine } from "../jsonl";
import { requireExisting } from "../named-paths";
import { type OptionSpecs, readOptions, UsageError } from "../options";

const options: OptionSpecs = {
  final: { type: "boolean", help: "Nothing more will be merged: keep only what “check --corpus” can ask." },
  config: { type: "string", value: "FILE", help: "With --final: the settings of the check to come." },
  help: { type: "boolean", short: "h", help: "This text." },
};

export const merge: Command = {
  name: "merge",
  summary: "Make one summary of a corpus from digests and summaries of its parts, for “check --corpus”",
  usage: "[--final] [file…]",
  details: `Reads what “digest” and “merge” have written, from files or standard input, plain or gzip. The summary is the
same, in whatever order and through however many steps it was merged. With --final it is a file of another form, much
smaller and quick to read, that cannot be merged any more. A line that is damaged, or from another version of
corpuslint, ends it with exit 2: a summary that lacks a part would be wrong without anybody seeing it.
`,
  options,
  async run(args, terminal): Promise<ExitCode> {
    const given = readOptions(options, args);
    const names = given.positionals.length === 0 ? [STANDARD_INPUT] : given.positionals;
    await requireExisting(disk, names, terminal.cwd);
    const config = given.value("config");
    const file = config === undefined ? undefined : await configurationFile(config, terminal);
    const { settings } = await readConfiguration(file, terminal);
    const digests = new Digests();
    try {
      for (const name of names) await digests.add(openOnce(name, terminal));
    } catch (error) {
      throw error instanceof InputError ? new UsageError(error.message) : error;
    }
    if (given.flag("final")) {
      if (terminal.isTTY) throw new UsageError("A final summary is no text; write it to a file.");
      await terminal.out(finalSummary(digests, settings));
    } else {
      for (const line of digests.lines()) await writeJsonLine(terminal, line);
    }
    return 0;
  },
};

function finalSummary(digests: Digests, settings: Settings): Uint8Array {
  const work = summarise(digests.corpus(), settings);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return packSummary(step.value);
  }
}
