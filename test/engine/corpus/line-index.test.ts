import assert from "node:assert/strict";
import fc from "fast-check";
import { Corpus, type Digest, digestArticle, parseArticle } from "../../../server/src/engine";
import { templateHash } from "../../../server/src/engine/corpus/line-facts";
import { repeatedLines } from "../../../server/src/engine/corpus/line-repeats";
import { foldWords } from "../../../server/src/engine/text/fold";
import { hash53 } from "../../../server/src/engine/text/hash";
import { isUpperCode, tokenise, tokenTable } from "../../../server/src/engine/text/tokens";
import { TestCorpus } from "../corpus-of";

const LAST = "Example Gazette, the voice of the valley";

/** Articles that have nothing in common but what `last` puts at their end. */
function articles(count: number, last: (at: number) => string): Record<string, string> {
  const words = [
    "bridge",
    "school",
    "harbour",
    "museum",
    "forest",
    "library",
    "station",
    "market",
    "theatre",
    "garden",
  ];
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const word = `${words[at % words.length]}${at}`;
      const body = [1, 2, 3, 4, 5, 6].map(
        (line) => `The ${word} of part ${line} was the talk of ${word} town ${at}.`,
      );
      return [`${word}.txt`, [`News of the ${word}`, ...body, last(at)].join("\n")];
    }),
  );
}

function repeats(files: Record<string, string>): string[] {
  const corpus = new TestCorpus(files);
  const id = Object.keys(files)[0] ?? "";
  const article = corpus.article(id);
  return repeatedLines(article, corpus.corpus).map(({ part }) => `${part.safety}: ${part.reason}`);
}

describe("repeated lines", () => {
  it("are told with how many articles carry them", () => {
    assert.deepEqual(repeats(articles(4, () => LAST)), [
      "review: the same line stands at the end of 4 articles",
    ]);
  });

  it("are safe where ten articles carry them and none has them in its middle", () => {
    assert.deepEqual(repeats(articles(12, () => LAST)), [
      "safe: the same line stands at the end of 12 articles",
    ]);
  });

  it("are none in two articles", () => assert.deepEqual(repeats(articles(2, () => LAST)), []));

  it("are never safe where they are sentences, and need more articles", () => {
    const sentence = "The court is to hear both of them in June.";
    assert.deepEqual(repeats(articles(4, () => sentence)), []);
    assert.deepEqual(repeats(articles(12, () => sentence)), [
      "review: the same line stands at the end of 12 articles",
    ]);
  });

  it("may change in names and numbers", () => {
    const names = ["Ann", "Bob", "Cid", "Dan", "Eve", "Fay", "Gus"];
    const files = articles(7, (at) => `Reporting by ${names[at]} Doe in ${names[6 - at]}ville`);
    assert.deepEqual(repeats(files), ["review: a line of the same pattern stands at the end of 7 articles"]);
  });

  it("leave alone what also stands in the middle", () => {
    const files = articles(6, () => LAST);
    for (const id of Object.keys(files))
      files[id] = (files[id] ?? "").replace("of part 3", `of\n${LAST}\npart 3`);
    assert.deepEqual(repeats(files), []);
  });

  it("count copies of an article once", () => {
    const [text = ""] = Object.values(articles(1, () => LAST));
    assert.deepEqual(repeats({ "a.txt": text, "b.txt": text, "c.txt": text, "d.txt": text }), []);
  });

  it("are the same in whatever order articles come, and as if removed ones had never been there", () => {
    const files = Object.entries(articles(9, (at) => (at % 2 === 0 ? LAST : `Written by Nr ${at} for us`)));
    const digests = files.map(([id, text]): Digest => digestArticle(parseArticle({ id, text })));
    const straight = new Corpus();
    for (const digest of digests) straight.add(digest);
    const crooked = new Corpus();
    const stranger = digestArticle(parseArticle({ id: "z.txt", text: `Other\n\nwords of it.\n\n${LAST}` }));
    crooked.add(stranger);
    for (const digest of digests.toReversed()) crooked.add(digest);
    const [first, second] = digests;
    assert.ok(first !== undefined && second !== undefined);
    crooked.remove(first.id);
    crooked.add(first);
    crooked.add(second);
    crooked.remove(stranger.id);
    for (const [id, text] of files) {
      const article = parseArticle({ id, text });
      assert.deepEqual(repeatedLines(article, crooked), repeatedLines(article, straight));
    }
  });
});

describe("the template of a line", () => {
  const hashOf = (line: string): number | undefined => {
    const text = `Before\n${line}\n7 Behind`;
    return templateHash(text, tokenTable(text), { start: 7, end: 7 + line.length });
  };
  const cases: readonly [text: string, template: string | undefined][] = [
    ["By Jane Doe, 3 min read", "by @ # min read"],
    ["Reporting by Ann Lee in Rome; editing by Bob Ray", "reporting by @ in @ editing by @"],
    ["L’œuvre d’Été, à Zürich", "l œuvre d ete a @"],
    ["1st 2nd e\u0301te\u0301 and ½-litre of Łódź", "# ete and litre of @"],
    ["日本 １２ and more", "日本 # and more"],
    ["No slot in here", undefined],
    ["Jane Doe", undefined],
    ["", undefined],
  ];
  for (const [text, template] of cases) {
    it(`of “${text}”`, () => assert.equal(hashOf(text), template && hash53(template)));
  }

  it("is that of its words, whatever stands in it", () => {
    const plain = (line: string): number | undefined => {
      const parts = tokenise(line).map(({ start, end }, at) => {
        const word = line.slice(start, end);
        if (/\p{Nd}/u.test(word)) return "#";
        return at > 0 && isUpperCode(word.charCodeAt(0)) ? "@" : foldWords(word);
      });
      const kept = parts.filter((part, at) => !"#@".includes(part || " ") || part !== parts[at - 1]);
      const open = kept.filter((part) => part === "#" || part === "@").length;
      return kept.length - open >= 2 && open > 0 ? hash53(kept.join(" ")) : undefined;
    };
    const unit = fc.constantFrom(..."aAbÉß9 ١'’-­.ﬁΣσ日한ا\u0301", " ", " ", "x", "Y");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (line) => assert.equal(hashOf(line), plain(line))),
      { numRuns: 1000 },
    );
  });
});
