// Bundles the client, the language server and the command line into dist/, and the in-editor tests into out/.
//   node scripts/build.mjs            production: minified, sizes reported and bounded
//   node scripts/build.mjs --dev      readable, with source maps
//   node scripts/build.mjs --watch    as --dev, again at every change
import { readdirSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import * as esbuild from "esbuild";
import { projectRoot } from "./paths.mjs";

const codeLimit = 500 * 1000; // bytes a minified bundle may have; data files lie beside it
const bundles = {
  client: "client/src/extension.ts",
  engine: "server/src/engine/index.ts",
  server: "server/src/lsp/main.ts",
  cli: "server/src/cli/main.ts",
  worker: "server/src/workspace/threads/worker.ts",
};

/**
 * Phrase lists, gazetteers and weights stay files of their own in dist/data: server and command line share them, and
 * Node reads JSON several times as fast as a script that spells it out.
 * @type {esbuild.Plugin}
 */
const dataFiles = {
  name: "data-files",
  setup(build) {
    build.onResolve({ filter: /\/data\/.*\.json$/ }, async ({ path, resolveDir }) => {
      const source = join(resolveDir, path);
      const room = relative(join(projectRoot, "server", "src", "engine"), source).replace(
        `${sep}data${sep}`,
        sep,
      );
      const target = join(projectRoot, "dist", "data", room);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, JSON.stringify(JSON.parse(await readFile(source, "utf8"))));
      return { path: `./data/${room.replaceAll(sep, "/")}`, external: true };
    });
  },
};

/**
 * The engine is one bundle, which the server's and the command line's load: it is shipped once.
 * @type {esbuild.Plugin}
 */
const sharedEngine = {
  name: "shared-engine",
  setup(build) {
    build.onResolve({ filter: /\/engine$/ }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: "./engine.js", external: true },
    );
  },
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
    plugins: [dataFiles, sharedEngine],
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
    console.log(`${path.padEnd(16)} ${kilobytes(output.bytes)}`);
    if (output.bytes > codeLimit)
      tooLarge.push(`${path} has ${kilobytes(output.bytes)}, at most ${kilobytes(codeLimit)} are allowed`);
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
