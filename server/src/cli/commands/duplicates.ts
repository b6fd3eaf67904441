import { findDuplicates } from "../../engine";
import type { Command, ExitCode } from "../command";
import { idOf, readJsonLines, requireJsonLines, textMember, writeJsonLine } from "../jsonl";
import { type OptionSpecs, readOptions } from "../options";

const options: OptionSpecs = {
  jsonl: { type: "boolean", help: "Articles come and pairs go as JSON Lines." },
  help: { type: "boolean", short: "h", help: "This text." },
};

export const duplicates: Command = {
  name: "duplicates",
  summary: "Say which articles have the same or nearly the same text",
  usage: "--jsonl",
  details: `Reads {"id", "text"} and writes {"a", "b", "similarity"} for each pair whose word-5-grams agree to 80 % and more.
A line that cannot be read is told on standard error, and gives exit 1.
`,
  options,
  async run(args, terminal): Promise<ExitCode> {
    const given = readOptions(options, args);
    requireJsonLines(given.flag("jsonl"), "duplicates");
    let failed = false;
    const ids: unknown[] = [];
    const articles: { id: string; text: string }[] = [];
    for await (const line of readJsonLines(terminal.stdin)) {
      const text = textMember(line, "text");
      if (text instanceof Error) {
        failed = true;
        terminal.err(`${text.message}\n`);
        continue;
      }
      // Ids may be double, or no texts at all: articles go by their place until they are written.
      articles.push({ id: String(ids.length), text });
      ids.push(idOf(line));
    }
    for (const { a, b, similarity } of findDuplicates(articles)) {
      await writeJsonLine(terminal, { a: ids[Number(a)], b: ids[Number(b)], similarity });
    }
    return failed ? 1 : 0;
  },
};
