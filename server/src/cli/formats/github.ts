import { type Finding, positionAt, type Severity } from "../../engine";
import type { CheckedFile, Format, Summary } from "./format";
import { printable } from "./width";

const COMMANDS: Readonly<Record<Severity, "error" | "warning" | "notice">> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

// GitHub shows no more of each kind for one step of a job, and drops the rest without a word.
const MOST_ANNOTATIONS = 10;

/**
 * Workflow commands of GitHub Actions, which show findings beside the lines of a change
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). What is over GitHub's limit is
 * written as ordinary lines of the log.
 */
export function githubFormat(): Format {
  const written = { error: 0, warning: 0, notice: 0 };
  return {
    begin: () => "",
    file(file) {
      let text = "";
      for (const finding of file.findings) {
        const command = COMMANDS[finding.severity];
        text +=
          ++written[command] <= MOST_ANNOTATIONS ? annotation(command, file, finding) : plain(file, finding);
      }
      return text;
    },
    end: lastLine,
  };
}

function annotation(command: string, file: CheckedFile, finding: Finding): string {
  const start = positionAt(file.lines, finding.span.start);
  const end = positionAt(file.lines, finding.span.end);
  const properties = {
    title: `corpuslint ${finding.rule}`,
    file: file.path,
    line: start.line + 1,
    endLine: end.line + 1,
    // Columns count for GitHub only where both ends are in one line.
    ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${propertyValue(String(value))}`);
  const because = finding.evidence.map(({ message }) => `\nbecause: ${message}`).join("");
  return `::${command} ${list.join(",")}::${messageValue(finding.message + because)}\n`;
}

function plain(file: CheckedFile, finding: Finding): string {
  const { line, character } = positionAt(file.lines, finding.span.start);
  const place = `${file.path}:${line + 1}:${character + 1}`;
  return inert(`${place}: ${finding.severity}: ${finding.message} [${finding.rule}]`);
}

function lastLine({ files, filesWithFindings, byRule }: Summary): string {
  const total = [...byRule.values()].reduce((sum, { count }) => sum + count, 0);
  return inert(`corpuslint: ${total} findings in ${filesWithFindings} of ${files} articles`);
}

/** A line of the log that can be no command: those start with "::", or hold "##[" anywhere. */
function inert(text: string): string {
  return `- ${printable(text).replaceAll("##[", "## [")}\n`;
}

/** What a message may not hold as it is, after the toolkit of GitHub Actions. */
function messageValue(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function propertyValue(text: string): string {
  return messageValue(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
