// npm run package: a production build, packed as corpuslint-<version>.vsix. Content and size are checked.
import { readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { build } from "./build.mjs";
import { run } from "./command.mjs";
import { projectRoot } from "./paths.mjs";

const vsce = join(projectRoot, "node_modules", "@vscode", "vsce", "vsce");
const sizeLimit = 3 * 1000 * 1000; // bytes

/** What a package may hold; the .vscodeignore decides what it does hold. */
const allowed = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/(client|engine|server|cli|worker)\.js(\.LEGAL\.txt)?$/,
  /^dist\/data\/[a-z-]+\/([a-z-]+\/)?[a-z-]+\.json$/,
  /^corpuslint\.schema\.json$/,
  /^media\/[a-z-]+\.svg$/,
  /^docs\/images\/icon\.png$/,
  /^docs\/rules\/(README|[a-z]+\/[a-z-]+)\.md$/,
];
const needed = [
  "package.json",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "corpuslint.schema.json",
  "dist/client.js",
  "dist/engine.js",
  "dist/server.js",
  "dist/cli.js",
  "dist/worker.js",
  "media/corpus.svg",
];

/**
 * Packs what scripts/build.mjs has built for production.
 *
 * @returns {Promise<string>} the absolute path of the VSIX file
 * @throws when it holds a file that it should not, misses one that it must have, or is too large
 */
export async function packageExtension() {
  const { name, version } = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8"));
  const vsix = join(projectRoot, `${name}-${version}.vsix`);
  const files = await listFiles({ cwd: projectRoot, packageManager: PackageManager.None });
  const wrong = [
    ...files
      .filter((file) => !allowed.some((pattern) => pattern.test(file)))
      .map((file) => `may not hold ${file}`),
    ...needed.filter((file) => !files.includes(file)).map((file) => `must hold ${file}`),
  ];
  if (wrong.length > 0) throw new Error(`The package ${wrong.join("\nThe package ")}`);

  const { code, output } = await run(
    process.execPath,
    [
      ...[vsce, "package", "--out", vsix],
      "--no-dependencies", // all is bundled
      "--no-rewrite-relative-links",
      "--allow-package-all-secrets", // spares half the time; what may go in is listed above
    ],
    { cwd: projectRoot, capture: true },
  );
  if (code !== 0) throw new Error(`vsce ended with ${code}:\n${output}`);
  const { size } = await stat(vsix);
  console.log(`${relative(projectRoot, vsix)}  ${(size / 1000).toFixed(1)} KB, ${files.length} files`);
  if (size > sizeLimit) throw new Error(`The package has ${size} bytes, at most ${sizeLimit} allowed`);
  return vsix;
}

if (process.argv[1] && relative(import.meta.filename, process.argv[1]) === "") {
  await build({ production: true })
    .then(packageExtension)
    .catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
}
