import assert from "node:assert/strict";
import fc from "fast-check";
import { EdgeTable } from "../../../server/src/engine/corpus/edge-table";
import type { NameRelation } from "../../../server/src/engine/names/name-relation";

const RELATIONS: readonly NameRelation[] = ["spelling", "alias", "slip", "shorter"];
type Link = readonly [end: number, relation: NameRelation, score: number];

function linksOf(table: EdgeTable, node: number): Link[] {
  const links: Link[] = [];
  for (let link = table.first(node); link >= 0; link = table.next(link))
    links.push([table.end(link), table.relation(link), table.score(link)]);
  return inOrder(links);
}

function inOrder(links: Iterable<Link>): Link[] {
  return [...links].sort(([a], [b]) => a - b);
}

describe("EdgeTable", () => {
  it("holds what a Map of Maps holds, whatever came and went before", () => {
    const step = fc.record({
      action: fc.constantFrom("add", "add", "add", "remove", "removeAll"),
      node: fc.nat(9),
      end: fc.nat(40),
      relation: fc.constantFrom(...RELATIONS),
      score: fc.double({ noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 700 }), (steps) => {
        const table = new EdgeTable();
        const model = new Map<number, Map<number, Link>>();
        for (const { action, node, end, relation, score } of steps) {
          const links = model.get(node) ?? new Map<number, Link>();
          model.set(node, links);
          if (action === "add" && !links.has(end)) {
            table.add(node, end, relation, score);
            links.set(end, [end, relation, score]);
          } else if (action === "remove") {
            assert.equal(table.remove(node, end), links.delete(end));
          } else if (action === "removeAll") {
            table.removeAll(node);
            links.clear();
          }
        }
        for (let node = 0; node < 12; node++) {
          const links = model.get(node) ?? new Map<number, Link>();
          assert.deepEqual(linksOf(table, node), inOrder(links.values()));
          for (const end of [0, 7, ...links.keys()]) assert.equal(table.find(node, end) >= 0, links.has(end));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("takes room again that was given free", () => {
    const table = new EdgeTable();
    for (let round = 0; round < 3; round++) {
      for (let end = 0; end < 500; end++) table.add(end % 3, end, "slip", end / 500);
      for (let node = 0; node < 3; node++) table.removeAll(node);
    }
    table.add(1, 2, "alias", 0.5);
    assert.ok(table.first(1) < 500);
    assert.deepEqual(linksOf(table, 1), [[2, "alias", 0.5]]);
  });
});
