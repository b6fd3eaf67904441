import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { changedSince } from "../../../server/src/cli/folders/changed-since";
import { UsageError } from "../../../server/src/cli/options";
import { corpuslint, Folder } from "../corpuslint";

function git(folder: string, ...args: string[]): void {
  const identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, ...args], { cwd: folder, stdio: "pipe" });
}

const ARTICLE =
  "Storm reaches the coast\n\nThe storm has reached the coast, the weather office said in the evening.\n";

describe("what has changed since a commit", function () {
  this.timeout(60_000);
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({
      "in/a.txt": ARTICLE,
      "in/b.txt": ARTICLE,
      "in/ü c.txt": ARTICLE,
      "in/crlf.txt": ARTICLE,
    });
    git(folder.path, "init", "-q", "-b", "main");
    git(folder.path, "add", ".");
    git(folder.path, "commit", "-q", "-m", "first");
    git(folder.path, "tag", "first");
  });
  afterEach(() => folder.remove());

  const changed = async (ref: string, ...names: string[]) => {
    const test = await changedSince(path.join(folder.path, "in"), ref);
    return names.filter((name) => test(path.join(folder.path, "in", name)));
  };

  it("is what differs from it, committed or not, and what is not in it", async () => {
    const names = ["a.txt", "b.txt", "ü c.txt", "crlf.txt"];
    assert.deepEqual(await changed("HEAD", ...names), []);
    folder.write("in/a.txt", `${ARTICLE}More.\n`);
    folder.write("in/new.txt", ARTICLE);
    folder.write("in/crlf.txt", ARTICLE.replaceAll("\n", "\r\n"));
    assert.deepEqual(await changed("first", ...names, "new.txt"), ["a.txt", "new.txt"]);
    git(folder.path, "add", ".");
    git(folder.path, "commit", "-q", "-m", "second");
    folder.write("in/ü c.txt", "Other.\n");
    assert.deepEqual(await changed("first", ...names, "new.txt"), ["a.txt", "ü c.txt", "new.txt"]);
    assert.deepEqual(await changed("HEAD", ...names, "new.txt"), ["ü c.txt"]);
  });

  it("narrows what is checked; the corpus stays whole", async () => {
    folder.write("in/a.txt", `${ARTICLE}\n`);
    const shown = async (...args: string[]) => {
      const { out } = await corpuslint(["in", "--format", "jsonl", ...args], { cwd: folder.path });
      return out
        .split("\n")
        .filter((line) => line !== "")
        .map((line): { path: string; rule: string } => JSON.parse(line));
    };
    const all = await shown();
    const some = await shown("--since", "HEAD");
    assert.ok(some.length > 0 && some.length < all.length);
    assert.deepEqual(
      some,
      all.filter(({ path: file }) => file === "in/a.txt"),
    );
  });

  it("is not to be had for what is no commit, or no repository", async () => {
    for (const ref of ["nothing", "--output=x", "-h", "", "HEAD:in/a.txt"]) {
      await assert.rejects(changed(ref, "a.txt"), UsageError, ref);
    }
    const plain = new Folder({ "a.txt": ARTICLE });
    const { code, err } = await corpuslint(["--since", "HEAD"], { cwd: plain.path });
    assert.equal(code, 2);
    assert.match(err, /Git cannot tell what has changed: fatal: not a git repository/);
    plain.remove();
  });

  it("runs nothing that a repository names", async () => {
    const trace = path.join(folder.path, "ran");
    folder.write("evil.sh", `#!/bin/sh\necho "$0 $@" >> '${trace}'\ncat\n`);
    const evil = path.join(folder.path, "evil.sh");
    chmodSync(evil, 0o755);
    folder.write("in/.gitattributes", "*.txt diff=evil filter=evil\n");
    git(folder.path, "add", "in/.gitattributes");
    git(folder.path, "commit", "-q", "-m", "attributes");
    for (const hook of [
      "post-checkout",
      "post-index-change",
      "fsmonitor-watchman",
      "reference-transaction",
    ]) {
      folder.write(`.git/hooks/${hook}`, `#!/bin/sh\necho ${hook} >> '${trace}'\n`);
      chmodSync(path.join(folder.path, ".git/hooks", hook), 0o755);
    }
    for (const [key, value] of [
      ["core.fsmonitor", evil],
      ["core.pager", evil],
      ["pager.ls-tree", evil],
      ["core.sshCommand", evil],
      ["diff.external", evil],
      ["diff.evil.command", evil],
      ["diff.evil.textconv", evil],
      ["filter.evil.clean", evil],
      ["filter.evil.process", evil],
      ["core.hooksPath", path.join(folder.path, ".git/hooks")],
      ["alias.ls-tree", `!${evil}`],
      ["alias.rev-parse", `!${evil}`],
    ] as const) {
      git(folder.path, "config", key, value);
    }
    folder.write("in/a.txt", "Other.\n");
    assert.deepEqual(await changed("HEAD", "a.txt", "b.txt"), ["a.txt"]);
    assert.equal(existsSync(trace), false);
    // The trap works: an ordinary diff runs into it.
    execFileSync("git", ["diff", "--stat"], { cwd: folder.path, stdio: "pipe" });
    assert.equal(existsSync(trace), true);
  });

  it("fetches nothing for a repository that lacks objects", async () => {
    const trace = path.join(folder.path, "ran");
    folder.write("evil.sh", `#!/bin/sh\necho ran >> '${trace}'\n`);
    chmodSync(path.join(folder.path, "evil.sh"), 0o755);
    for (const [key, value] of [
      ["core.repositoryformatversion", "1"],
      ["extensions.partialClone", "origin"],
      ["remote.origin.url", `ext::${path.join(folder.path, "evil.sh")}`],
      ["remote.origin.promisor", "true"],
      ["remote.origin.uploadpack", path.join(folder.path, "evil.sh")],
      ["protocol.ext.allow", "always"],
    ] as const) {
      git(folder.path, "config", key, value);
    }
    const tree = execFileSync("git", ["rev-parse", "HEAD:in"], { cwd: folder.path, encoding: "utf8" }).trim();
    execFileSync("rm", ["-f", path.join(folder.path, ".git/objects", tree.slice(0, 2), tree.slice(2))]);
    await assert.rejects(changed("HEAD", "a.txt"), UsageError);
    assert.equal(existsSync(trace), false);
    assert.throws(() => execFileSync("git", ["ls-tree", "-r", "HEAD"], { cwd: folder.path, stdio: "pipe" }));
    assert.equal(existsSync(trace), true);
  });

  it("counts what is gone since it was listed: reading it tells", async () => {
    const test = await changedSince(path.join(folder.path, "in"), "first");
    rmSync(path.join(folder.path, "in/a.txt"));
    assert.equal(test(path.join(folder.path, "in/a.txt")), true);
  });

  it("says that a clone is shallow where it lacks the commit", async () => {
    git(folder.path, "commit", "-q", "--allow-empty", "-m", "second");
    git(folder.path, "clone", "-q", "--depth", "1", `file://${folder.path}`, "clone");
    const { code, err } = await corpuslint(["--since", "HEAD~1"], { cwd: path.join(folder.path, "clone") });
    assert.equal(code, 2);
    assert.match(err, /shallow clone; “git fetch --unshallow”/);
  });
});
