/**
 * Runs a test module (one that exports `run()`, as for @vscode/test-electron) inside the extension host of a
 * workbench that has `folder` open.
 *
 * @param {import("./server.mjs").RunningServer} server
 * @param {import("playwright-core").Page} page
 * @param {{folder: string, extension?: string, tests: string, timeout: number}} options absolute paths;
 *   `extension`: the extension under development, left out to test what is installed
 * @returns {Promise<{code: number, log: string}>} code 0: all passed; a page that never reports has failed
 */
export async function runSuite(server, page, { folder, extension, tests, timeout }) {
  let log = "";
  const report = (/** @type {string} */ text) => {
    log += `${text}\n`;
    console.log(text);
  };
  const ended = new Promise((resolve) => {
    page.exposeFunction("codeAutomationExit", resolve);
    setTimeout(() => {
      report(`VS Code did not report within ${timeout / 1000} s.`);
      resolve(1);
    }, timeout).unref();
  });
  await page.exposeFunction(
    "codeAutomationLog",
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      report(args.map((argument) => String(argument)).join(" "));
    },
  );
  const remote = (/** @type {string} */ path) => `vscode-remote://${server.authority}${path}`;
  /** @type {[string, string][]} */
  const payload = [["extensionTestsPath", remote(tests)]];
  if (extension) payload.push(["extensionDevelopmentPath", remote(extension)]);
  await page.goto(server.url(folder, payload));
  const code = Number(await ended);
  return { code, log };
}
