import { existsSync } from "node:fs";
import * as path from "node:path";
import { Corpus, type Finding } from "../../engine";
import { allBut, disk } from "../../workspace";
import { Baseline } from "../baseline";
import { formatOf } from "../check-format";
import { type CheckChoices, checkOptions, readCheckOptions } from "../check-options";
import { readKnowledge } from "../cluster/knowledge";
import type { Command, ExitCode } from "../command";
import { configurationFile, readConfiguration, withConfiguration } from "../configuration-file";
import { changedSince } from "../folders/changed-since";
import { checkFolders, patchOf } from "../folders/check-folders";
import { openCorpora } from "../folders/corpora";
import { PretendedFiles } from "../folders/pretended-files";
import { printable } from "../formats/width";
import { checkArticles } from "../inputs/check-articles";
import { type CleanedOutput, fileOutput, standardOutput } from "../inputs/cleaned-output";
import { InputError, type JsonlInput, openJsonl, openOnce } from "../inputs/jsonl-input";
import { requireExisting } from "../named-paths";
import { UsageError } from "../options";
import { Report } from "../report";
import { TemporaryFolder } from "../temporary-folder";
import type { Terminal } from "../terminal";

export const check: Command = {
  name: "check",
  summary: "Find what is wrong in articles, and fix what is safe to fix (the command when none is named)",
  usage: "[options] [path…]",
  details: `Paths are files, or folders with all their .txt files; without any, the current folder.
A folder is one corpus; a corpuslint.json in it or above it says more. Files named *.jsonl or *.ndjson,
also with .gz, and "-", which is standard input, hold an article {"id", "text", "url"?} a line; all of them
together are one corpus. Exits 0 where nothing was found, 1 where something was, 2 where it was used wrongly
or could not read an article.
`,
  options: checkOptions,
  async run(args, terminal) {
    const choices = readCheckOptions(args, terminal);
    const temporary = new TemporaryFolder();
    try {
      return await run(choices, terminal, temporary);
    } catch (error) {
      terminal.signal.throwIfAborted();
      throw error instanceof InputError ? new UsageError(error.message) : error;
    } finally {
      temporary.remove();
    }
  },
};

async function run(choices: CheckChoices, terminal: Terminal, temporary: TemporaryFolder): Promise<ExitCode> {
  const { levels, since, action, paths } = choices;
  const { signal } = terminal;
  const config = choices.config === undefined ? undefined : await configurationFile(choices.config, terminal);
  const real = config === undefined ? disk : withConfiguration(disk, config);
  const pretended = new PretendedFiles(real, temporary);
  const files = action === "diff" ? pretended.files : real;
  await requireExisting(
    files,
    [...paths, ...choices.inputs, ...(choices.corpus === undefined ? [] : [choices.corpus])],
    terminal.cwd,
  );
  const corpora = await openCorpora(files, paths, terminal, choices);
  const cwd = await disk.realPath(terminal.cwd);
  const folders = {
    corpora,
    cwd,
    signal,
    ...(since === undefined ? {} : { narrow: (root: string) => changedSince(root, since) }),
  };
  const unwanted = levels.off();
  const fix = allBut(unwanted);
  if (action === "diff") return writePatch(patchOf(folders, pretended, fix, problemsTo(terminal)), terminal);

  const baseline = openBaseline(choices, cwd);
  const unread: string[] = [];
  const report = new Report(
    {
      format: formatOf(choices, terminal, unread),
      terminal,
      choose: (finding) => shownAs(finding, choices),
      ...(baseline === undefined ? {} : { baseline: baseline.known }),
    },
    unread,
  );
  const configuration = await readConfiguration(config, terminal);
  const corpus = choices.corpus === undefined ? undefined : await readKnowledge(choices.corpus, terminal);
  const inputs: JsonlInput[] = [];
  for (const name of choices.inputs) {
    // Only an input that is its own corpus is read twice.
    inputs.push(corpus === undefined ? await openJsonl(name, terminal, temporary) : openOnce(name, terminal));
  }
  await report.begin();
  await checkFolders({
    ...folders,
    report,
    progress: terminal.progress,
    keyOf: (file) => baseline?.keyOf(file) ?? file,
    ...(action === "fix" ? { fix } : {}),
  });
  if (inputs.length > 0) {
    const output = outputOf(choices, terminal);
    const { changed } = await cleanly(output, async (cleaned) => {
      const check = { inputs, configuration, today: choices.today(), report, signal, unwanted };
      return checkArticles({
        ...check,
        // Threads have a summary, which knows less than digests of an article that was not among them.
        jobs: corpus instanceof Corpus ? 0 : choices.jobs,
        ...(corpus === undefined ? {} : { corpus }),
        ...(cleaned === undefined ? {} : { cleaned }),
      });
    });
    if (output !== undefined) report.problem(`${changed} ${changed === 1 ? "article" : "articles"} changed.`);
  }
  await report.end();
  if (baseline !== undefined) await closeBaseline(baseline, choices, report);
  return exitCode(report, choices);
}

