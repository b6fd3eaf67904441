import assert from "node:assert/strict";
import { compareNames, SAME } from "../../../server/src/engine";
import { nameWord } from "../../../server/src/engine/names/name-word";
import { type Script, scriptOf, skeletonSimilarity } from "../../../server/src/engine/names/skeleton";

const likenessOf = (a: string, b: string, script: Script): number =>
  skeletonSimilarity(nameWord(a), nameWord(b), script);

describe("names read in their own script", () => {
  it("are alike where consonants agree and vowels can", () => {
    for (const [a, b] of [
      ["muhammad", "mohammed"],
      ["quwaydir", "kweider"],
      ["fahd", "fahad"],
      ["jameal", "jamil"],
      ["ubaidah", "obeida"],
    ] as const) {
      const likeness = likenessOf(a, b, "arabic");
      assert.ok(likeness > 0.8, `${a} ${b}`);
    }
    assert.ok(likenessOf("hryhoryavich", "grigorievich", "cyrillic") > 0.8);
    assert.ok(likenessOf("halavanau", "golovanov", "cyrillic") > 0.8);
    assert.ok(likenessOf("stsiapan", "stepan", "cyrillic") > 0.8);
  });

  it("are not where vowels contradict, or the end makes another name", () => {
    for (const [a, b] of [
      ["hasan", "hussein"],
      ["karim", "karima"],
      ["ahmad", "ahmadi"],
      ["ali", "ala"],
      ["amir", "umar"],
    ] as const) {
      assert.equal(likenessOf(a, b, "arabic"), 0, `${a} ${b}`);
    }
    assert.equal(likenessOf("ivanov", "ivanova", "cyrillic"), 0);
    assert.equal(likenessOf("martin", "morton", null), 0);
  });

  it("say themselves which script they come from", () => {
    assert.equal(scriptOf(["mahmud", "al", "zahar"].map(nameWord)), "arabic");
    assert.equal(scriptOf(["aliaksandr", "hryhoryavich", "lukashenka"].map(nameWord)), "cyrillic");
    assert.equal(scriptOf(["martin", "king"].map(nameWord)), null);
  });
});

describe("names with a father's name, a title or a servant's", () => {
  const score = (a: string, b: string) => compareNames(a, b).score;
  it("are one where it is written apart or together, or left out", () => {
    for (const [a, b] of [
      ["Ibrahim Ali Abu Bakr Tantoush", "Ibrahim Abubaker Tantoush"],
      ["Alexander Grigorievich Lukashenko", "Aliaksandr Hryhoryavich Lukashenka"],
      ["Hafez Makhlouf", "Hafiz Makhluf"],
      ["Fahad Al-Khushayban", "Fahd Al-Khashiban"],
      ["Shaykh Muhammad Salim", "Mohammed Salem"],
    ] as const) {
      assert.ok(score(a, b) >= SAME, `${a} ${b} ${score(a, b)}`);
    }
  });

  it("are two where “father of” is all that a name shares with a given name", () => {
    for (const [a, b] of [
      ["Abu Hassan", "Hassan Ali Chehade"],
      ["Abu Mahdi al-Muhandis", "Abu Muhannad al-Muhandis"],
      ["Hassan Nasrallah", "Hussein Nasrallah"],
    ] as const) {
      assert.ok(score(a, b) < SAME, `${a} ${b} ${score(a, b)}`);
    }
  });
});
