import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import * as vscode from "vscode";

/**
 * What VS Code calls when it was started to test (its extensionTestsPath). Runs the suite that is named as the
 * opened folder, and leaves the counts as JSON in the file that CORPUSLINT_SUITE_RESULTS names.
 */
export async function run(): Promise<void> {
  const suite = vscode.workspace.workspaceFolders?.[0]?.name ?? "no-folder";
  const folder = join(__dirname, suite);
  // Mocha is an ES module, so that only an import() finds it from here.
  const { default: Mocha } = await import("mocha");
  // The marker tells the test's own lines from VS Code's on the shared console.
  Mocha.reporters.Base.consoleLog = (...line: unknown[]) => console.log(`[suite] ${format(...line)}`);
  const mocha = new Mocha({ ui: "bdd", reporter: "spec", timeout: 30_000, forbidPending: true });
  for (const file of readdirSync(folder)) if (file.endsWith(".test.js")) mocha.addFile(join(folder, file));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const results = process.env.CORPUSLINT_SUITE_RESULTS;
      const { passes, failures: failed } = runner.stats ?? { passes: 0, failures };
      if (results) writeFileSync(results, JSON.stringify({ passed: passes, failed }));
      if (failures > 0 || passes === 0) reject(new Error(`${failures} of ${passes + failed} tests failed`));
      else resolve();
    });
  });
}
