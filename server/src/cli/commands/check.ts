import * as path from "node:path";
import {
  type ArticleId,
  articleCandidates,
  type Finding,
  type FixChoice,
  positionAt,
  safeFix,
  splitLines,
} from "../../engine";
import {
  CorpusSession,
  disk,
  FileError,
  type FileSystem,
  type Target,
  targetsOf,
  today,
} from "../../workspace";
import type { Command, ExitCode } from "../command";
import { withConfiguration } from "../configuration-file";
import type { Format, Summary } from "../formats/format";
import { jsonFormat } from "../formats/json";
import { prettyFormat } from "../formats/pretty";
import { type Given, type OptionSpecs, readOptions, UsageError } from "../options";
import { Report } from "../report";
import { RuleLevels } from "../rule-levels";
import { type Terminal, wantsColour } from "../terminal";

const options: OptionSpecs = {
  format: { type: "string", choices: ["pretty", "json"], help: "How findings are written. Default: pretty." },
  fix: { type: "boolean", help: "Apply all safe fixes to the files, then show what is left." },
  config: {
    type: "string",
    value: "FILE",
    help: "Settings to use in place of the corpus's corpuslint.json.",
  },
  rule: {
    type: "string",
    value: "RULE=LEVEL",
    multiple: true,
    help: "error, warning, information, hint or off for a rule or family/*; may be repeated.",
  },
  quiet: { type: "boolean", help: "Show errors and warnings only." },
  "max-warnings": { type: "string", value: "N", help: "Exit 0 without errors and with at most N warnings." },
  color: { type: "boolean", help: "Colours, whatever the output is." },
  "no-color": { type: "boolean", help: "No colours. NO_COLOR and FORCE_COLOR are heeded too." },
  help: { type: "boolean", short: "h", help: "This text." },
};

export const check: Command = {
  name: "check",
  summary: "Find what is wrong in articles, and fix what is safe to fix (the command when none is named)",
  usage: "[options] [path…]",
  details: `Paths are files, or folders with all their .txt files; without any, the current folder.
A folder is one corpus; a corpuslint.json in it or above it says more. Exits 0 where nothing was found,
1 where something was, 2 where it was used wrongly or could not read an article.
`,
  options,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const given = readOptions(options, args);
  const levels = new RuleLevels(given.all("rule"));
  const mostWarnings = warningLimit(given);
  const files = given.value("config") === undefined ? disk : await configured(given, terminal);
  const targets = await namedTargets(files, given.positionals, terminal);
  const format = formatOf(given, terminal);
  const show = (finding: Finding): Finding | undefined => {
    const shown = levels.apply(finding);
    const heard = shown?.severity === "error" || shown?.severity === "warning" || !given.flag("quiet");
    return heard ? shown : undefined;
  };
  const fixes: FixChoice = (finding) => (levels.apply(finding) === undefined ? undefined : safeFix(finding));
  const report = new Report(format, terminal, await disk.realPath(terminal.cwd), show);
  const sessions: [Target, CorpusSession][] = [];
  for (const target of targets) sessions.push([target, await configuredSession(files, target, terminal)]);
  await terminal.out(format.begin());
  for (const [target, session] of sessions) {
    await session.scan();
    const wanted = articlesOf(target, session);
    if (given.flag("fix")) await fixAll(session, wanted, fixes, report);
    for (const id of wanted) await report.article(session, id);
    for (const notice of session.notices) report.problem(notice);
    if (wanted.length === 0) report.problem(`${report.shown(target.root)}: no articles (.txt files) here.`);
  }
  const summary = report.summary();
  await terminal.out(format.end(summary));
  return exitCode(summary, mostWarnings, report.unread);
}

/**
 * What was asked for. Where nobody has said what the corpus consists of, text files that belong to software or to a web
 * site (requirements.txt, robots.txt) are only taken when they are named themselves.
 */
function articlesOf(target: Target, session: CorpusSession): ArticleId[] {
  const wanted = session.ids().filter((id) => target.wanted(id));
  if (session.configuration.text !== null) return wanted;
  const likely = new Set([...articleCandidates(wanted), ...target.also]);
  return wanted.filter((id) => likely.has(id));
}

