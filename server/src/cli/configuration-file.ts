import * as path from "node:path";
import { positionAt, splitLines } from "../engine";
import {
  type Configuration,
  type ConfigurationProblem,
  configurationName,
  decode,
  defaultConfiguration,
  disk,
  FileError,
  type FileSystem,
  parseConfiguration,
} from "../workspace";
import { UsageError } from "./options";
import type { Terminal } from "./terminal";

const LARGEST_CONFIGURATION = 20_000_000;

/** The absolute path of a configuration file that the user has named; a `UsageError` where there is none. */
export async function configurationFile(name: string, terminal: Terminal): Promise<string> {
  const file = path.resolve(terminal.cwd, name);
  const kind = await disk.kindOf(file).catch(() => "missing");
  if (kind !== "file") throw new UsageError(`There is no configuration file “${name}”.`);
  return disk.realPath(file);
}

/**
 * The file system as it would be with that one file as the configuration of every corpus, in place of whatever
 * `corpuslint.json` there is. `file` is absolute.
 */
export function withConfiguration(files: FileSystem, file: string): FileSystem {
  const isConfiguration = (path: string) => path.endsWith(`/${configurationName}`);
  return {
    ...files,
    // No folder has a configuration of its own now that could say where its corpus begins.
    async kindOf(path) {
      if (isConfiguration(path)) throw new FileError("missing", `${path} does not count.`);
      return files.kindOf(path);
    },
    async read(path, limits) {
      if (!isConfiguration(path)) return files.read(path, limits);
      return files.read(file, { ...limits, within: file });
    },
  };
}

/** The configuration of articles that lie in no folder: the named file's (absolute path), or the default one. */
export async function readConfiguration(
  file: string | undefined,
  terminal: Terminal,
): Promise<Configuration> {
  if (file === undefined) return defaultConfiguration;
  const bytes = await disk.read(file, { maxBytes: LARGEST_CONFIGURATION, within: file });
  const text = decode(bytes)?.text ?? "";
  const { configuration, problems } = parseConfiguration(text);
  requireGood(file, text, problems, terminal);
  return configuration ?? defaultConfiguration;
}

/** What is wrong with a configuration is said on standard error; errors end it. */
export function requireGood(
  file: string,
  text: string,
  problems: readonly ConfigurationProblem[],
  terminal: Terminal,
): void {
  const lines = splitLines(text);
  for (const { severity, message, start } of problems) {
    const { line, character } = positionAt(lines, start);
    terminal.err(`${file}:${line + 1}:${character + 1}: ${severity}: ${message}\n`);
  }
  if (problems.some(({ severity }) => severity === "error")) {
    throw new UsageError("The configuration has errors; nothing was checked.");
  }
}
