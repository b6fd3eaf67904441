import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from "@vscode/test-electron";
import { run } from "../command.mjs";
import { vscodeCache } from "../paths.mjs";

/** Where Microsoft publishes the desktop builds, which @vscode/test-electron downloads. */
const downloads = "https://update.code.visualstudio.com/api/releases/stable";

/**
 * Whether the suite can run in the desktop VS Code here: a display, and a build that is in the cache or can be
 * downloaded. Answers within five seconds on a machine without network.
 *
 * @returns {Promise<boolean>}
 */
export async function desktopAvailable() {
  const display =
    process.platform !== "linux" || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  if (!display) return false;
  if (existsSync(vscodeCache) && readdirSync(vscodeCache).some((name) => name.startsWith("vscode-")))
    return true;
  return fetch(downloads, { signal: AbortSignal.timeout(5000) }).then(
    (response) => response.ok,
    () => false,
  );
}

/**
 * Runs a test module in the desktop VS Code, downloading it when needed.
 *
 * @param {object} options absolute paths
 * @param {string} options.folder
 * @param {string} options.extension the extension under development
 * @param {string[] | undefined} options.extensions VSIX files to install first
 * @param {string} options.tests
 * @param {string} options.userData settings and extensions of this run; made when missing
 * @param {NodeJS.ProcessEnv} options.env
 * @returns {Promise<{code: number, log: string}>}
 */
export async function runDesktopSuite({ folder, extension, extensions = [], tests, userData, env }) {
  const own = [`--user-data-dir=${userData}`, `--extensions-dir=${join(userData, "extensions")}`];
  try {
    const vscodeExecutablePath = await downloadAndUnzipVSCode({ cachePath: vscodeCache });
    const [cli = "", ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath, {
      reuseMachineInstall: true, // the folders are given by `own`
    });
    for (const vsix of extensions) {
      const installed = await run(cli, [...cliArgs, ...own, "--no-sandbox", "--install-extension", vsix], {
        capture: true,
      });
      if (installed.code !== 0) throw new Error(`VS Code refused ${vsix}:\n${installed.output}`);
    }
    const code = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      extensionTestsEnv: env,
      launchArgs: [folder, ...own],
    });
    return { code, log: "" };
  } catch (error) {
    return { code: 1, log: error instanceof Error ? error.message : String(error) };
  }
}
