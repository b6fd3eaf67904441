import { disk, workOnTexts } from "../../workspace";
import { digestLine } from "../cluster/digests";
import type { Command, ExitCode } from "../command";
import { configurationFile, readConfiguration } from "../configuration-file";
import { printable } from "../formats/width";
import { failureIn, readArticles } from "../inputs/articles";
import { InputError, openOnce, STANDARD_INPUT } from "../inputs/jsonl-input";
import { writeJsonLine } from "../jsonl";
import { requireExisting } from "../named-paths";
import { type OptionSpecs, readOptions, UsageError, wholeNumber } from "../options";

const options: OptionSpecs = {
  config: { type: "string", value: "FILE", help: "Settings: “maxFileSize” counts here." },
  jobs: { type: "string", value: "N", help: "Threads where articles are many. Default: none." },
  help: { type: "boolean", short: "h", help: "This text." },
};

export const digest: Command = {
  name: "digest",
  summary: "Say of articles what a corpus needs to know of them, for “merge”",
  usage: "[file.jsonl…]",
  details: `Reads {"id", "text", "url"?} a line, from files or standard input, plain or gzip, and writes {"id", "digest"}
a line, in order, as they come. A line that cannot be read is told on standard error, and gives exit 1.
`,
  options,
  async run(args, terminal): Promise<ExitCode> {
    const given = readOptions(options, args);
    const names = given.positionals.length === 0 ? [STANDARD_INPUT] : given.positionals;
    await requireExisting(disk, names, terminal.cwd);
    const jobs = wholeNumber(given, "jobs") ?? 0;
    const config = given.value("config");
    const configuration = await readConfiguration(
      config === undefined ? undefined : await configurationFile(config, terminal),
      terminal,
    );
    const seen = new Set<string>();
    let failed = false;
    for (const name of names) {
      const input = openOnce(name, terminal);
      try {
        const items = readArticles(input.read(), configuration.maxFileSize, seen);
        for await (const { item, result } of workOnTexts(items, { kind: "digest" }, { jobs })) {
          if (result?.kind === "digested")
            await writeJsonLine(terminal, digestLine(result.id, result.digest));
          else {
            failed = true;
            const reason = result?.kind === "failed" ? result.reason : "";
            const error = item.source === undefined ? item.error : failureIn(item.line, reason);
            terminal.err(`${printable(`${input.name}: ${error}`)}\n`);
          }
        }
      } catch (error) {
        throw error instanceof InputError ? new UsageError(error.message) : error;
      }
    }
    return failed ? 1 : 0;
  },
};
