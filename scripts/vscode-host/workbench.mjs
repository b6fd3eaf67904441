// What a user does in a workbench that runs in a page: the hands of the screenshots and of `npm start -- --once`.

/** @typedef {import("playwright-core").Page} Page */

const patience = 60_000; // milliseconds

/**
 * A tab with a workbench that is ready for the user.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {{width: number, height: number}} [viewport]
 * @returns {Promise<Page>}
 */
export async function openWorkbench(browser, url, viewport = { width: 1440, height: 900 }) {
  const page = await browser.newPage({ viewport });
  await page.goto(url);
  await page
    .locator(".monaco-workbench .explorer-folders-view .monaco-list-row")
    .first()
    .waitFor({ timeout: patience });
  return page;
}

/** Opens a file of the workspace by (a part of) its name. */
export async function openFile(/** @type {Page} */ page, /** @type {string} */ name) {
  await quickOpen(page, name);
  await page.locator(`.tab.active[data-resource-name*="${name}"]`).waitFor({ timeout: patience });
}

/** Runs a command by its title in the command palette. */
export async function runCommand(/** @type {Page} */ page, /** @type {string} */ title) {
  await quickOpen(page, `>${title}`);
}

async function quickOpen(/** @type {Page} */ page, /** @type {string} */ text) {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input[type=text]");
  await input.waitFor({ timeout: patience });
  await input.fill(text);
  const wanted = text.replace(/^>/, "");
  await page
    .locator(".quick-input-list .monaco-list-row", { hasText: wanted })
    .first()
    .click({ timeout: patience });
}

/**
 * Waits until the status bar counts problems, and the count stands still.
 *
 * @returns {Promise<string>} what the status bar says: "Errors: 1, Warnings: 23, Infos: 4"
 */
export async function waitForProblems(/** @type {Page} */ page) {
  const item = page.locator('[id="status.problems"] a');
  const deadline = Date.now() + patience;
  let before = "";
  while (Date.now() < deadline) {
    const label = (await item.getAttribute("aria-label", { timeout: patience })) ?? "";
    if (/[1-9]/.test(label) && label === before) return label;
    before = label;
    await page.waitForTimeout(500);
  }
  throw new Error(
    `The editor showed no problem within ${patience / 1000} s; its status bar says "${before}".`,
  );
}

/** Puts the cursor of the active editor at a line and column, both from 1. */
export async function placeCursor(
  /** @type {Page} */ page,
  /** @type {number} */ line,
  /** @type {number} */ column,
) {
  await page.keyboard.press("Control+g");
  await page.locator(".quick-input-widget input[type=text]").fill(`:${line}:${column}`);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden", timeout: patience });
}

/** Drags the side bar's edge to the right. */
export async function widenSideBar(/** @type {Page} */ page, /** @type {number} */ pixels) {
  const box = await page.locator(".part.sidebar").boundingBox();
  if (!box) return;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + pixels, y, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(box.x + box.width + 2 * pixels, y);
}
