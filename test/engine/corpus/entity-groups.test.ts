import assert from "node:assert/strict";
import fc from "fast-check";
import type { ClusterRules, NameEdge } from "../../../server/src/engine/corpus/entity-clusters";
import { EntityGroups } from "../../../server/src/engine/corpus/entity-groups";
import { relateNames } from "../../../server/src/engine/names/compare";

const NAMES: readonly string[] = [
  "J. Smith",
  "John Smith",
  "Jon Smith",
  "John Smyth",
  "John Adam Smith",
  "J. A. Smith",
  "Jane Smith",
  "Jane Smiht",
  "Jane B. Smith",
  "Jane B Smith",
  "J. B. Smith",
  "Kim Jong-un",
  "Kim Jong Un",
  "Kim Jong-nam",
  "Kim Jong",
  "Robert Miller",
  "Bob Miller",
  "R. Miller",
  "Roberta Miller",
];

/** The rules for those names of the list that are there. */
function rulesOf(there: ReadonlySet<string>): Omit<ClusterRules, "verdicts"> {
  const edgesOf = (form: string): NameEdge[] =>
    [...there].flatMap((other) => {
      if (other === form || !there.has(form)) return [];
      const [a, b] = form < other ? [form, other] : [other, form];
      const { relation, score } = relateNames(a, b, "person");
      return relation === "similar" || relation === "different" ? [] : [{ a, b, relation, score }];
    });
  return {
    edgesOf,
    registered: () => -1,
    registeredWith: () => [],
    areDifferent: () => false,
    kindOf: () => "person",
  };
}

function clustersOf(there: Iterable<string>, most?: number): Map<string, readonly string[] | undefined> {
  const forms = [...there];
  const groups = new EntityGroups(rulesOf(new Set(forms)), most);
  return new Map(forms.map((form) => [form, groups.clusterOf(form)]));
}

const form = fc.constantFrom(...NAMES);

describe("the forms of an entity", () => {
  it("are joined where they can mean one only", () => {
    const clusters = clustersOf(["J. Smith", "John Smith", "John Adam Smith", "R. Miller", "Bob Miller"]);
    assert.deepEqual(clusters.get("J. Smith"), ["J. Smith", "John Adam Smith", "John Smith"]);
    assert.deepEqual(clusters.get("Bob Miller"), clusters.get("R. Miller"));
    const torn = clustersOf(["J. Smith", "John Smith", "Jane Smith", "Jon Smith"]);
    assert.deepEqual(torn.get("J. Smith"), ["J. Smith"]);
    assert.deepEqual(torn.get("John Smith"), ["John Smith", "Jon Smith"]);
  });

  it("are the same whoever asks first", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...NAMES], { minLength: 2 }), (names) => {
        const sorted = clustersOf([...names].sort());
        for (const [name, cluster] of clustersOf(names)) assert.deepEqual(cluster, sorted.get(name));
        for (const [name, cluster] of sorted) {
          for (const other of cluster ?? []) assert.equal(sorted.get(other), cluster, `${name} ${other}`);
        }
      }),
    );
  });

  it("are the same however soon they are forgotten", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...NAMES], { minLength: 2 }), fc.nat(6), (names, most) => {
        assert.deepEqual(clustersOf(names, most), clustersOf(names));
      }),
    );
  });

  it("are, after forms have come and gone, what they would be from the start, and others only around these", () => {
    let outside = 0;
    fc.assert(
      fc.property(fc.subarray([...NAMES]), fc.array(form, { minLength: 1, maxLength: 8 }), (begin, moves) => {
        const there = new Set(begin);
        const rules = rulesOf(there);
        const groups = new EntityGroups(rules);
        const linkedTo = (name: string) => rules.edgesOf(name).map(({ a, b }) => (a === name ? b : a));
        const aroundAll = (names: readonly string[]) =>
          new Set(names.filter((name) => there.has(name)).flatMap((name) => [...groups.around(name)]));
        for (const move of moves) {
          const before = clustersOf(there);
          const isThere = there.has(move);
          there.add(move);
          const touched = [move, ...linkedTo(move)];
          if (!isThere) there.delete(move);
          const around = aroundAll(touched);
          if (isThere) there.delete(move);
          else there.add(move);
          for (const name of touched) groups.forget(name);
          for (const name of aroundAll(touched)) around.add(name);
          for (const [name, cluster] of clustersOf(there)) {
            assert.deepEqual(groups.clusterOf(name), cluster, name);
            if (around.has(name)) continue;
            assert.deepEqual(cluster, before.get(name), `${name} is not around ${move}`);
            outside++;
          }
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(outside > 100);
  });
});
