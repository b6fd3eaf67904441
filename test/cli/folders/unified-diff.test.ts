import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { unifiedDiff } from "../../../server/src/cli/folders/unified-diff";
import { Folder } from "../corpuslint";

let seed = 1;
function random(below: number): number {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
}

const LINES = [
  "",
  "a\n",
  "b\n",
  "\n",
  "\n",
  "c\r\n",
  "-- x\n",
  "+\n",
  "\\ No newline\n",
  "@@ -1 +1 @@\n",
  "ü🙂\n",
  " \t\n",
  "\r",
];

/** A text, and the same with some lines changed, put in or taken out. */
function twoTexts(): [string, string] {
  const lines = Array.from({ length: random(30) }, (_, at) =>
    random(3) === 0 ? `line ${at}\n` : (LINES[random(LINES.length)] ?? ""),
  );
  const changed = lines.flatMap((line) => {
    if (random(6) > 0) return [line];
    return Array.from({ length: random(3) }, () => (random(2) === 0 ? line : `new ${random(9)}\n`));
  });
  const end = () => ["", "end", "end\n"][random(3)] ?? "";
  return [lines.join("") + end(), changed.join("") + end()];
}

describe("a unified diff", () => {
  it("shows a change with three lines around it", () => {
    const lines = Array.from({ length: 12 }, (_, at) => `${at + 1}\n`);
    const before = lines.join("");
    assert.equal(
      unifiedDiff("a/b c.txt", before, before.replace("6\n", "six\n")),
      "--- a/a/b c.txt\t\n+++ b/a/b c.txt\t\n@@ -3,7 +3,7 @@\n 3\n 4\n 5\n-6\n+six\n 7\n 8\n 9\n",
    );
    assert.equal(unifiedDiff("x", before, before), "");
    assert.equal(
      unifiedDiff("x", "a", ""),
      "--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n\\ No newline at end of file\n",
    );
    assert.match(unifiedDiff('a\n"\\.txt', "a", "b"), /^--- "a\/a\\012\\"\\\\\.txt"\n/);
  });

  it("is taken by git apply and by patch, byte for byte", function () {
    this.timeout(60_000);
    const folder = new Folder();
    try {
      // One patch of many files: starting a program for each would take long.
      const files = Array.from({ length: 150 }, (_, at) => ({
        name: `d ${at % 7}/${at}.txt`,
        texts: twoTexts(),
      }));
      files.push(
        { name: 'odd "name"\t.txt', texts: ["a\nb\n", "a\nc\n"] },
        { name: "ü.txt", texts: ["\ufeffa\n", "\ufeffb\n"] },
      );
      const patch = files
        .map(({ name, texts: [before, after] }) => unifiedDiff(name, before, after))
        .join("");
      folder.write("changes.patch", patch);
      for (const [tool, ...args] of [
        ["git", "apply", "--whitespace=nowarn", "../changes.patch"],
        ["patch", "-p1", "-s", "-i", "../changes.patch"],
      ]) {
        // Not every machine has patch; Git is what we work with.
        if (tool === "patch" && spawnSync("patch", ["--version"]).error !== undefined) continue;
        for (const { name, texts } of files) folder.write(`${tool}/${name}`, texts[0]);
        const cwd = path.join(folder.path, tool ?? "");
        execFileSync(tool ?? "", args, {
          cwd,
          env: { ...process.env, GIT_CEILING_DIRECTORIES: folder.path },
        });
        for (const { name, texts } of files) {
          const file = path.join(cwd, name);
          // patch takes a file away that becomes empty.
          if (texts[1] !== "" || tool === "git")
            assert.equal(readFileSync(file, "utf8"), texts[1], `${tool} ${name}`);
        }
      }
    } finally {
      folder.remove();
    }
  });

  it("takes no longer for texts that have nothing in common", () => {
    const text = (word: string) =>
      Array.from({ length: 100_000 }, (_, at) => `${word} ${at % 50_000}\n`).join("");
    const started = process.cpuUsage();
    const patch = unifiedDiff("x", text("a"), text("b"));
    assert.equal(patch.split("\n").length, 200_004);
    assert.ok(process.cpuUsage(started).user < 3_000_000);
  });
});
