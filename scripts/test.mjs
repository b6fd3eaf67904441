// npm test: everything that must hold, on a fresh clone too. Closes with one line, `N passed, N failed`.
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./command.mjs";
import { installPackages } from "./install.mjs";
import { projectRoot } from "./paths.mjs";

/** What a stage found; one that throws counts as one failed test. @typedef {{passed: number, failed: number}} Counts */

const nothing = { passed: 0, failed: 0 };

/**
 * Only Node's own modules may be imported before the first stage is over. Where one that others stand on fails, these
 * are left out: `needed`.
 * @type {{name: string, run: () => Promise<Counts>, needed?: boolean}[]}
 */
const stages = [
  { name: "Packages", run: () => installPackages().then(() => nothing), needed: true },
  { name: "Types, format and lint", run: () => command("npm", ["run", "--silent", "check"]) },
  { name: "Unit and protocol tests", run: unitTests },
  { name: "Build", run: buildAll, needed: true },
  { name: "Tests inside VS Code", run: developmentTests },
  { name: "Package, installed in VS Code", run: installedTests },
];

const total = { passed: 0, failed: 0 };
const startOfAll = Date.now();
for (const { name, run: stage, needed } of stages) {
  console.log(`\n━━ ${name}`);
  const start = Date.now();
  let counts;
  try {
    counts = await stage();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    counts = { passed: 0, failed: 1 };
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
  const result =
    counts.passed + counts.failed > 0 ? `${counts.passed} passed, ${counts.failed} failed` : "done";
  console.log(`━━ ${name}: ${result}, ${seconds(start)}`);
  if (counts.failed > 0 && needed) break;
}
console.log(`\nAll in ${seconds(startOfAll)}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/** @returns {Promise<Counts>} */
async function command(/** @type {string} */ program, /** @type {string[]} */ args) {
  const { code } = await run(program, args, { cwd: projectRoot });
  if (code !== 0) throw new Error(`"${program} ${args.join(" ")}" ended with ${code}`);
  return nothing;
}

async function buildAll() {
  const { build } = await import("./build.mjs");
  await build({ production: true });
  return nothing;
}

/** @returns {Promise<Counts>} */
async function unitTests() {
  const folder = await mkdtemp(join(tmpdir(), "corpuslint-test-"));
  try {
    const results = join(folder, "results.json");
    const { code } = await run(
      process.execPath,
      [
        "node_modules/mocha/bin/mocha.js",
        ...["--forbid-only", "--reporter", "scripts/mocha-reporter.cjs"],
        ...["--reporter-option", `results=${results}`],
      ],
      { cwd: projectRoot },
    );
    if (!existsSync(results)) throw new Error(`mocha ended with ${code} before it could report`);
    const { passed, failed } = JSON.parse(await readFile(results, "utf8"));
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function developmentTests() {
  const { developmentSuites, runEditorTests } = await import("./editor-tests.mjs");
  return runEditorTests(developmentSuites);
}

async function installedTests() {
  const { packageExtension } = await import("./package.mjs");
  const { installedSuite, runEditorTests } = await import("./editor-tests.mjs");
  return runEditorTests([installedSuite(await packageExtension())]);
}

function seconds(/** @type {number} */ start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
