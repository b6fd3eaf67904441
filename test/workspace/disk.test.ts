import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { disk } from "../../server/src/workspace/disk";
import { FileError, type FileProblem } from "../../server/src/workspace/file-system";
import { listFiles, selector } from "../../server/src/workspace/list-files";
import { temporaryFolder } from "../temporary-folder";

async function rejects(action: Promise<unknown>, problem: FileProblem): Promise<void> {
  await assert.rejects(action, (error: unknown) => error instanceof FileError && error.problem === problem);
}

const articles = selector({ include: ["**/*.txt"], exclude: [] });

describe("the disk", () => {
  it("lists what is selected, and nothing of hidden folders and node_modules", async () => {
    const root = temporaryFolder({
      "b.txt": "",
      "a/c.txt": "",
      "a/d.md": "",
      ".git/x.txt": "",
      "node_modules/y/z.txt": "",
      "a/.hidden.txt": "",
    });
    assert.deepEqual((await listFiles(disk, root, articles)).files, ["a/c.txt", "b.txt"]);
  });

  it("follows links to files inside, once, and none that lead outside", async () => {
    const outside = temporaryFolder({ "secret.txt": "secret", "folder/more.txt": "more" });
    const root = temporaryFolder({ "store/object": "text", "a.txt": "a" });
    fs.symlinkSync(path.join(root, "store/object"), path.join(root, "linked.txt"));
    fs.symlinkSync(path.join(root, "a.txt"), path.join(root, "again.txt"));
    fs.symlinkSync(path.join(outside, "secret.txt"), path.join(root, "secret.txt"));
    fs.symlinkSync(path.join(outside, "folder"), path.join(root, "folder.txt"));
    fs.symlinkSync(path.join(root, "nowhere"), path.join(root, "broken.txt"));
    fs.symlinkSync(root, path.join(root, "loop"));
    assert.deepEqual((await listFiles(disk, root, articles)).files, ["a.txt", "linked.txt"]);
    await rejects(disk.read(path.join(root, "secret.txt"), { maxBytes: 100, within: root }), "outside");
    assert.equal(
      Buffer.from(await disk.read(path.join(root, "linked.txt"), { maxBytes: 100, within: root })).toString(),
      "text",
    );
  });

  it("says why a file cannot be read", async () => {
    const root = temporaryFolder({ "large.txt": "0123456789", "folder/a.txt": "" });
    const limits = { maxBytes: 5, within: root };
    await rejects(disk.read(path.join(root, "large.txt"), limits), "too-large");
    await rejects(disk.read(path.join(root, "none.txt"), limits), "missing");
    await rejects(disk.read(path.join(root, "folder"), limits), "not-a-file");
  });

  it("does not wait for a pipe that is named like an article", async function () {
    if (process.platform === "win32") return this.skip();
    const root = temporaryFolder();
    execFileSync("mkfifo", [path.join(root, "pipe.txt")]);
    await rejects(disk.read(path.join(root, "pipe.txt"), { maxBytes: 5, within: root }), "not-a-file");
    assert.deepEqual((await listFiles(disk, root, articles)).files, []);
  });

  it("replaces a file whole: mode kept, no temporary file left, through a link its target", async () => {
    const root = temporaryFolder({ "a.txt": "old" });
    const file = path.join(root, "a.txt");
    const link = path.join(root, "link.txt");
    fs.chmodSync(file, 0o640);
    fs.symlinkSync(file, link);
    await disk.replace(link, Buffer.from("new"));
    assert.equal(fs.readFileSync(file, "utf8"), "new");
    assert.equal(fs.statSync(file).mode & 0o777, 0o640);
    assert.ok(fs.lstatSync(link).isSymbolicLink());
    assert.deepEqual(fs.readdirSync(root).sort(), ["a.txt", "link.txt"]);
    await disk.replace(path.join(root, "b.txt"), Buffer.from("fresh"));
    assert.equal(fs.readFileSync(path.join(root, "b.txt"), "utf8"), "fresh");
  });
});
