import assert from "node:assert/strict";
import type { Finding, Settings } from "../../server/src/engine";
import { TestCorpus } from "../engine/corpus-of";
import { type SeedNumber, seedCorpus, seedFiles, seedNumbers, seedText } from "./seeds";

const RULE = "names/variant-spelling";

function findingsWith(settings: Partial<Settings>, seed: SeedNumber): Finding[] {
  const files = seedNumbers.map((each) => [seedFiles[each], seedText(each)] as const);
  return new TestCorpus(Object.fromEntries(files), settings).findings(seedFiles[seed]);
}

/** The names flagged as variants, by seed. */
function variants(settings: Partial<Settings>): Record<string, string[]> {
  return Object.fromEntries(
    seedNumbers.map((seed) => [
      seed,
      findingsWith(settings, seed)
        .filter(({ rule }) => rule === RULE)
        .map(({ span }) => seedText(seed).slice(span.start, span.end)),
    ]),
  );
}

describe("what the user decides about the seeds", () => {
  const [kim] = seedCorpus()
    .findings(seedFiles["000"])
    .filter(({ rule }) => rule === RULE);
  assert.ok(kim !== undefined);

  it("is offered: one problem everywhere, the other form as the canonical one, two people", () => {
    const all = seedCorpus()
      .findings(seedFiles["000"])
      .filter(({ rule }) => rule === RULE);
    assert.deepEqual(
      all.map(({ subject }) => subject),
      [kim.subject, kim.subject],
    );
    assert.ok(kim.subject !== undefined);
    assert.deepEqual(
      kim.decisions.map((decision) => decision.kind),
      ["canonical-name", "different-names"],
    );
  });

  it("turns the findings round where the other form becomes the canonical one", () => {
    const [decision] = kim.decisions;
    assert.ok(decision?.kind === "canonical-name" && decision.name === "Kim Jong-un");
    const { name, aliases } = decision;
    assert.deepEqual(variants({ entities: [{ name, aliases, kind: "person" }] }), {
      "000": ["Kim Jong Un"],
      "001": ["Kim Jong Un"],
      "003": ["Kim Jong Un"],
    });
  });

  it("silences what is said to be two people", () => {
    assert.deepEqual(variants({ different: [["Kim Jong-un", "Kim Jong Un"]] }), {
      "000": [],
      "001": [],
      "003": [],
    });
  });

  it("silences one accepted finding and no other", () => {
    const before = findingsWith({}, "000");
    const after = findingsWith({ ignored: [kim.fingerprint] }, "000");
    assert.deepEqual(
      after.map(({ fingerprint }) => fingerprint),
      before.map(({ fingerprint }) => fingerprint).filter((one) => one !== kim.fingerprint),
    );
    assert.equal(after.length, before.length - 1);
  });

  it("silences a rule, a family, and lets one rule of a silent family speak", () => {
    const rules = (settings: Settings["rules"]) =>
      findingsWith({ rules: settings }, "000").map(({ rule }) => rule);
    assert.ok(!rules({ [RULE]: "off" }).includes(RULE));
    assert.ok(rules({ "names/*": "off" }).every((rule) => !rule.startsWith("names/")));
    const some = rules({ "names/*": "off", [RULE]: "error" }).filter((rule) => rule.startsWith("names/"));
    assert.deepEqual(some, [RULE, RULE]);
  });
});
