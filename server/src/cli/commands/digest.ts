import { type ArticleSource, digestArticle, packDigest, parseArticle } from "../../engine";
import { disk } from "../../workspace";
import { digestLine } from "../cluster/digests";
import type { Command, ExitCode } from "../command";
import { configurationFile, readConfiguration } from "../configuration-file";
import { readArticles } from "../inputs/articles";
import { InputError, openOnce, STANDARD_INPUT } from "../inputs/jsonl-input";
import { writeJsonLine } from "../jsonl";
import { requireExisting } from "../named-paths";
import { type OptionSpecs, readOptions, UsageError } from "../options";

const options: OptionSpecs = {
  config: { type: "string", value: "FILE", help: "Settings: “maxFileSize” counts here." },
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
        for await (const item of readArticles(input.read(), configuration.maxFileSize, seen)) {
          if ("source" in item) await writeJsonLine(terminal, lineOf(item.source));
          else {
            failed = true;
            terminal.err(`${input.name}: ${item.error}\n`);
          }
        }
      } catch (error) {
        throw error instanceof InputError ? new UsageError(error.message) : error;
      }
    }
    return failed ? 1 : 0;
  },
};

function lineOf(source: ArticleSource): object {
  return digestLine(source.id, packDigest(digestArticle(parseArticle(source))));
}
