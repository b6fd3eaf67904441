import * as path from "node:path";
import { applyEdits } from "../../engine";
import {
  CorpusSession,
  configurationName,
  disk,
  type EntityFormat,
  entityFormatOf,
  entityFormats,
  entityRecords,
  FileError,
  type ImportPlan,
  importEdits,
  planImport,
  readEntities,
  targetsOf,
  today,
  writeEntities,
} from "../../workspace";
import type { Command, ExitCode } from "../command";
import { type OptionSpecs, readOptions, UsageError } from "../options";
import type { Terminal } from "../terminal";

const LARGEST_FILE = 100_000_000;

const options: OptionSpecs = {
  format: {
    type: "string",
    choices: entityFormats,
    help: "How entities are written, and read where the file's name does not tell. Default: csv.",
  },
  import: { type: "string", value: "FILE", help: `Read entities from a file into ${configurationName}.` },
  "dry-run": { type: "boolean", help: "With --import: say what would change, and change nothing." },
  help: { type: "boolean", short: "h", help: "This text." },
};

export const entities: Command = {
  name: "entities",
  summary: "Write the people, organisations and places of a corpus as a table, or read them back",
  usage: "[--format csv|tsv|jsonl] [--import FILE [--dry-run]] [folder]",
  details: `Writes to standard output, an entity a row: name, kind, aliases (parted by "|"), articles, mentions, first and last
day, notes, wikidata, id. OpenRefine and spreadsheets read it.
A file read back renames an entity whose name was changed in its row, makes those one that have the same name now,
and takes over kind, aliases, notes and Wikidata ids, OpenRefine's judgements heeded. What was not understood is told
with its line, and gives exit 1.
`,
  options,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const given = readOptions(options, args);
  const [folder = ".", ...more] = given.positionals;
  if (more.length > 0) throw new UsageError("“entities” takes one folder.");
  const format = entityFormats.find((one) => one === given.value("format"));
  const file = given.value("import");
  if (file === undefined && given.flag("dry-run")) throw new UsageError("“--dry-run” is for “--import”.");
  const text = file === undefined ? undefined : await readText(path.resolve(terminal.cwd, file), file);
  const session = await sessionOf(folder, terminal);
  await session.scan();
  for (const notice of session.notices) terminal.err(`${notice}\n`);
  const records = entityRecords(session.corpus, session.settings);
  if (file === undefined || text === undefined) {
    await terminal.out(writeEntities(records, format ?? "csv"));
    return 0;
  }
  const read = readEntities(text, formatOf(format, file, text));
  const plan = planImport(read, records, session.settings.entities);
  await tell(plan, file, terminal);
  if (!given.flag("dry-run")) await write(session, plan, terminal);
  return plan.problems.length > 0 ? 1 : 0;
}

function formatOf(asked: EntityFormat | undefined, file: string, text: string): EntityFormat {
  return asked ?? entityFormatOf(file, text);
}

async function tell(plan: ImportPlan, file: string, terminal: Terminal): Promise<void> {
  for (const { entity, what } of plan.changes) await terminal.out(`${entity.name}: ${what.join("; ")}\n`);
  for (const { line, message } of plan.problems) terminal.err(`${file}:${line}: ${message}\n`);
  await terminal.out(`${plan.changes.length} to change, ${plan.unchanged} as they are.\n`);
}

async function write(session: CorpusSession, plan: ImportPlan, terminal: Terminal): Promise<void> {
  const before = session.configuration.text;
  const edits = importEdits(before ?? "", plan.changes);
  if (edits.length === 0) return;
  await session.writeConfiguration(before, applyEdits(before ?? "", edits));
  terminal.err(`wrote ${session.configurationPath}\n`);
}

async function readText(file: string, named: string): Promise<string> {
  try {
    const bytes = await disk.read(file, { maxBytes: LARGEST_FILE, within: path.dirname(file) });
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(`“${named}” could not be read: ${error.message}`);
    throw new UsageError(`“${named}” is not a file in UTF-8.`);
  }
}

async function sessionOf(folder: string, terminal: Terminal): Promise<CorpusSession> {
  const absolute = path.resolve(terminal.cwd, folder);
  const kind = folder === "" ? "missing" : await disk.kindOf(absolute).catch(() => "missing");
  if (kind !== "folder") throw new UsageError(`There is no folder “${folder}”.`);
  const [target] = await targetsOf(disk, [absolute]);
  if (target === undefined) throw new UsageError(`There is no folder “${folder}”.`);
  const session = new CorpusSession({ files: disk, root: target.root, today });
  await session.loadConfiguration();
  if (session.configuration.problems.some(({ severity }) => severity === "error")) {
    throw new UsageError(`${session.configurationPath} has errors; corpuslint check tells them.`);
  }
  return session;
}
