// Runs the suites of test/vscode/ inside a real VS Code.
//   node scripts/editor-tests.mjs [suite ...]
// CORPUSLINT_TEST_HOST: desktop (@vscode/test-electron), server (code-server in headless Chromium), or
// auto, the default: the desktop where there is a display and a VS Code to be had, else the server.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { build } from "./build.mjs";
import { packageExtension } from "./package.mjs";
import { projectRoot } from "./paths.mjs";
import { openBrowser } from "./vscode-host/browser.mjs";
import { prepareChromium } from "./vscode-host/chromium.mjs";
import { desktopAvailable, runDesktopSuite } from "./vscode-host/desktop.mjs";
import { prepareServerHost } from "./vscode-host/prepare.mjs";
import { startServer } from "./vscode-host/server.mjs";
import { runSuite } from "./vscode-host/suite.mjs";
import { workingCopy } from "./working-copy.mjs";

const inProject = (/** @type {string} */ path) => join(projectRoot, path);
const tests = inProject("out/test/vscode/index.js");
const suiteTimeout = 180_000;

/**
 * @typedef {object} Suite
 * @property {string} name the folder of its tests, and of the workspace that it sees
 * @property {string[]} sources folders whose content the workspace holds
 * @property {string} extension the extension under development
 * @property {string[]} [extensions] VSIX files to install first
 */

/** @type {Suite[]} */
export const developmentSuites = ["seeds", "fixing", "settings", "copies", "code-repository"].map((name) => ({
  name,
  sources: [
    ...(["copies", "code-repository"].includes(name) ? [] : ["seeds"]),
    `test/vscode/${name}/workspace`,
  ]
    .map(inProject)
    .filter(existsSync),
  extension: projectRoot,
}));

/** The packaged extension, as a user has it. @returns {Suite} */
export const installedSuite = (/** @type {string} */ vsix) => ({
  name: "installed",
  sources: [inProject("seeds")],
  extension: inProject("test/vscode/installed/empty-extension"),
  extensions: [vsix],
});

/**
 * @param {Suite[]} suites
 * @returns {Promise<{passed: number, failed: number}>} a suite that could not report counts as one failed test
 */
export async function runEditorTests(suites) {
  const host = (await desktopWanted()) ? desktopHost() : await serverHost();
  console.log(`In ${host.name}`);
  await mkdir(inProject("out/editor"), { recursive: true });
  const total = { passed: 0, failed: 0 };
  const scratch = await mkdtemp(join(tmpdir(), "corpuslint-editor-"));
  try {
    for (const suite of suites) {
      console.log(`\n${suite.name}`);
      const folder = await workingCopy(suite.name, suite.sources);
      const own = join(scratch, suite.name);
      await mkdir(own);
      const results = join(own, "results.json");
      const { code, log } = await host.run(suite, folder, own, { CORPUSLINT_SUITE_RESULTS: results });
      const counts = existsSync(results)
        ? JSON.parse(await readFile(results, "utf8"))
        : { passed: 0, failed: 0 };
      if (code !== 0 && counts.failed === 0) {
        const full = inProject(`out/editor/${suite.name}.log`);
        await writeFile(full, log);
        const lines = log.split("\n").filter((line) => line.trim() !== "" && !/^\s+at /.test(line));
        console.log(
          `The suite ended without a result (code ${code}). The last that VS Code said, all in ${full}:`,
        );
        console.log(lines.slice(-8).join("\n"));
        counts.failed = 1;
      }
      total.passed += counts.passed;
      total.failed += counts.failed;
      await rm(dirname(folder), { recursive: true, force: true });
    }
  } finally {
    await host.close();
    await rm(scratch, { recursive: true, force: true });
  }
  return total;
}

async function desktopWanted() {
  const wanted = process.env.CORPUSLINT_TEST_HOST ?? "auto";
  if (!["auto", "desktop", "server"].includes(wanted)) {
    throw new Error(`CORPUSLINT_TEST_HOST is "${wanted}"; it may be auto, desktop or server.`);
  }
  return wanted === "desktop" || (wanted === "auto" && (await desktopAvailable()));
}

/**
 * @typedef {object} Host
 * @property {string} name
 * @property {(suite: Suite, folder: string, own: string, env: NodeJS.ProcessEnv) => Promise<{code: number, log: string}>} run
 *   `own`: a folder for what VS Code writes during this suite
 * @property {() => Promise<void>} close
 */

/** @returns {Host} */
function desktopHost() {
  return {
    name: "the desktop VS Code",
    run: ({ extension, extensions }, folder, own, env) =>
      runDesktopSuite({ folder, extension, extensions, tests, userData: join(own, "desktop"), env }),
    close: async () => {},
  };
}

/** @returns {Promise<Host>} */
async function serverHost() {
  const installed = await prepareServerHost();
  const browser = await openBrowser(await prepareChromium());
  return {
    name: "VS Code's server build and headless Chromium",
    run: async ({ name, extension, extensions }, folder, own, env) => {
      const server = await startServer(installed, join(own, "server"), { extensions, env, testing: true });
      try {
        const screenshot = inProject(`out/editor/${name}.png`);
        const options = { folder, extension, tests, timeout: suiteTimeout, screenshot };
        const { code, log } = await runSuite(server, browser, options);
        return { code, log: `${server.log()}\n${log}` };
      } finally {
        await server.stop();
      }
    },
    close: () => browser.close(),
  };
}

if (process.argv[1] && relative(import.meta.filename, process.argv[1]) === "") {
  const names = process.argv.slice(2);
  const wanted = (/** @type {string} */ name) => names.length === 0 || names.includes(name);
  await build({ production: true });
  const suites = developmentSuites.filter(({ name }) => wanted(name));
  if (wanted("installed")) suites.push(installedSuite(await packageExtension()));
  const { passed, failed } = await runEditorTests(suites);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
