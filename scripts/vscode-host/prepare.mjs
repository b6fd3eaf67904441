import { existsSync } from "node:fs";
import { copyFile, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../command.mjs";
import { vscodeCache } from "../paths.mjs";

const codeServerVersion = "4.139.1"; // carries VS Code 1.139.1
const nodeMajor = "24"; // what that VS Code is built for; comes with it, so that ours may be older

/**
 * Brings the server build of VS Code onto this machine from the npm registry alone: code-server holds
 * VS Code's own server and workbench, `node-<platform>-<arch>` the Node that it needs. Nothing is compiled.
 * The second call returns at once. The folder appears under its name only when it is whole, so a run that
 * was interrupted, or two at a time, leave nothing half-made behind.
 *
 * @returns {Promise<{node: string, serverMain: string}>}
 * @throws when the machine or the registry cannot provide it; the message says what to do
 */
export async function prepareServerHost() {
  const nodePackage = `node-${process.platform}-${process.arch}`;
  const name = `server-${codeServerVersion}-node${nodeMajor}-${process.platform}-${process.arch}`;
  const home = join(vscodeCache, name);
  const inside = (/** @type {string} */ root) => join(root, "node_modules", "code-server", "lib", "vscode");
  const host = {
    node: join(home, "node_modules", nodePackage, "bin", "node"),
    serverMain: join(inside(home), "out", "server-main.js"),
  };
  if (existsSync(home)) return host;
  if (!["linux", "darwin"].includes(process.platform)) {
    throw new Error(
      `The server build of VS Code does not run on ${process.platform}. Use the desktop one: CORPUSLINT_TEST_HOST=desktop.`,
    );
  }

  console.log(`Installing VS Code (code-server ${codeServerVersion}) into ${vscodeCache}, once …`);
  const partial = `${home}.partial-${process.pid}`;
  await mkdir(partial, { recursive: true });
  try {
    // Its own manifest keeps npm from walking up into this project's.
    await writeFile(join(partial, "package.json"), '{ "name": "vscode-host", "private": true }\n');
    const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    // --force: code-server asks for the very Node that is being installed beside it.
    await npm(
      ["install", "--force", ...quiet, `code-server@${codeServerVersion}`, `${nodePackage}@${nodeMajor}`],
      partial,
    );
    await npm(["install", "--omit=dev", ...quiet], inside(partial));
    for (const name of ["spdlog", "native-watchdog"]) {
      const standIn = fileURLToPath(new URL(`stand-ins/${name}.cjs`, import.meta.url));
      await copyFile(standIn, join(inside(partial), "node_modules", "@vscode", name, "index.js"));
    }
    // A built VS Code looks for its modules under the name of the desktop's archive.
    await symlink("node_modules", join(inside(partial), "node_modules.asar"));
    await rename(partial, home).catch((error) => {
      if (!existsSync(home)) throw error; // else another run was faster: theirs is as good
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return host;
}

async function npm(/** @type {string[]} */ args, /** @type {string} */ cwd) {
  const { code, output } = await run("npm", args, { cwd, capture: true, timeout: 300_000 });
  if (code === 0) return;
  throw new Error(
    `VS Code could not be installed: "npm ${args.join(" ")}" ended with ${code}.\n${output}\n` +
      "Check that the npm registry can be reached, or set CORPUSLINT_VSCODE_CACHE to a folder where it was installed before.",
  );
}
