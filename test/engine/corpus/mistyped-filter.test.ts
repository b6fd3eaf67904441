import assert from "node:assert/strict";
import fc from "fast-check";
import { MistypedFilter } from "../../../server/src/engine/corpus/mistyped-filter";
import { isNameMistyped } from "../../../server/src/engine/names/word-slips";

const word = fc.string({ unit: fc.constantFrom(..."asdrAİΣé"), minLength: 1, maxLength: 9 });
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));

/** The name with a letter struck twice, swapped with the next, exchanged for another one, or left out. */
function slipped(right: string, kind: number, place: number, letter: string): string {
  const at = place % right.length;
  const [head, tail] = [right.slice(0, at), right.slice(at)];
  if (kind === 0) return head + tail.charAt(0) + tail;
  if (kind === 1) return head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
  return kind === 2 ? head + letter + tail.slice(1) : head + tail.slice(1);
}

function filterOf(names: ReadonlySet<string>): MistypedFilter {
  const filter = new MistypedFilter(names.size);
  for (const each of names) filter.add(each);
  return filter;
}

describe("MistypedFilter", () => {
  it("lets every text through that is a name mistyped, be it one of the names itself or not", () => {
    let found = 0;
    const slip = fc.tuple(name, fc.nat(3), fc.nat(30), fc.constantFrom(..."asdf"), fc.boolean());
    fc.assert(
      fc.property(slip, fc.array(name), ([right, kind, place, letter, added], others) => {
        const text = slipped(right, kind, place, letter);
        const names = new Set([right, ...others]);
        if (added) names.add(text);
        if (![...names].some((each) => isNameMistyped(text, each))) return;
        found++;
        assert.ok(filterOf(names).mayBeSlip(text, names.has(text)), `${text} of ${[...names].join(", ")}`);
      }),
      { numRuns: 20_000 },
    );
    assert.ok(found > 500, `${found} found`);
  });

  it("keeps back most that are like no name, themselves left out", () => {
    const names = new Set(Array.from({ length: 2000 }, (_, at) => `Name${at} Surname${(at * 7919) % 10007}`));
    const filter = filterOf(names);
    const through = [...names].filter((each) => filter.mayBeSlip(`Other ${each}`, false)).length;
    assert.ok(through < 200, `${through} of 2000`);
    const itself = new Set(["Angela Merkel", "Emmanuel Macron"]);
    for (const each of itself) assert.ok(!filterOf(itself).mayBeSlip(each, true), each);
    assert.ok(filterOf(itself).mayBeSlip("Angela Merkle", false));
  });
});
