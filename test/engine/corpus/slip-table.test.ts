import assert from "node:assert/strict";
import { type FormRecord, packForm, unpackForm } from "../../../server/src/engine/corpus/form-record";
import { SlipTable, SlipTableWriter } from "../../../server/src/engine/corpus/slip-table";

const HIGHEST = 2 ** 30 - 1;

function under(table: SlipTable, key: number): string[] {
  const found: number[] = [];
  table.addTo(found, key);
  return found.map((number) => table.form(number).form);
}

describe("a table of forms by the keys of their misspellings", () => {
  it("finds the forms under a key, with what is known of them, in the order in which they came", () => {
    const writer = new SlipTableWriter();
    for (let each = 0; each < 500; each++) {
      writer.add(`Naïve Имя ${each}`, each % 2 === 0 ? "person" : "place", each, [
        (each * 7919) % 1000,
        HIGHEST - each,
      ]);
    }
    writer.add("Last", "other", 70_000, [HIGHEST, 0]);
    const table = new SlipTable(writer.bytes());
    assert.deepEqual(under(table, HIGHEST), ["Naïve Имя 0", "Last"]);
    assert.deepEqual(under(table, 0), ["Naïve Имя 0", "Last"]);
    assert.deepEqual(under(table, HIGHEST - 499), ["Naïve Имя 499"]);
    assert.deepEqual(under(table, HIGHEST - 500), []);
    assert.deepEqual(table.form(499), { form: "Naïve Имя 499", kind: "place" });
    assert.equal(table.articlesOf(500), 70_000);
    assert.equal(table.count, 501);
  });

  it("has nothing where it is empty, missing or damaged", () => {
    const full = new SlipTableWriter();
    full.add("Angela Merkel", "person", 3, [5, HIGHEST]);
    const bytes = full.bytes();
    for (const damaged of [new SlipTableWriter().bytes(), new Uint8Array(), bytes.fill(255, 0, 4)])
      for (const key of [0, 5, HIGHEST]) assert.doesNotThrow(() => under(new SlipTable(damaged), key));
    assert.deepEqual(under(new SlipTable(new Uint8Array()), 5), []);
    assert.equal(new SlipTable(new SlipTableWriter().bytes()).count, 0);
  });
});

describe("the record of a form", () => {
  const record: FormRecord = {
    shared: true,
    kind: "person",
    mentions: 12,
    edges: [
      { a: "Angela Merkel", b: "Angela Merkle", relation: "slip", score: 0.91 },
      { a: "A. Merkel", b: "Angela Merkel", relation: "shorter", score: 0.8 },
    ],
    written: [
      { form: "Angela Merkel", count: 10, articles: 4 },
      { form: "Merkel", count: 2, articles: 1 },
    ],
    occupations: [],
    entity: "Angela Merkel",
  };

  it("is the same after packing", () => {
    assert.deepEqual(unpackForm(packForm("Angela Merkel", record)), record);
    const bare = { ...record, shared: false, edges: [], written: [], entity: null };
    assert.deepEqual(unpackForm(packForm("梅克尔", bare)), bare);
  });

  it("is none where there are no bytes, or not all", () => {
    assert.equal(unpackForm(undefined), undefined);
    assert.equal(unpackForm(packForm("Angela Merkel", record).subarray(0, 30)), undefined);
  });
});
