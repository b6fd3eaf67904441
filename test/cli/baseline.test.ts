import assert from "node:assert/strict";
import { readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { Baseline } from "../../server/src/cli/baseline";
import { corpuslint, Folder } from "./corpuslint";
import { findingOf } from "./formats/checked-file";

const SLIP = "The minister said on Monday that that road is closed, and and nobody uses it.";
const ARTICLE = `Roads are closed\n\n${SLIP}\n`;

describe("a baseline", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ "in/a.txt": ARTICLE, "in/b.txt": ARTICLE.replace("minister", "mayor") });
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => corpuslint([...args, "--format", "jsonl"], { cwd: folder.path });
  const found = async (...args: string[]) =>
    (await run(...args)).out
      .split("\n")
      .filter((line) => line !== "")
      .map((line): { path: string; rule: string } => JSON.parse(line));

  it("hides what was there, and nothing else", async () => {
    const all = await found("in");
    assert.ok(all.length > 1);
    const written = await run("in", "--write-baseline", "b.json");
    assert.deepEqual([written.code, written.out], [0, ""]);
    assert.match(written.err, new RegExp(`^${all.length} findings written to b\\.json\\.$`, "m"));
    const again = await run("in", "--baseline", "b.json");
    assert.deepEqual(again, { code: 0, out: "", err: "" });
    folder.write("in/b.txt", " date 2021-07-11 \n\nRoads are closed\n\nThe mayor is glad.\n");
    const fresh = await found("in", "--baseline", "b.json");
    assert.ok(fresh.some(({ rule }) => rule === "dates/malformed"));
    assert.ok(fresh.every(({ path: file }) => file === "in/b.txt"));
  });

  it("is the same from every folder", async () => {
    await run("in", "--write-baseline", "b.json");
    const inside = { cwd: path.join(folder.path, "in") };
    assert.equal((await corpuslint(["--baseline", "../b.json"], inside)).code, 0);
    const absolute = ["--baseline", path.join(folder.path, "b.json"), path.join(folder.path, "in")];
    assert.equal((await corpuslint(absolute, { cwd: "/" })).code, 0);
  });

  it("survives edits elsewhere in the article", async () => {
    await run("in", "--write-baseline", "b.json");
    const all = await found("in");
    folder.write("in/a.txt", `${ARTICLE}\nA paragraph more, with nothing wrong in it.\n`);
    assert.ok((await found("in")).length >= all.length - 1);
    assert.deepEqual(await found("in", "--baseline", "b.json"), []);
  });

  it("knows how many equal findings there were: one more is new", async () => {
    const file = path.join(folder.path, "b.json");
    const [one, other] = [findingOf("Kim", "Kim"), findingOf("Kim", "im", { fingerprint: "y" })];
    const first = Baseline.empty();
    assert.deepEqual(first.fresh("a", [one, one, other]), [one, one, other]);
    assert.equal(first.size, 3);
    await first.write(file);
    const second = Baseline.read(file);
    assert.deepEqual(second.fresh("a", [one, other, one, one, other]), [one, other]);
    assert.deepEqual(second.fresh("b", [one]), [one]);
    assert.deepEqual([...second.stale(() => false)], []);
    const third = Baseline.read(file);
    assert.deepEqual(third.fresh("a", [one]), []);
    assert.deepEqual([...third.stale(() => false)], [["a", 2]]);
  });

  it("tells what in it is stale, of what was checked and of what is gone", async () => {
    await run("in", "--write-baseline", "b.json");
    folder.write(
      "in/a.txt",
      "2021-07-11\n\nRoads are open\n\nThe mayor is glad, and the roads are open again today.\n",
    );
    const { err } = await run("in/a.txt", "--baseline", "b.json");
    assert.match(err, /^in\/a\.txt: \d+ of the baseline no longer found$/m);
    assert.doesNotMatch(err, /b\.txt/);
    assert.match(err, /--write-baseline b\.json/);
    rmSync(path.join(folder.path, "in/b.txt"));
    assert.match(
      (await run("in", "--baseline", "b.json")).err,
      /^in\/b\.txt: \d+ of the baseline no longer found$/m,
    );
  });

  it("holds for articles of JSON Lines, by their ids", async () => {
    const line = (id: string, text: string) => `${JSON.stringify({ id, text })}\n`;
    folder.write("in.jsonl", line("a", ARTICLE) + line("b", ARTICLE.replace("minister", "mayor")));
    assert.equal((await run("in.jsonl", "--write-baseline", "b.json")).code, 0);
    assert.deepEqual(await run("in.jsonl", "--baseline", "b.json"), { code: 0, out: "", err: "" });
    folder.write("in.jsonl", line("a", ARTICLE));
    assert.match(
      (await run("in.jsonl", "--baseline", "b.json")).err,
      /^b: \d+ of the baseline no longer found$/m,
    );
  });

  it("is JSON with an article a line, in order", async () => {
    await run("in", "--write-baseline", "b.json");
    const text = readFileSync(path.join(folder.path, "b.json"), "utf8");
    assert.deepEqual(Object.keys(JSON.parse(text).findings), ["in/a.txt", "in/b.txt"]);
    assert.equal(text.split("\n").filter((line) => line.startsWith('"in/')).length, 2);
    await run("in", "--write-baseline", "b.json");
    assert.equal(readFileSync(path.join(folder.path, "b.json"), "utf8"), text);
  });

  it("is refused where it is none", async () => {
    for (const content of [
      "",
      "[]",
      '{"version": 2}',
      '{"version":1,"findings":{"a":{"x":-1}}}',
      '{"version":1,"findings":[]}',
    ]) {
      folder.write("b.json", content);
      const { code, err, out } = await run("in", "--baseline", "b.json");
      assert.deepEqual([code, out], [2, ""], content);
      assert.match(err, /is no baseline/);
    }
    const missing = await run("in", "--baseline", "none.json");
    assert.equal(missing.code, 2);
    assert.match(missing.err, /--write-baseline \S*none\.json/);
    assert.equal((await run("in", "--baseline", "b.json", "--write-baseline", "c.json")).code, 2);
  });

  it("is written through a link, and refused where it cannot be written", async () => {
    folder.write("b.json", "");
    symlinkSync("b.json", path.join(folder.path, "link.json"));
    await run("in", "--write-baseline", "link.json");
    assert.equal(readlinkSync(path.join(folder.path, "link.json")), "b.json");
    assert.equal((await run("in", "--baseline", "b.json")).code, 0);
    for (const name of ["no/folder.json", "in"]) {
      const { code, err } = await run("in", "--write-baseline", name);
      assert.equal(code, 2, name);
      assert.match(err, /^corpuslint: The baseline cannot be written: /m, name);
    }
    assert.deepEqual(readdirSync(folder.path).sort(), ["b.json", "in", "link.json"]);
  });
});
