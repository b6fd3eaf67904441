import assert from "node:assert/strict";
import {
  applyEdits,
  Corpus,
  defaultSettings,
  digestArticle,
  parseArticle,
  type Settings,
} from "../../../server/src/engine";
import { parseConfiguration } from "../../../server/src/workspace/configuration";
import {
  type EntityFormat,
  entityFormats,
  entityRecords,
  splitAliases,
  writeEntities,
} from "../../../server/src/workspace/entities/entity-table";
import { planImport } from "../../../server/src/workspace/entities/plan-import";
import { entityFormatOf, readEntities } from "../../../server/src/workspace/entities/read-entities";
import { importEdits } from "../../../server/src/workspace/entities/registry-edits";

const TEXTS = [
  "2021-07-11\n\nPresident Vladimir Putin met Angela Merkel in Berlin. Putin thanked Merkel.",
  "2021-08-02\n\nVladimir Putin spoke to Angela Merkel. The German Embassy in Moscow said so.",
  "2021-09-02\n\nIn Hanover President Wladimir Putin was absent, said Gerhard Schröder on Tuesday.",
];

function corpus(): Corpus {
  const all = new Corpus();
  for (const [at, text] of TEXTS.entries()) all.add(digestArticle(parseArticle({ id: `${at}.txt`, text })));
  return all;
}

function settingsOf(json: string): Settings {
  const { configuration } = parseConfiguration(json);
  assert.ok(configuration);
  return configuration.settings;
}

/** The configuration after a file of entities was read into it. */
function imported(file: string, before = "", format: EntityFormat = "csv") {
  const settings = before === "" ? defaultSettings : settingsOf(before);
  const plan = planImport(readEntities(file, format), entityRecords(corpus(), settings), settings.entities);
  const after = applyEdits(before, importEdits(before, plan.changes));
  return { plan, after, settings: after === "" ? defaultSettings : settingsOf(after) };
}

describe("entities as a table", () => {
  it("tell name, kind, aliases, counts, dates, notes and Wikidata id", () => {
    const settings = settingsOf(
      '{"entities": [{"name": "Vladimir Putin", "kind": "person", "aliases": ["Wladimir Putin"], "note": "a, b", "wikidata": "Q7747"}, {"name": "Nobody Here", "aliases": []}]}',
    );
    const [head, ...rows] = writeEntities(entityRecords(corpus(), settings), "csv").split("\r\n");
    assert.equal(head, "name,kind,aliases,articles,mentions,first,last,notes,wikidata,id");
    assert.ok(
      rows.includes(
        'Vladimir Putin,person,Wladimir Putin,3,4,2021-07-11,2021-09-02,"a, b",Q7747,person:Vladimir Putin',
      ),
      rows.join("\n"),
    );
    assert.ok(rows.includes("Nobody Here,other,,0,0,,,,,other:Nobody Here"));
  });

  it("read back unchanged change nothing, in every format", () => {
    const before =
      '{"entities": [{"name": "Vladimir Putin", "aliases": ["Wladimir Putin", "V|P"], "note": "=x\\n\\"y\\"\\t\\\\z", "wikidata": "Q7747"}]}';
    for (const format of entityFormats) {
      const records = entityRecords(corpus(), settingsOf(before));
      const { plan, after } = imported(writeEntities(records, format), before, format);
      assert.deepEqual(plan, { changes: [], unchanged: records.length, problems: [] });
      assert.equal(after, before);
    }
  });

  it("keep a bar inside an alias", () => {
    assert.deepEqual(splitAliases("a\\|b|c\\\\|| d "), ["a|b", "c\\", "d"]);
  });
});

