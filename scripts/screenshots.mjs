// npm run screenshots: drives the real editor on the seed articles and saves what a user sees to docs/images/.
//   node scripts/screenshots.mjs [name ...]
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "./build.mjs";
import { packageExtension } from "./package.mjs";
import { projectRoot } from "./paths.mjs";
import { openBrowser } from "./vscode-host/browser.mjs";
import { prepareChromium } from "./vscode-host/chromium.mjs";
import { prepareServerHost } from "./vscode-host/prepare.mjs";
import { startServer } from "./vscode-host/server.mjs";
import {
  openFile,
  openWorkbench,
  placeCursor,
  runCommand,
  waitForProblems,
  widenSideBar,
} from "./vscode-host/workbench.mjs";
import { workingCopy } from "./working-copy.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** What stands on each picture; every one starts from a fresh workbench. @type {Record<string, (page: Page) => Promise<unknown>>} */
const pictures = {
  async problems(page) {
    await openFile(page, "003_");
    await waitForProblems(page);
    await placeCursor(page, 27, 1);
    await runCommand(page, "Problems: Focus on Problems View");
  },
  async "quick-fixes"(page) {
    await openFile(page, "000_");
    await waitForProblems(page);
    await placeCursor(page, ...placeOf("000_7d12872e8ff6fa34.txt", 5, "Kim Jong-un"));
    await page.keyboard.press("Control+.");
    await page.locator(".action-widget .monaco-list-row").first().waitFor();
  },
  async hover(page) {
    await openFile(page, "000_");
    await waitForProblems(page);
    await placeCursor(page, ...placeOf("000_7d12872e8ff6fa34.txt", 9, "Kim"));
    await runCommand(page, "Show or Focus Hover");
    await page.locator(".monaco-hover:visible .hover-contents").first().waitFor();
  },
  async corpus(page) {
    await openFile(page, "001_");
    await waitForProblems(page);
    await page.locator('.activitybar [aria-label^="Corpus"]').first().click();
    await page.locator(".sidebar .monaco-list-row").first().waitFor();
    await page.locator(".pane-header", { hasText: "Duplicates" }).click();
    await widenSideBar(page, 240);
  },
  async "fix-corpus"(page) {
    await openFile(page, "003_");
    await waitForProblems(page);
    await runCommand(page, "Fix Corpus");
    await page.locator(".notification-toast").getByRole("button", { name: "Preview" }).click();
    await page.getByRole("button", { name: "Apply" }).waitFor();
    // A box of a file ticks all changes in it.
    const files = page.locator('.monaco-list-row[aria-level="1"] .edit-checkbox');
    for (const file of await files.all()) await file.click();
  },
};

const wanted = process.argv.slice(2);
await build({ production: true });
const host = await prepareServerHost();
const browser = await openBrowser(await prepareChromium());
const data = await mkdtemp(join(tmpdir(), "corpuslint-screenshots-"));
const server = await startServer(host, data, {
  extensions: [await packageExtension()],
  settings: {
    "editor.minimap.enabled": false,
    "editor.occurrencesHighlight": "off",
    "editor.wordWrap": "on",
    "workbench.colorTheme": "Default Light Modern",
  },
});
try {
  for (const [name, compose] of Object.entries(pictures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const folder = await workingCopy("seeds", [join(projectRoot, "seeds")]);
    const page = await openWorkbench(browser, server.url(folder), { width: 1280, height: 800 });
    const path = join(projectRoot, "docs", "images", `${name}.png`);
    try {
      await compose(page);
      await page.waitForTimeout(1500); // animations, and counts that follow
      await page.screenshot({ path });
      console.log(path);
    } catch (error) {
      const failure = join(projectRoot, "out", `${name}-failed.png`);
      await page.screenshot({ path: failure });
      console.log(
        `${name}: ${error instanceof Error ? error.message : error}\nWhat it looked like: ${failure}`,
      );
      process.exitCode = 1;
    }
    await page.close();
    await rm(dirname(folder), { recursive: true, force: true });
  }
} finally {
  await browser.close();
  await server.stop();
  await rm(data, { recursive: true, force: true });
}

/** Line and column, both from 1, inside the first occurrence of `text` on a line of a seed article. */
function placeOf(/** @type {string} */ file, /** @type {number} */ line, /** @type {string} */ text) {
  const lines = readFileSync(join(projectRoot, "seeds", file), "utf8").split("\n");
  const start = lines[line - 1]?.indexOf(text) ?? -1;
  if (start < 0) throw new Error(`"${text}" is not on line ${line} of ${file}`);
  return /** @type {const} */ ([line, start + 2]);
}
