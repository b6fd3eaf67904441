import assert from "node:assert/strict";
import * as path from "node:path";
import { disk } from "../../server/src/workspace/disk";
import { findCorpora } from "../../server/src/workspace/find-corpora";
import { MemoryFileSystem } from "../../server/src/workspace/memory";
import { targetsOf } from "../../server/src/workspace/targets";

const project = path.resolve(__dirname, "../..");

const prose =
  "The minister said on Monday that the talks would go on. “We are not there yet,” she told reporters in the " +
  "capital, where delegations of both sides had met for two days. Nobody expected a result before the summer.\n";
const licence = `Permission is hereby granted, free of charge, to any person. ${prose.repeat(3)}`;

function corporaIn(files: Record<string, string>): Promise<string[]> {
  const memory = new MemoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`/w/${name}`, text])),
  );
  return findCorpora(memory, "/w");
}

describe("finding corpora", () => {
  it("the seeds are one, with no configuration", async () => {
    const seeds = path.join(project, "seeds");
    assert.deepEqual(await findCorpora(disk, seeds), [seeds]);
  });

  it("articles in folders are one, pictures and tables beside them notwithstanding", async () => {
    const files = {
      "2021/a.txt": prose,
      "2021/b.txt": prose,
      "meta.csv": "x",
      "a.jpg": "",
      "c.html": "",
      "d.json": "",
    };
    assert.deepEqual(await corporaIn(files), ["/w"]);
  });

  it("a code repository is none", async () => {
    const files = {
      "requirements.txt": "numpy==1.0\nscipy\n",
      "LICENSE.txt": licence,
      "robots.txt": "User-agent: *\nDisallow: /\n",
      "CMakeLists.txt": "project(x)\n",
      "notes.txt": prose,
      "more.txt": prose,
      "src/main.py": "print(1)\n",
    };
    assert.deepEqual(await corporaIn(files), []);
    assert.deepEqual(
      await corporaIn({ "LICENSE.txt": licence, "robots.txt": prose, "README.txt": prose }),
      [],
    );
    assert.deepEqual(await corporaIn({ "package.json": "{}", "a.txt": prose, "b.txt": prose }), []);
  });

  it("more source files than texts are none, a script or two beside many texts are one", async () => {
    const texts = { "a.txt": prose, "b.txt": prose, "c.txt": prose };
    assert.deepEqual(await corporaIn({ ...texts, "1.py": "", "2.py": "", "3.c": "" }), []);
    assert.deepEqual(await corporaIn({ ...texts, "count.py": "" }), ["/w"]);
  });

  it("lists of words, logs and tables are none", async () => {
    const words = "apple\nbanana\ncherry\n".repeat(100);
    const log = "2021-07-11 10:00:01 INFO [main] started in 17 ms. code=0x1f;\n".repeat(50);
    const table = "12.5\t13.1\t9.9\n".repeat(100);
    assert.deepEqual(await corporaIn({ "a.txt": words, "b.txt": words, "c.txt": words }), []);
    assert.deepEqual(await corporaIn({ "a.txt": log, "b.txt": log }), []);
    assert.deepEqual(await corporaIn({ "a.txt": table, "b.txt": table }), []);
  });

  it("articles in any script are one", async () => {
    const chinese =
      "北京七月十一日电，两国领导人周日互致贺电。双方表示，将继续加强合作，推动两国关系迈上新台阶。".repeat(
        4,
      );
    const arabic =
      "قال الوزير يوم الاثنين إن المحادثات ستستمر بين الجانبين في العاصمة. ولم يتوقع أحد التوصل إلى نتيجة قبل الصيف. ".repeat(
        4,
      );
    assert.deepEqual(await corporaIn({ "a.txt": chinese, "b.txt": chinese }), ["/w"]);
    assert.deepEqual(await corporaIn({ "a.txt": arabic, "b.txt": arabic }), ["/w"]);
  });

  it("a folder with none, one note, or nothing but empty files is none", async () => {
    assert.deepEqual(await corporaIn({ "x.md": "" }), []);
    assert.deepEqual(await corporaIn({ "note.txt": prose }), []);
    assert.deepEqual(await corporaIn({ "a.txt": "", "b.txt": "" }), []);
  });

  it("a configuration makes one of any folder, and inside a larger project only there", async () => {
    assert.deepEqual(await corporaIn({ "corpuslint.json": "{}", "package.json": "{}" }), ["/w"]);
    assert.deepEqual(
      await corporaIn({
        "package.json": "{}",
        "data/news/corpuslint.json": "{}",
        "data/news/old/corpuslint.json": "{}",
        "other/corpuslint.json": "{}",
      }),
      ["/w/other", "/w/data/news"],
    );
  });
});

describe("the corpora of named paths", () => {
  const files = new MemoryFileSystem({
    "/configured/corpuslint.json": "{}",
    "/configured/in/a.txt": prose,
    "/plain/a.txt": prose,
    "/plain/sub/b.txt": prose,
  });

  it("a configured one is known from any path in it", async () => {
    const [target, ...more] = await targetsOf(files, ["/configured/in"]);
    assert.deepEqual(more, []);
    assert.equal(target?.root, "/configured");
    assert.equal(target?.only, undefined);
    assert.ok(target?.wanted("in/a.txt"));
    assert.ok(!target?.wanted("b.txt"));
  });

  it("a folder without configuration is one, files without configuration are one by folder", async () => {
    const targets = await targetsOf(files, ["/plain", "/plain/sub/b.txt"]);
    assert.deepEqual(
      targets.map(({ root, only }) => [root, only]),
      [
        ["/plain", undefined],
        ["/plain/sub", ["b.txt"]],
      ],
    );
  });

  it("a path that does not exist is an error", async () => {
    await assert.rejects(targetsOf(files, ["/plain/none.txt"]), /does not exist/);
  });
});
