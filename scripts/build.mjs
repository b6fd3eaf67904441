// Bundles the client, the language server and the command line into dist/, and the in-editor tests into out/.
//   node scripts/build.mjs            production: minified, sizes reported and bounded
//   node scripts/build.mjs --dev      readable, with source maps
//   node scripts/build.mjs --watch    as --dev, again at every change
import { readdirSync } from "node:fs";
import { chmod, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import * as esbuild from "esbuild";
import { projectRoot } from "./paths.mjs";

const codeLimit = 500 * 1000; // bytes of minified code a bundle may have; data files come on top
const bundles = {
  client: "client/src/extension.ts",
  server: "server/src/lsp/main.ts",
  cli: "server/src/cli/main.ts",
};

/** @returns {esbuild.BuildOptions} */
function productOptions(/** @type {boolean} */ production) {
  return {
    absWorkingDir: projectRoot,
    entryPoints: bundles,
    outdir: "dist",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode"],
    mainFields: ["module", "main"], // jsonc-parser's "main" is UMD, which cannot be bundled
    charset: "utf8",
    minify: production,
    lineLimit: 500, // Node prints the source line of an uncaught error
    sourcemap: !production,
    sourcesContent: false,
    legalComments: "linked",
    metafile: true,
    logLevel: "warning",
  };
}

/** The suite that runs inside VS Code; its packages are found in node_modules at run time. */
/** @type {esbuild.BuildOptions} */
const testOptions = {
  absWorkingDir: projectRoot,
  entryPoints: readdirSync(join(projectRoot, "test/vscode"), { recursive: true, encoding: "utf8" })
    .filter((path) => path === "index.ts" || path.endsWith(".test.ts"))
    .map((path) => join("test/vscode", path)),
  outbase: ".",
  outdir: "out",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
};

/**
 * @param {{production: boolean}} options
 * @throws when the sources do not bundle, or when the code of a production bundle is too large
 */
export async function build({ production }) {
  await rm(join(projectRoot, "dist"), { recursive: true, force: true });
  await rm(join(projectRoot, "out"), { recursive: true, force: true });
  const [{ metafile }] = await Promise.all([
    esbuild.build(productOptions(production)),
    esbuild.build(testOptions),
  ]);
  await chmod(join(projectRoot, "dist", "cli.js"), 0o755);
  if (production) checkSizes(metafile);
}

function checkSizes(/** @type {esbuild.Metafile | undefined} */ metafile) {
  const tooLarge = [];
  for (const [path, output] of Object.entries(metafile?.outputs ?? {})) {
    if (!output.entryPoint) continue;
    let data = 0;
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      if (/\/data\/[^/]+\.json$/.test(input)) data += bytesInOutput;
    }
    const code = output.bytes - data;
    console.log(`${path.padEnd(16)} code ${kilobytes(code)}  data ${kilobytes(data)}`);
    if (code > codeLimit)
      tooLarge.push(`${path} has ${kilobytes(code)} of code, at most ${kilobytes(codeLimit)} allowed`);
  }
  if (tooLarge.length > 0) throw new Error(tooLarge.join("\n"));
}

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} KB`;

if (process.argv[1] && relative(import.meta.filename, process.argv[1]) === "") {
  if (process.argv.includes("--watch")) {
    for (const options of [productOptions(false), testOptions]) {
      const context = await esbuild.context({ ...options, logLevel: "info" });
      await context.watch();
    }
  } else {
    await build({ production: !process.argv.includes("--dev") }).catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
  }
}
