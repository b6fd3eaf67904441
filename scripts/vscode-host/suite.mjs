/**
 * Runs a test module (one that exports `run()`, as for @vscode/test-electron) inside the extension host of a
 * workbench that has `folder` open. Lines that the module marks with `[suite] ` are printed as they come.
 *
 * @param {import("./server.mjs").RunningServer} server
 * @param {import("playwright-core").Browser} browser
 * @param {object} options absolute paths
 * @param {string} options.folder
 * @param {string} options.extension the extension under development
 * @param {string} options.tests
 * @param {number} options.timeout in milliseconds
 * @param {string} options.screenshot where to save what the page shows at the end of the suite
 * @returns {Promise<{code: number, log: string}>} code 0: all passed; a page that never reports has failed
 */
export async function runSuite(server, browser, { folder, extension, tests, timeout, screenshot }) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  let log = "";
  let over = false;
  const ended = new Promise((resolve) => {
    const timer = setTimeout(() => {
      console.log(`VS Code did not report within ${timeout / 1000} s.`);
      resolve(1);
    }, timeout);
    page.exposeFunction("codeAutomationExit", (/** @type {number} */ code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
  await page.exposeFunction(
    "codeAutomationLog",
    (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
      if (over) return; // only the noise of a workbench that shuts down
      const text = args.map(String).join(" ");
      log += `${text}\n`;
      if (text.startsWith("[suite] ")) console.log(text.slice("[suite] ".length));
    },
  );
  const remote = (/** @type {string} */ path) => `vscode-remote://${server.authority}${path}`;
  await page.goto(
    server.url(folder, [
      ["extensionDevelopmentPath", remote(extension)],
      ["extensionTestsPath", remote(tests)],
    ]),
  );
  const code = Number(await ended);
  over = true;
  await page.screenshot({ path: screenshot });
  await page.close();
  return { code, log };
}
