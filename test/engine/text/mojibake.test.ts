import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { damagedSets, goodSentences, repaired } from "../../../scripts/eval/mojibake";
import { splitLines } from "../../../server/src/engine/text/lines";
import { repairsIn } from "../../../server/src/engine/text/mojibake";

// The Universal Declaration of Human Rights in twelve languages (unicode.org/udhr; free to reproduce).
const folder = path.resolve(__dirname, "../../fixtures/udhr");

describe("mojibake", () => {
  const good = goodSentences(folder).filter((_, at) => at % 7 === 0);

  for (const { damage, sentences } of damagedSets(good)) {
    it(`is repaired in 98 % of sentences and more: ${damage}`, () => {
      const failed = sentences.filter(({ good: wanted, bad }) => repaired(bad) !== wanted);
      assert.ok(sentences.length > 10);
      const share = 1 - failed.length / sentences.length;
      assert.ok(share >= 0.98, `${share}: ${failed.slice(0, 3).map(({ bad }) => bad)}`);
    });
  }

  it("is not seen in good text, in capitals or with any marks around it", () => {
    const dresses: ((line: string) => string)[] = [
      (line) => line,
      (line) => line.toUpperCase(),
      (line) =>
        `«${line}» “${line.toUpperCase()}”… „${line}“ ‘${line}’ —${line}® ${line.replaceAll(" ", "\u00a0")}`,
    ];
    for (const name of readdirSync(folder)) {
      for (const line of readFileSync(path.join(folder, name), "utf8").split("\n")) {
        for (const dress of dresses) assert.equal(repaired(dress(line)), dress(line), name);
      }
    }
  });

  const cases: readonly (readonly [damaged: string, good: string])[] = [
    ["don\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2t", "don’t"],
    ["wordÂ\u00a0word and 5Â°C for Â£3", "word\u00a0word and 5°C for £3"],
    ["Ã\u0083Â©tÃ\u0083Â©", "été"],
    ["ðŸ˜€ and í ½í¸€", "😀 and 😀"],
    ["Ã  noite, Ã quele e Ã s praias, cafÃ©", "à noite, àquele e às praias, café"],
    ["itâ€™s â€œoverâ€\ufffd, â€œlaterâ€?", "it’s “over”, “later”"],
  ];
  for (const [damaged, wanted] of cases) {
    it(`is repaired in ${JSON.stringify(damaged)}`, () => assert.equal(repaired(damaged), wanted));
  }

  it("is repaired at the right places, which name what it was read as", () => {
    const text = "A line.\nLe cafÃ© d’Ã©tÃ©.\n";
    assert.deepEqual(repairsIn(text, splitLines(text)), [
      { start: 14, end: 16, newText: "é", readAs: ["Windows-1252"], exact: true },
      { start: 19, end: 21, newText: "é", readAs: ["Windows-1252"], exact: true },
      { start: 22, end: 24, newText: "é", readAs: ["Windows-1252"], exact: true },
    ]);
  });

  it("gives repairs in order and inside the text, whatever the text", () => {
    const unit = fc.constantFrom(..."aÃ©â€™œ“”¢Â â\u00a0\u009dÐÑРСЂџ√‚Äô├⌐\ufffd?\ud83d.\n");
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
        const text = units.join("");
        let at = 0;
        for (const { start, end } of repairsIn(text, splitLines(text))) {
          assert.ok(at <= start && start < end && end <= text.length);
          at = end;
        }
      }),
    );
  });
});
