import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, readFileSync, realpathSync } from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { printable } from "../formats/width";
import { UsageError } from "../options";

const execute = promisify(execFile);

/**
 * Git reads the configuration of the repository it works on, and that may name programs: hooks, file system monitors,
 * filters, textconv, helpers of transports. We let it do nothing but look up names and list trees, which needs none of
 * those, forbid what is left, and compare the files ourselves.
 */
const HARMLESS = [
  "--no-pager",
  "--no-optional-locks",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "safe.bareRepository=explicit",
  "-c",
  "protocol.allow=never",
];
const NO_FETCH = { GIT_NO_LAZY_FETCH: "1", GIT_ALLOW_PROTOCOL: "none", GIT_TERMINAL_PROMPT: "0" };
const MOST_OUTPUT = 1_000_000_000;

/**
 * Says of files below `folder` (absolute) whether they have changed since the commit, tag or tree that `ref` names:
 * they are not in it, or their content is another one there. Throws a `UsageError` where that cannot be told.
 */
export async function changedSince(folder: string, ref: string): Promise<(file: string) => boolean> {
  if (ref.startsWith("-")) throw new UsageError(`“${ref}” is no name of a commit.`);
  const real = realpathSync.native(folder);
  // A name that is none is told from other troubles by asking for the folder first.
  const top = (await git(real, ["rev-parse", "--show-toplevel"])).replace(/\r?\n$/, "");
  const realTop = realpathSync.native(top);
  const tree = await git(real, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${ref}^{tree}`,
  ]).catch(async () => {
    const shallow = (await git(real, ["rev-parse", "--is-shallow-repository"])).startsWith("true");
    throw new UsageError(
      `The repository ${top} has no commit “${ref}”.`,
      shallow
        ? "It is a shallow clone; “git fetch --unshallow” brings the commits that it lacks."
        : undefined,
    );
  });
  const listing = await git(real, ["ls-tree", "-r", "-z", "--full-tree", tree.trim()]);
  const hashes = new Map<string, string>();
  for (const entry of listing.split("\0")) {
    const tab = entry.indexOf("\t");
    const [, kind, hash] = entry.slice(0, tab).split(" ");
    if (kind === "blob" && hash !== undefined) hashes.set(entry.slice(tab + 1), hash);
  }
  return (file) => {
    try {
      const inTree = path.relative(realTop, realpathSync.native(file)).replaceAll(path.sep, "/");
      const hash = hashes.get(inTree);
      return hash === undefined || !hasContent(file, hash);
    } catch {
      return true; // gone since it was listed, or not to be read: whoever reads it tells
    }
  };
}

/** True where the file has that content, or would have it with the line ends that Git keeps where it converts them. */
function hasContent(file: string, hash: string): boolean {
  const bytes = readFileSync(file);
  if (blobHash(bytes, hash.length) === hash) return true;
  if (!bytes.includes("\r\n")) return false;
  const unixEnds = Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
  return blobHash(unixEnds, hash.length) === hash;
}

const SHA256_DIGITS = 64;

/** What Git calls a content: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects. */
function blobHash(bytes: Uint8Array, digits: number): string {
  const algorithm = digits === SHA256_DIGITS ? "sha256" : "sha1";
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await execute(gitProgram(), [...HARMLESS, "-C", folder, ...args], {
      env: { ...process.env, ...NO_FETCH },
      maxBuffer: MOST_OUTPUT,
      windowsHide: true,
    });
    return stdout;
  } catch (error) {
    const said =
      error instanceof Error && "stderr" in error ? String(error.stderr).split("\n")[0] : undefined;
    throw new UsageError(`Git cannot tell what has changed: ${printable(said || String(error))}`);
  }
}

/** The git of PATH, never one that lies in the current folder. */
function gitProgram(): string {
  const names = process.platform === "win32" ? ["git.exe"] : ["git"];
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue;
    for (const name of names) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // the next one
      }
    }
  }
  throw new UsageError("“--since” needs Git, and there is none in PATH.");
}
