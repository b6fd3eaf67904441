import { findDuplicates } from "../../engine";
import type { Command, ExitCode } from "../command";
import { idJson, readJsonLines, requireJsonLines, textMember, writeJsonLine } from "../jsonl";
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
    requireJsonLines(given, "duplicates");
    let failed = false;
    const ids: string[] = [];
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
      ids.push(idJson(line));
    }
    for (const { a, b, similarity } of findDuplicates(articles)) {
      const [one = "null", other = "null"] = [ids[Number(a)], ids[Number(b)]];
      await writeJsonLine(terminal, { similarity }, { a: one, b: other });
    }
    return failed ? 1 : 0;
  },
};
