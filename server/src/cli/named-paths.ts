import * as path from "node:path";
import type { FileSystem } from "../workspace";
import { STANDARD_INPUT } from "./inputs/jsonl-input";
import { UsageError } from "./options";

/** Throws a `UsageError` that names all paths that do not exist, so that nothing is read then. */
export async function requireExisting(
  files: FileSystem,
  named: readonly string[],
  cwd: string,
): Promise<void> {
  const missing: string[] = [];
  for (const one of named) {
    if (one === STANDARD_INPUT) continue;
    await files.kindOf(path.resolve(cwd, one)).catch(() => missing.push(one));
  }
  if (missing.length === 0) return;
  throw new UsageError(
    `No such file or folder: ${missing.join(", ")}.`,
    missing.some((one) => /[*?{]/.test(one))
      ? "Patterns are for the shell to expand; name the folder."
      : undefined,
  );
}
