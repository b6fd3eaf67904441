import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { corpuslint, Folder } from "../corpuslint";

const NAMES = ["Kim Jong Un", "Kim Jong-un", "Angela Merkel", "Xi Jinping"];

function article(number: number): string {
  const name = NAMES[number % NAMES.length] ?? "";
  return `Report ${number} about ${name}\n\n${name} spoke to to reporters for the ${number}th time.\n\n\n\nShare this story\n`;
}

describe("corpuslint check of a folder of many articles", () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
    for (let number = 0; number < 540; number++) folder.write(`a/${number}.txt`, article(number));
  });
  after(() => folder.remove());

  it("shows them in their order while threads check them", async () => {
    const check = async (jobs: number) => {
      const args = ["check", "a", "--format=jsonl", "--today=2026-01-01", "--no-cache", `--jobs=${jobs}`];
      return corpuslint(args, { cwd: folder.path });
    };
    const alone = await check(0);
    assert.ok(alone.out.split("\n").length > 540);
    assert.deepEqual(await check(2), alone);
  });

  it("ends where it is interrupted, or what it shows goes nowhere", async () => {
    const args = ["check", "a", "--format=jsonl", "--today=2026-01-01", "--no-cache", "--jobs=2"];
    for (const end of ["interrupted", "no room left"]) {
      const controller = new AbortController();
      let shown = 0;
      const writing = () => {
        if (++shown !== 5) return;
        if (end === "interrupted") controller.abort(new Error(end));
        else throw new Error(end);
      };
      const setting = { cwd: folder.path, signal: controller.signal, writing };
      await assert.rejects(corpuslint(args, setting), new RegExp(end));
      assert.ok(shown < 10);
    }
  });
});

describe("corpuslint check of names that are not UTF-8", () => {
  it("tells files and folders that cannot be read, and does not call the corpus clean", async function () {
    if (process.platform !== "linux") this.skip();
    const folder = new Folder();
    const families = ["boilerplate", "corpus", "dates", "names", "text"];
    const off = families.map((family) => `--rule=${family}/*=off`);
    const check = () => corpuslint([...off, "--no-cache"], { cwd: folder.path });
    try {
      folder.write("a.txt", article(1));
      assert.equal((await check()).code, 0);
      const named = (name: string) => Buffer.from(`${folder.path}/${name}`, "latin1");
      writeFileSync(named("b\xff.txt"), article(2));
      const file = await check();
      assert.equal(file.code, 2);
      assert.match(file.err, /^b\ufffd\.txt: Its name is not UTF-8; rename it/m);
      rmSync(named("b\xff.txt"));
      mkdirSync(named("c\xff"));
      const inside = await check();
      assert.equal(inside.code, 2);
      assert.match(inside.err, /^The folder “c\ufffd” could not be read\.$/m);
    } finally {
      folder.remove();
    }
  });
});
