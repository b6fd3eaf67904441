import assert from "node:assert/strict";
import { findAcronyms } from "../../../server/src/engine/names/acronyms";
import { personName } from "../../../server/src/engine/names/person";

describe("personName", () => {
  const cases: readonly (readonly [string, string, string, boolean])[] = [
    ["Kim Jong Un", "Jong Un", "Kim", true],
    ["Kim Jong-un", "Jong-un", "Kim", true],
    ["Xi Jinping", "Jinping", "Xi", true],
    ["Nguyen Phu Trong", "Phu Trong", "Nguyen", true],
    ["Kim Kardashian", "Kim", "Kardashian", false],
    ["Joe Biden", "Joe", "Biden", false],
    ["Ursula von der Leyen", "Ursula", "von der Leyen", false],
    ["Putin, Vladimir Vladimirovich", "Vladimir Vladimirovich", "Putin", false],
    ["Dr. Martin Luther King Jr.", "Martin Luther", "King", false],
    ["Sukarno", "", "Sukarno", false],
    ["", "", "", false],
  ];
  for (const [name, given, family, familyFirst] of cases) {
    it(`takes “${name}” apart`, () => {
      const parts = personName(name);
      assert.deepEqual(
        [parts.given.join(" "), parts.family.join(" "), parts.familyFirst],
        [given, family, familyFirst],
      );
    });
  }
});

describe("findAcronyms", () => {
  const found = (text: string) =>
    findAcronyms(text, [{ start: 0, end: text.length }]).map(({ acronym, expansion, expanded, fits }) => {
      assert.equal(text.slice(expanded.start, expanded.end), expansion);
      return `${acronym} ${fits ? "is" : "is not"} ${expansion}`;
    });

  it("finds what brackets abbreviate, with and without little words", () => {
    assert.deepEqual(found("The Korean Central News Agency (KCNA) said so."), [
      "KCNA is Korean Central News Agency",
    ]);
    assert.deepEqual(found("It is the Food and Agriculture Organization (FAO) in Rome."), [
      "FAO is Food and Agriculture Organization",
    ]);
    assert.deepEqual(found("In Asia-Pacific Economic Cooperation (APEC) talks"), [
      "APEC is Asia-Pacific Economic Cooperation",
    ]);
  });

  it("sees two letters that changed places, and takes nothing else for a slip", () => {
    assert.deepEqual(found("The Korean Central News Agency (KNCA) said so."), [
      "KNCA is not Korean Central News Agency",
    ]);
    assert.deepEqual(found("The Revolutionary Armed Forces of Colombia (FARC) left."), []);
    assert.deepEqual(found("the picture (AP) and Some Other Words (see below) of it"), []);
  });
});
