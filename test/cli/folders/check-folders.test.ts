import assert from "node:assert/strict";
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
