// npm start: shows what corpuslint finds in the seed articles, then opens them in VS Code with the extension.
//   npm start              the desktop's VS Code where there is one, else VS Code in the browser, until Ctrl+C
//   npm start -- --once    the same in a headless browser; ends when the editor has shown the findings
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "./command.mjs";
import { installPackages } from "./install.mjs";
import { projectRoot } from "./paths.mjs";
import { workingCopy } from "./working-copy.mjs";

const once = process.argv.includes("--once");

await installPackages();
const { build } = await import("./build.mjs");
await build({ production: true });
const folder = await workingCopy("seeds", [join(projectRoot, "seeds")]);
console.log(`\nThe seed articles, copied to ${folder}:\n`);
const { code } = await run(process.execPath, [join(projectRoot, "dist", "cli.js"), "check"], { cwd: folder });
if (code > 1) throw new Error(`corpuslint ended with ${code}`);

if (once) await showOnce();
else if (!(await openDesktop())) await serveBrowser();

/** @returns {Promise<boolean>} whether a desktop VS Code took the folder */
async function openDesktop() {
  const display = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display) return false;
  const { code } = await run("code", ["--new-window", `--extensionDevelopmentPath=${projectRoot}`, folder], {
    capture: true,
  });
  if (code === 0) console.log(`\nVS Code has ${folder} open, with the extension.`);
  return code === 0;
}

async function serveBrowser() {
  const server = await startWithExtension();
  if (!server) return;
  console.log(
    `\nVS Code is at   ${server.url(folder)}\nOpen it in a browser on this machine. Ctrl+C ends it.`,
  );
  await new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, resolve);
  });
  await server.stop();
}

async function showOnce() {
  const server = await startWithExtension();
  if (!server) return;
  const { openBrowser } = await import("./vscode-host/browser.mjs");
  const { prepareChromium } = await import("./vscode-host/chromium.mjs");
  const { openFile, openWorkbench, runCommand, waitForProblems } = await import(
    "./vscode-host/workbench.mjs"
  );
  let chromium;
  try {
    chromium = await prepareChromium();
  } catch (error) {
    await server.stop();
    return onlyFindings(error);
  }
  const browser = await openBrowser(chromium);
  const page = await openWorkbench(browser, server.url(folder));
  await openFile(page, "000_");
  await runCommand(page, "Problems: Focus on Problems View");
  const problems = await waitForProblems(page);
  const picture = join(projectRoot, "out", "start.png");
  await page.screenshot({ path: picture });
  await browser.close();
  await server.stop();
  console.log(`\nVS Code shows ${problems}. What it looked like: ${picture}`);
  await rm(dirname(folder), { recursive: true, force: true });
}

/** A server with the packaged extension, so that a plain address is enough to see it at work. */
async function startWithExtension() {
  const { prepareServerHost } = await import("./vscode-host/prepare.mjs");
  const { startServer } = await import("./vscode-host/server.mjs");
  const { packageExtension } = await import("./package.mjs");
  let host;
  try {
    host = await prepareServerHost();
  } catch (error) {
    return onlyFindings(error);
  }
  const vsix = await packageExtension();
  const data = await mkdtemp(join(tmpdir(), "corpuslint-vscode-"));
  process.once("exit", () => rmSync(data, { recursive: true, force: true }));
  return startServer(host, data, { extensions: [vsix] });
}

/** Where no editor can be had, the findings printed above are what there is to see; that is no failure. */
function onlyFindings(/** @type {unknown} */ error) {
  console.log(`\n${error instanceof Error ? error.message : error}`);
  console.log("\nNo editor can be opened on this machine; the findings are printed above.");
  return undefined;
}