function exitCode(summary: Summary, mostWarnings: number | undefined, unread: number): ExitCode {
  const { error, warning, information, hint } = summary.bySeverity;
  const found =
    mostWarnings === undefined
      ? error + warning + information + hint > 0
      : error > 0 || warning > mostWarnings;
  if (found) return 1;
  return unread > 0 ? 2 : 0;
}

function warningLimit(given: Given): number | undefined {
  const value = given.value("max-warnings");
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`“--max-warnings” takes a number, not “${value}”.`);
  return Number(value);
}

async function configured(given: Given, terminal: Terminal): Promise<FileSystem> {
  const name = given.value("config") ?? "";
  const file = path.resolve(terminal.cwd, name);
  const kind = await disk.kindOf(file).catch(() => "missing");
  if (kind !== "file") throw new UsageError(`There is no configuration file “${name}”.`);
  return withConfiguration(disk, await disk.realPath(file));
}

/** The corpora that the paths stand for; all paths that do not exist are named at once, before anything is read. */
async function namedTargets(
  files: FileSystem,
  named: readonly string[],
  terminal: Terminal,
): Promise<Target[]> {
  const paths = named.length === 0 ? ["."] : named;
  const missing: string[] = [];
  // An unset variable of a script must not become the current folder.
  if (paths.includes("")) throw new UsageError("A path is empty.");
  for (const one of paths) {
    await files.kindOf(path.resolve(terminal.cwd, one)).catch(() => missing.push(one));
  }
  if (missing.length > 0) {
    throw new UsageError(
      `No such file or folder: ${missing.join(", ")}.`,
      missing.some((one) => /[*?{]/.test(one))
        ? "Patterns are for the shell to expand; name the folder."
        : undefined,
    );
  }
  const targets = await targetsOf(
    files,
    paths.map((one) => path.resolve(terminal.cwd, one)),
  );
  // Folders first: a file that is named beside its folder is checked with the whole of it.
  return targets.sort((a, b) => Number(a.only !== undefined) - Number(b.only !== undefined));
}

/** A session whose configuration is known to be good; what is wrong with it is said on standard error. */
async function configuredSession(
  files: FileSystem,
  target: Target,
  terminal: Terminal,
): Promise<CorpusSession> {
  const { root, only, also } = target;
  const session = new CorpusSession({ files, root, today, also, ...(only === undefined ? {} : { only }) });
  await session.loadConfiguration();
  const { text, problems } = session.configuration;
  const lines = splitLines(text ?? "");
  for (const { severity, message, start } of problems) {
    const { line, character } = positionAt(lines, start);
    terminal.err(`${session.configurationPath}:${line + 1}:${character + 1}: ${severity}: ${message}\n`);
  }
  if (problems.some(({ severity }) => severity === "error")) {
    throw new UsageError("The configuration has errors; nothing was checked.");
  }
  return session;
}

function formatOf(given: Given, terminal: Terminal): Format {
  if (given.value("format") === "json") return jsonFormat();
  const asked = given.flag("no-color") ? false : given.flag("color") ? true : undefined;
  return prettyFormat({ colour: wantsColour(terminal, asked), columns: terminal.columns });
}

// A fix in one article can make another fix safe elsewhere (the majority of a name has changed); it comes to rest soon.
const MOST_ROUNDS = 5;

async function fixAll(
  session: CorpusSession,
  wanted: readonly ArticleId[],
  choose: FixChoice,
  report: Report,
): Promise<void> {
  const changed = new Set<ArticleId>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let wrote = false;
    for (const id of wanted) {
      const text = await session.fixed(id, choose);
      if (text === undefined || text.before === text.after) continue;
      try {
        await session.write(id, text.before, text.after);
        changed.add(id);
        wrote = true;
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        report.problem(error.message);
      }
    }
    if (!wrote) break;
  }
  report.fixed([...changed].map((id) => session.pathOf(id)));
}