/** A finding as it is to be shown, or undefined where it is not. */
function shownAs(finding: Finding, { levels, quiet }: CheckChoices): Finding | undefined {
  const shown = levels.apply(finding);
  const heard = shown?.severity === "error" || shown?.severity === "warning" || !quiet;
  return heard ? shown : undefined;
}

function problemsTo(terminal: Terminal): (message: string) => void {
  return (message) => terminal.err(`${printable(message)}\n`);
}

async function writePatch(patch: AsyncIterable<string>, terminal: Terminal): Promise<ExitCode> {
  let empty = true;
  for await (const part of patch) {
    empty = false;
    await terminal.out(part);
  }
  return empty ? 0 : 1;
}

function outputOf({ action, output }: CheckChoices, terminal: Terminal): CleanedOutput | undefined {
  if (action !== "fix") return undefined;
  return output === undefined ? standardOutput(terminal) : fileOutput(path.resolve(terminal.cwd, output));
}

/** Does work that writes to `output`, which takes effect only where all of it went well. */
async function cleanly<T>(
  output: CleanedOutput | undefined,
  work: (output: CleanedOutput | undefined) => Promise<T>,
): Promise<T> {
  try {
    const result = await work(output);
    await output?.finish();
    return result;
  } catch (error) {
    await output?.abandon();
    throw error;
  }
}

interface BaselineInUse {
  readonly known: Baseline;
  readonly file: string;
  keyOf(file: string): string;
}

function openBaseline({ baseline, writeBaseline }: CheckChoices, cwd: string): BaselineInUse | undefined {
  const name = baseline ?? writeBaseline;
  if (name === undefined) return undefined;
  const file = path.resolve(cwd, name);
  return {
    file,
    known: baseline === undefined ? Baseline.empty() : Baseline.read(file),
    // From where the baseline lies: the same on every machine.
    keyOf: (article) => path.relative(path.dirname(file), article).replaceAll(path.sep, "/"),
  };
}

const MOST_STALE = 20;

async function closeBaseline(
  { known, file }: BaselineInUse,
  choices: CheckChoices,
  report: Report,
): Promise<void> {
  if (choices.writeBaseline !== undefined) {
    await known.write(file);
    report.problem(
      `${known.size} ${known.size === 1 ? "finding" : "findings"} written to ${choices.writeBaseline}.`,
    );
    return;
  }
  // Of a part of a corpus nobody can say what is gone.
  const inPart = choices.corpus !== undefined;
  const stale = known.stale((article) => !inPart && !existsSync(path.resolve(path.dirname(file), article)));
  if (stale.size === 0) return;
  for (const [article, count] of [...stale].slice(0, MOST_STALE)) {
    report.problem(`${article}: ${count} of the baseline no longer found`);
  }
  if (stale.size > MOST_STALE) report.problem(`… and in ${stale.size - MOST_STALE} more articles`);
  report.problem(`To take them out of the baseline, write it anew: --write-baseline ${choices.baseline}`);
}

function exitCode(report: Report, { mostWarnings, writeBaseline, corpus }: CheckChoices): ExitCode {
  const { error, warning, information, hint } = report.summary().bySeverity;
  const found =
    mostWarnings === undefined
      ? error + warning + information + hint > 0
      : error > 0 || warning > mostWarnings;
  if (found && writeBaseline === undefined) return 1;
  if (report.unread === 0) return 0;
  // One of many machines: 2 means that its part of the work was not done, not that a line of it was bad.
  return corpus === undefined ? 2 : 1;
}