describe("reading entities back", () => {
  it("renames what was renamed, and keeps comments", () => {
    const before =
      '{\n  // mine\n  "entities": [\n    // Angela\n    { "name": "Angela Merkel", "aliases": [] } // hers\n  ]\n}\n';
    const { plan, after, settings } = imported(
      "name,id\nMerkel Angela,person:Angela Merkel\nVladimir V. Putin,person:Vladimir Putin\n",
      before,
    );
    assert.deepEqual(
      plan.changes.map(({ entity, what }) => [entity.name, ...what]),
      [
        ["Merkel Angela", "is called “Merkel Angela” now"],
        ["Vladimir V. Putin", "is called “Vladimir V. Putin” now"],
      ],
    );
    for (const comment of ["// mine", "// Angela", "// hers"]) assert.ok(after.includes(comment), after);
    assert.deepEqual(
      settings.entities.map(({ name, aliases }) => [name, ...aliases]),
      [
        ["Merkel Angela", "Angela Merkel"],
        ["Vladimir V. Putin", "Vladimir Putin", "Wladimir Putin"],
      ],
    );
    const names = corpus()
      .names.entities(settings)
      .map(({ name }) => name);
    assert.ok(names.includes("Merkel Angela") && !names.includes("Angela Merkel"));
  });

  it("makes one of rows that have one name now, and takes back that they are different", () => {
    const before =
      '{"different": [["Angela Merkel", "Gerhard Schröder"]], "entities": [{"name": "Gerhard Schröder", "aliases": [], "note": "x"}, {"name": "Angela Merkel", "aliases": []}]}';
    const { settings } = imported(
      "id,name\nperson:Angela Merkel,Chancellor\nperson:Gerhard Schröder,Chancellor\n",
      before,
    );
    assert.deepEqual(settings.different, []);
    assert.deepEqual(settings.entities, [
      { name: "Chancellor", kind: "person", aliases: ["Angela Merkel", "Gerhard Schröder"], note: "x" },
    ]);
  });

  it("heeds OpenRefine's judgements", () => {
    const { settings, plan } = imported(
      [
        "name,recon judgment,match id",
        "Vladimir Putin,matched,Q7747",
        "Angela Merkel,none,Q567",
        "Gerhard Schröder,new,",
        "Berlin,matched,https://www.wikidata.org/wiki/Q64",
        "Moscow,perhaps,Q649",
        "Hanover,matched,1715",
      ].join("\n"),
    );
    assert.deepEqual(
      settings.entities.map(({ name, wikidata }) => [name, wikidata]),
      [
        ["Vladimir Putin", "Q7747"],
        ["Berlin", "Q64"],
      ],
    );
    assert.deepEqual(
      plan.problems.map(({ line }) => line),
      [3, 6, 7],
    );
  });

  it("reads OpenRefine's cells with their reconciliation, and its templating export", () => {
    const row = {
      name: { v: "Vladimir Putin", r: { j: "matched", m: { id: "Q7747", nm: "Vladimir Putin" } } },
    };
    for (const text of [`${JSON.stringify(row)}\n`, JSON.stringify({ rows: [row] }, null, 1)]) {
      const { settings } = imported(text, "", "jsonl");
      assert.equal(settings.entities[0]?.wikidata, "Q7747");
    }
  });

  it("reads the further rows of a record", () => {
    const { rows } = readEntities("name\taliases\nA B\tA. B.\n\tAB\n", "tsv");
    assert.deepEqual(rows, [{ line: 2, name: "A B", aliases: ["A. B.", "AB"] }]);
  });

  it("reads what OpenRefine makes of exported JSON Lines, and of a table by its template", () => {
    const { rows, problems } = readEntities(
      "_ - id,_ - name,_ - articles,_ - aliases - aliases\nperson:A B,A B,2,A|B\n,,,AB\nperson:C,C,1,\n",
      "csv",
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(rows, [
      { line: 2, id: "person:A B", name: "A B", aliases: ["A|B", "AB"] },
      { line: 4, id: "person:C", name: "C", aliases: [] },
    ]);
    const row = { name: "'=SUM Ltd", "match id": "Q1", judgment: "matched", wikidata: null };
    assert.deepEqual(readEntities(JSON.stringify({ rows: [row] }), "jsonl").rows, [
      { line: 1, name: "=SUM Ltd", wikidata: "Q1" },
    ]);
  });

  it("takes what was matched now before the id that was known", () => {
    const read = (cells: string) => readEntities(`name,match id,judgment,wikidata\nA,${cells}\n`, "csv");
    assert.equal(read("Q2,matched,Q1").rows[0]?.wikidata, "Q2");
    assert.equal(read(",,Q1").rows[0]?.wikidata, "Q1");
    assert.deepEqual(read(",none,Q1"), { rows: [{ line: 2, name: "A", wikidata: "Q1" }], problems: [] });
    assert.equal(read("Q2,none,Q1").problems.length, 1);
    assert.equal(read(",new,Q1").rows[0]?.wikidata, null);
  });

  it("adds and takes away aliases, notes and ids; a form that the corpus joins stays, and is told", () => {
    const before =
      '{"entities": [{"name": "Angela Merkel", "kind": "person", "aliases": ["Kanzlerin", "Mutti"], "note": "old", "wikidata": "Q1"}]}';
    const { settings, plan } = imported(
      "id,name,aliases,notes,wikidata\nperson:Angela Merkel,Angela Merkel,Mutti|Angie,,Q567\nperson:Vladimir Putin,Vladimir Putin,,,\n",
      before,
    );
    assert.deepEqual(settings.entities, [
      { name: "Angela Merkel", kind: "person", aliases: ["Mutti", "Angie"], wikidata: "Q567" },
    ]);
    assert.equal(plan.unchanged, 1);
    assert.match(plan.problems[0]?.message ?? "", /“Wladimir Putin” stays a form/);
  });

  it("tells what it does not understand, with the line, and goes on", () => {
    const { plan } = imported(
      'name,kind,colour\nAngela Merkel,queen,red\n,person,\nA,person,x,y\n"Berlin,place\n',
    );
    assert.deepEqual(
      plan.problems.map(({ line, message }) => `${line} ${message}`),
      [
        "1 The column “colour” is not read.",
        "2 “queen” is no kind: person, organisation, place or other.",
        "3 This row has no name.",
        "4 There are 4 cells under 3 columns.",
        "5 A quotation mark is never closed.",
      ],
    );
    for (const [text, line] of [
      ["{oops\n[1]\n", 1],
      ["", 1],
      ["a,b\n1,2\n", 1],
    ] as const) {
      const { problems, rows } = readEntities(text, text.startsWith("{") ? "jsonl" : "csv");
      assert.equal(problems[0]?.line, line);
      assert.deepEqual(rows, []);
    }
  });

  it("cannot make the configuration hold anything but names", () => {
    const { after, settings } = imported('name,aliases\n"x"", ""rules"": {",__proto__\n');
    assert.deepEqual(settings.entities[0]?.aliases, ["__proto__"]);
    assert.deepEqual(Object.keys(JSON.parse(after)), ["entities"]);
  });

  it("writes thousands at once", () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `Person Number${at},p${at}\n`).join("");
    const start = process.cpuUsage().user;
    const { settings } = imported(
      `name,aliases\n${rows}`,
      '{ "entities": [ { "name": "First", "aliases": [] }, ] }',
    );
    assert.equal(settings.entities.length, 3001);
    assert.ok(process.cpuUsage().user - start < 5_000_000);
  });

  it("knows a format by the file's name, else by its first line", () => {
    assert.equal(entityFormatOf("x.TSV", ""), "tsv");
    assert.equal(entityFormatOf("x", '{"name": "a"}'), "jsonl");
    assert.equal(entityFormatOf("x.txt", "name\tkind\n"), "tsv");
    assert.equal(entityFormatOf("x.txt", "name,kind\n"), "csv");
  });

  it("leaves all as it is where the same table is read a second time", () => {
    const file = [
      "name,kind,aliases,id",
      "W. Putin,person,Wladimir Putin,person:Vladimir Putin",
      "Angela Merkel,person,,person:Angela Merkel",
      "Angela Merkel,person,,person:Gerhard Schröder",
    ].join("\n");
    const first = imported(file);
    assert.deepEqual(
      first.settings.entities.map(({ name, aliases }) => [name, aliases.includes("Vladimir Putin")]),
      [
        ["W. Putin", true],
        ["Angela Merkel", false],
      ],
    );
    const second = imported(file, first.after);
    assert.deepEqual(second.plan.changes, []);
    assert.deepEqual(
      second.plan.problems.filter(({ message }) => message.includes("taken as new")),
      [],
    );
    assert.equal(second.after, first.after);
  });
});
