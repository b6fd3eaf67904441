import assert from "node:assert/strict";
import { Corpus, defaultSettings, digestArticle, parseArticle, rules } from "../../../server/src/engine";
import { today } from "../corpus-of";

/** Texts that make a careless look at marks, tags, words or lines go over the whole text again and again. */
const HOSTILE: Readonly<Record<string, () => string>> = {
  "mismatched quotations": () => '"a” '.repeat(100_000),
  "comments that do not end": () => "<!--".repeat(100_000),
  "scripts that do not end": () => "<script>".repeat(60_000),
  "words broken at line ends": () => "abc-\ndef ".repeat(60_000),
  "different words broken at line ends": () =>
    Array.from({ length: 40_000 }, (_, at) => `ab${letters(at)}-\ncde`).join("x "),
  "words with hyphens": () => "well-known co-operation ".repeat(20_000),
  "different words with hyphens": () =>
    Array.from({ length: 40_000 }, (_, at) => `ab${letters(at)}-cde`).join(" "),
  backslashes: () => "\\".repeat(400_000),
  "escaped line breaks": () => "a\\n".repeat(150_000),
  "lost characters": () => "\ufffda".repeat(150_000),
  "marks by themselves": () => "e\u0301".repeat(200_000),
  ligatures: () => "a\ufb01".repeat(200_000),
  "small fragments": () => "abc. def. Ghi ".repeat(40_000),
  "lines with blanks at their ends": () => "a  \n".repeat(100_000),
  "lines between blank ones": () => "a\n\n\n".repeat(100_000),
  "lost no-break spaces": () => "Ã ".repeat(150_000),
  "control characters": () => "a\u0093".repeat(150_000),
};

const MOST_MS = 2500;

function letters(number: number): string {
  return number
    .toString(26)
    .replace(/\d/g, (digit) => String.fromCharCode("q".charCodeAt(0) + Number(digit)));
}

describe("rules on text, on hostile text", function () {
  this.timeout(60_000);
  const families = rules.filter(({ id }) => id.startsWith("text/") || id.startsWith("corpus/"));
  for (const [name, make] of Object.entries(HOSTILE)) {
    it(`take ${name} in time`, () => {
      const article = parseArticle({ id: "a.txt", text: make() });
      const corpus = new Corpus();
      corpus.add(digestArticle(article));
      for (const rule of families) {
        const started = performance.now();
        let count = 0;
        for (const _ of rule.check({ article, corpus, settings: defaultSettings, today })) count++;
        const time = Math.round(performance.now() - started);
        assert.ok(time < MOST_MS, `${rule.id} took ${time} ms for ${count} findings`);
      }
    });
  }
});
