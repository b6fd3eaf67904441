import assert from "node:assert/strict";
import fc from "fast-check";
import { compareNames, SAME } from "../../../server/src/engine";
import type { NameRelation } from "../../../server/src/engine/names/name-relation";

const people: readonly (readonly [string, string, NameRelation])[] = [
  ["Kim Jong Un", "Kim Jong-un", "spelling"],
  ["Kim Jong Un", "Kim Jongun", "spelling"],
  ["Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "spelling"],
  ["Muammar Gaddafi", "Muammar Qaddafi", "slip"],
  ["Владимир Путин", "Vladimir Putin", "spelling"],
  ["Putin, Vladimir", "Vladimir Putin", "spelling"],
  ["Mr Vladimir Putin", "Vladimir Putin", "spelling"],
  ["V. Putin", "Vladimir Putin", "shorter"],
  ["Joe Biden", "Joseph Biden", "shorter"],
  ["Sergey Viktorovich Lavrov", "Sergey Lavrov", "shorter"],
  ["Vladimir Putni", "Vladimir Putin", "slip"],
  ["Maria Garcia", "Mario Garcia", "different"],
  ["Kim Jong Un", "Kim Jong Il", "different"],
  ["Barack Obama", "Michelle Obama", "different"],
  ["Hans Friedrich", "Friedrich Hans", "similar"],
  ["A. Nazarbayev", "Nursultan Nazarbayev", "different"],
  ["Ahmad bin Hasan", "Hasan bin Ahmad", "similar"],
];

describe("compareNames", () => {
  for (const [a, b, relation] of people) {
    it(`${a} and ${b}: ${relation}`, () => {
      const comparison = compareNames(a, b);
      assert.equal(comparison.relation, relation, JSON.stringify(comparison));
      assert.ok(comparison.reasons.length > 0);
    });
  }

  it("knows one name in several systems of transliteration", () => {
    for (const [a, b] of [
      ["Nur al-Din Zangi", "Noureddine Zangi"],
      ["Habib Allah Karimi", "Habibullah Karimi"],
      ["Siraj Haqqani", "Sirajuddin Haqqani"],
      ["Mohd Yusuf Shah", "Mohammed Yousef Shah"],
      ["Xasan Cali Maxamed", "Hassan Ali Mohamed"],
      ["Abdirahman Musa Gure", "Abdurrahman Musa Gure"],
      ["Chang Myong-chin", "Jang Myong-jin"],
      ["Mao Tse-tung", "Mao Zedong"],
      ["Chou En-lai", "Zhou Enlai"],
      ["Wladimir Tjurin", "Vladimir Tiourine"],
      ["Alexey Belaventsev", "Aleksej Belavencev"],
      ["Volodya Petrov", "Vladimir Petrov"],
    ] as const) {
      const comparison = compareNames(a, b);
      assert.ok(comparison.score >= SAME, `${a} ${b} ${JSON.stringify(comparison)}`);
    }
  });

  it("keeps apart what common names, brothers and syllables share", () => {
    for (const [a, b] of [
      ["Mohammad Hassan", "Mohammad Hassan Khodai"],
      ["Omar Sabawi Ibrahim Tikriti", "Yasir Sabawi Ibrahim Tikriti"],
      ["Hak Song Kim", "Song Hak Kim"],
      ["Chong-man Kim", "Man Chong Kim"],
      ["Kim Jong Un", "Kim Jong Il"],
    ] as const) {
      const comparison = compareNames(a, b);
      assert.ok(comparison.score < SAME, `${a} ${b} ${JSON.stringify(comparison)}`);
    }
  });

  it("compares organisations without their legal forms", () => {
    assert.ok(compareNames("OAO Gazprom", "Gazprom JSC", "organisation").score >= SAME);
    assert.ok(compareNames("Siemens Aktiengesellschaft", "Siemens AG", "organisation").score >= SAME);
    assert.ok(compareNames("Ministry of Defence", "Ministry of Defense", "organisation").score >= SAME);
    assert.ok(compareNames("Bowne of Dallas, L.P.", "Bowne of Phoenix, Inc.", "organisation").score < SAME);
    assert.equal(compareNames("DPRK", "North Korea", "place").relation, "alias");
  });

  it("is symmetric, within bounds and bears anything", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc
        .array(fc.constantFrom("Kim", "Jong", "un", "al", "bin", "J.", "Абу", "O'", "Lee-", ","), {
          maxLength: 8,
        })
        .map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(name, name, (a, b) => {
        for (const kind of ["person", "organisation"] as const) {
          const one = compareNames(a, b, kind);
          const other = compareNames(b, a, kind);
          assert.ok(one.score >= 0 && one.score <= 1);
          assert.ok(Math.abs(one.score - other.score) < 0.051, `${a} | ${b}: ${one.score} ${other.score}`);
        }
      }),
      { numRuns: 300 },
    );
  });
});
