import type { CheckChoices } from "./check-options";
import { type Format, silentFormat } from "./formats/format";
import { githubFormat } from "./formats/github";
import { htmlFormat } from "./formats/html";
import { jsonFormat } from "./formats/json";
import { jsonlFormat } from "./formats/jsonl";
import { prettyFormat, summaryFormat } from "./formats/pretty";
import { sarifFormat } from "./formats/sarif";
import { type Terminal, wantsColour } from "./terminal";
import { version } from "./version";

/** How findings are to be written. `unread` is the list in which the report keeps what could not be read. */
export function formatOf(choices: CheckChoices, terminal: Terminal, unread: readonly string[]): Format {
  // Standard output is for something else then.
  const articlesGoOut = choices.action === "fix" && choices.inputs.length > 0 && choices.output === undefined;
  if (articlesGoOut || choices.writeBaseline !== undefined) return silentFormat;
  const colour = wantsColour(terminal, choices.colour);
  if (choices.onlySummary) return summaryFormat({ colour });
  switch (choices.format) {
    case "pretty":
      return prettyFormat({ colour, columns: terminal.columns });
    case "json":
      return jsonFormat();
    case "jsonl":
      return jsonlFormat;
    case "sarif":
      return sarifFormat(version(), () => unread);
    case "github":
      return githubFormat();
    case "html":
      return htmlFormat(version());
  }
}
