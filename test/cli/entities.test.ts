import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { corpuslint, Folder } from "./corpuslint";

const TEXT = "2021-07-11\n\nPresident Vladimir Putin met Angela Merkel in Berlin. Putin thanked Merkel.\n";

describe("corpuslint entities", () => {
  let folder: Folder;
  const configuration = () => path.join(folder.path, "corpus/corpuslint.json");
  beforeEach(() => {
    folder = new Folder({ "corpus/a.txt": TEXT });
  });
  afterEach(() => folder.remove());

  it("writes a table in each format", async () => {
    const csv = await corpuslint(["entities", "corpus"], { cwd: folder.path });
    assert.equal(csv.code, 0, csv.err);
    assert.match(csv.out, /^name,kind,aliases,articles,/);
    assert.match(csv.out, /^Vladimir Putin,person,,1,2,2021-07-11,2021-07-11,,,person:Vladimir Putin\r$/m);
    const tsv = await corpuslint(["entities", "--format", "tsv", "corpus"], { cwd: folder.path });
    assert.match(tsv.out, /^Angela Merkel\tperson\t/m);
    const jsonl = await corpuslint(["entities", "--format=jsonl"], { cwd: path.join(folder.path, "corpus") });
    const first: unknown = JSON.parse(jsonl.out.split("\n")[0] ?? "");
    assert.ok(typeof first === "object" && first !== null && "wikidata" in first);
  });

  it("reads one back: shows what would change, then changes it", async () => {
    folder.write("in.csv", "name,id,wikidata\nW. Putin,person:Vladimir Putin,Q7747\n");
    const args = ["entities", "corpus", "--import", "in.csv"];
    const dry = await corpuslint([...args, "--dry-run"], { cwd: folder.path });
    assert.deepEqual(
      [dry.code, dry.out],
      [0, "W. Putin: is called “W. Putin” now; is Q7747\n1 to change, 0 as they are.\n"],
    );
    assert.ok(!existsSync(configuration()));
    const real = await corpuslint(args, { cwd: folder.path });
    assert.deepEqual([real.code, real.out], [0, dry.out]);
    assert.deepEqual(JSON.parse(readFileSync(configuration(), "utf8")), {
      entities: [{ name: "W. Putin", aliases: ["Vladimir Putin"], kind: "person", wikidata: "Q7747" }],
    });
    const again = await corpuslint(["entities", "corpus"], { cwd: folder.path });
    assert.match(again.out, /^W\. Putin,person,Vladimir Putin,1,2,.*,Q7747,person:W\. Putin\r$/m);
  });

  it("tells with the line what it did not understand, and exits 1", async () => {
    folder.write("in.csv", "name,kind\nVladimir Putin,tsar\n");
    const { code, err } = await corpuslint(["entities", "corpus", "--import", "in.csv"], {
      cwd: folder.path,
    });
    assert.equal(code, 1);
    assert.match(err, /^in\.csv:2: “tsar” is no kind/m);
  });

  it("is told where it is used wrongly", async () => {
    folder.write("latin.csv", Uint8Array.of(0x6e, 0xe9, 0x0a));
    folder.write("broken/corpuslint.json", "{");
    for (const args of [
      ["nowhere"],
      ["corpus", "corpus"],
      ["corpus", "--dry-run"],
      ["corpus", "--import", "none.csv"],
      ["corpus", "--import", "latin.csv"],
      ["corpus", "--format", "xls"],
      ["broken"],
    ]) {
      const { code, err } = await corpuslint(["entities", ...args], { cwd: folder.path });
      assert.equal(code, 2, args.join(" "));
      assert.match(err, /^corpuslint: /);
    }
  });
});
