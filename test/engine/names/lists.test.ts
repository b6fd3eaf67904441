import assert from "node:assert/strict";
import { CityList } from "../../../server/src/engine/names/city-list";
import { entriesFrom, gazetteerEntries, lookUp } from "../../../server/src/engine/names/lexicon";
import { WordList } from "../../../server/src/engine/names/word-list";

describe("WordList", () => {
  it("knows the places of its words and of no others", () => {
    const words = "an ann anna nan an'na ünal";
    const list = new WordList(words);
    for (const [at, word] of words.split(" ").entries()) assert.equal(list.indexOf(word), at);
    for (const other of ["", "a", "anan", "an ann", "anna nan", " ", "unal"])
      assert.ok(!list.has(other), other);
  });
});

describe("CityList", () => {
  const stemOf = (name: string): string => (name.toLowerCase().split(/[ ,]/)[0] ?? "").replace("é", "e");

  it("gives each line once, by the first word of its name, in order", () => {
    const list = new CityList("San José|CR\nSan Juan|PR\nSantiago|CL\nSan Pedro|AR|town", stemOf);
    assert.deepEqual(list.take("sant"), []);
    assert.deepEqual([...list.stemsOfSeveral()], ["san"]);
    assert.deepEqual(list.take("san"), ["San José|CR", "San Juan|PR", "San Pedro|AR|town"]);
    assert.deepEqual(list.take("san"), []);
    assert.deepEqual(list.take("santiago"), ["Santiago|CL"]);
  });
});

describe("the gazetteers", () => {
  it("know a city by its folded name, whatever was asked before", () => {
    assert.equal(lookUp("abaete")?.name, "Abaeté");
    assert.equal(lookUp("Abaeté")?.name, "Abaeté");
    assert.equal(lookUp("Xi'an")?.type, "city");
    assert.equal(lookUp("Nowhere Town"), undefined);
  });

  it("find every one of their names by its first word", () => {
    for (const entry of gazetteerEntries()) {
      const first = (entry.words[0] ?? "").replace(/'s$/, "");
      assert.ok(entriesFrom(first).all.includes(entry), entry.words.join(" "));
    }
  });
});
