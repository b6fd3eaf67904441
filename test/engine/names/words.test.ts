import assert from "node:assert/strict";
import { Gap, wordsOf } from "../../../server/src/engine/names/words";
import { tokenTable } from "../../../server/src/engine/text/tokens";

function words(text: string, cut = true): string[] {
  return wordsOf(text, { start: 0, end: text.length }, tokenTable(text), cut).map((word) => word.text);
}

describe("wordsOf", () => {
  it("leaves possessive endings off and says so", () => {
    const text = "Xi's aides, the Jones' and Mr. O’Neill’s";
    const found = wordsOf(text, { start: 0, end: text.length }, tokenTable(text), true);
    assert.deepEqual(
      found.filter(({ possessive }) => possessive).map((word) => word.text),
      ["Xi", "O’Neill"],
    );
  });

  it("reads capitals with stops as one word", () => {
    assert.deepEqual(words("The U.S. and D.P.R.K.'s envoys, J. Smith"), [
      "The",
      "U.S.",
      "and",
      "D.P.R.K.",
      "envoys",
      "J",
      "Smith",
    ]);
  });

  it("reads capitals with an ampersand between them as one word", () => {
    assert.deepEqual(words("AT&T's offer, R&B, A&B&C and Q&"), ["AT&T", "offer", "R&B", "A&B&C", "and", "Q"]);
    assert.deepEqual(words("Marks & Spencer, a&b"), ["Marks", "Spencer", "a", "b"]);
  });

  it("cuts at a hyphen only between two names, and only where it may", () => {
    assert.deepEqual(words("China-North Korea"), ["China", "North", "Korea"]);
    assert.deepEqual(words("China-North Korea", false), ["China-North", "Korea"]);
    assert.deepEqual(words("Guinea-Bissau and Jean-Claude"), ["Guinea-Bissau", "and", "Jean-Claude"]);
  });

  it("takes a particle that is joined to a capital for a name, and other prefixes not", () => {
    const text = "al-Assad d’Estaing Al-Sisi mid-August pro-Russian e-mail l'eau";
    const capitals = wordsOf(text, { start: 0, end: text.length }, tokenTable(text), true)
      .filter(({ capital }) => capital)
      .map((word) => word.text);
    assert.deepEqual(capitals, ["al-Assad", "d’Estaing", "Al-Sisi"]);
  });

  it("reads an article and its name as one word where blanks stand around the hyphen", () => {
    const text = "He left al - Qaeda 's camp, al - 5 and el - Sisi. Al - Jihad’s pal - Bob al - Sa";
    const found = wordsOf(text, { start: 0, end: text.length - 1 }, tokenTable(text), true);
    const joined = found.filter(({ start, end }) => text.slice(start, end).includes(" "));
    assert.deepEqual(
      joined.map((word) => [word.text, text.slice(word.start, word.end), word.capital, word.possessive]),
      [
        ["al-Qaeda", "al - Qaeda", true, false],
        ["el-Sisi", "el - Sisi", true, false],
        ["Al-Jihad", "Al - Jihad", true, true],
      ],
    );
  });

  it("says how each word joins the next", () => {
    const text = "J. Smith, Mr. Kim (Seoul) said. Then";
    const gaps = wordsOf(text, { start: 0, end: text.length }, tokenTable(text), true).map(({ gap }) => gap);
    assert.deepEqual(gaps, [Gap.Stop, Gap.Comma, Gap.Stop, Gap.Break, Gap.Break, Gap.Break, Gap.Break]);
  });

  it("stays within its sentence, even where that begins or ends inside of a word", () => {
    const text = "Alexander Hamilton";
    const found = wordsOf(text, { start: 4, end: 14 }, tokenTable(text), true);
    assert.deepEqual(
      found.map(({ start, end }) => [start, end]),
      [
        [4, 9],
        [10, 14],
      ],
    );
  });
});
