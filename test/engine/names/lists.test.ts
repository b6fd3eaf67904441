import assert from "node:assert/strict";
import fc from "fast-check";
import { CityList } from "../../../server/src/engine/names/city-list";
import {
  entriesFrom,
  gazetteerEntries,
  type LexiconEntry,
  longestAt,
  lookUp,
} from "../../../server/src/engine/names/lexicon";
import { WordList } from "../../../server/src/engine/names/word-list";
import { type Word, wordsOf } from "../../../server/src/engine/names/words";
import { tokenTable } from "../../../server/src/engine/text/tokens";

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

  it("find the longest name at a word, as trying all names does", () => {
    const names =
      "New York;New York City;York;St. John's;U.S;U.S.;Xi's;Korea;North Korea;Bank of China;WHO;who";
    const word = fc.constantFrom(...names.split(/[ ;]/), "Reuters", "The", "said", "’s", "’S,", "city", "é");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (parts) => {
        const text = parts.join(" ").replace(/ ’/g, "’");
        const words = wordsOf(text, { start: 0, end: text.length }, tokenTable(text), true);
        for (const at of words.keys()) assert.equal(longestAt(words, at), longestOfAll(words, at), text);
      }),
    );
  });

  it("find every one of their names by its first word", () => {
    for (const entry of gazetteerEntries()) {
      const first = (entry.words[0] ?? "").replace(/'s$/, "");
      assert.ok(entriesFrom(first).all.includes(entry), entry.words.join(" "));
    }
  });
});

/** The first of all names from a word, longest first, of which all words stand there. */
function longestOfAll(words: readonly Word[], at: number): LexiconEntry | null {
  const first = words[at];
  if (first === undefined || !first.capital) return null;
  const stands = (entry: LexiconEntry): boolean =>
    entry.words.every((wanted, offset) => {
      const word = words[at + offset];
      if (word === undefined) return false;
      const { type, possessive } = word;
      const ending = possessive && `${type.folded}'s` === wanted;
      if (type.undotted !== entry.undotted[offset] && !ending) return false;
      if (possessive && offset < entry.words.length - 1 && type.folded === wanted) return false;
      return offset === 0 || type.capital || type.text.length <= 3 || entry.words.includes("of");
    }) &&
    (!entry.acronym || first.allCaps || first.text.includes("."));
  return first.type.entries.all.find(stands) ?? null;
}
