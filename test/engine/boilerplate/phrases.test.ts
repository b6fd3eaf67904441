import assert from "node:assert/strict";
import { FoldedLine, foldPhrase } from "../../../server/src/engine/boilerplate/folded-line";
import { matchPhrase, PHRASE_FILES } from "../../../server/src/engine/boilerplate/phrases";
import { PART_KINDS } from "../../../server/src/engine/boilerplate/zone";

function match(text: string) {
  return matchPhrase(text);
}

describe("phrase inventory", () => {
  it("has a file for each language", () => {
    const languages = PHRASE_FILES.map((file) => file.language);
    assert.deepEqual(languages, ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh"]);
  });

  for (const file of PHRASE_FILES) {
    describe(file.language, () => {
      it("names only kinds, matches and trusts that there are", () => {
        for (const group of file.groups) {
          assert.ok(
            PART_KINDS.some((kind) => kind === group.kind),
            group.kind,
          );
          assert.match(group.match, /^(line|start|label|within)$/);
          assert.match(group.trust, /^(exact|good|weak)$/);
        }
      });

      it("says where it comes from", () => {
        assert.notEqual(file.licence, "");
        assert.notEqual(file.source, "");
      });

      it("has words in every phrase", () => {
        for (const group of file.groups) {
          for (const phrase of group.phrases) assert.match(foldPhrase(phrase), /\p{L}/u, phrase);
        }
      });

      it("has the wording of comment forms, menus, related articles, rights and share buttons", () => {
        const kinds = new Set(file.groups.map((group) => group.kind));
        for (const kind of ["comment-form", "navigation", "related-articles", "copyright", "share-bar"]) {
          assert.ok(kinds.has(kind), kind);
        }
      });

      it("finds each of its phrases for whole lines", () => {
        for (const group of file.groups) {
          if (group.match !== "line") continue;
          for (const phrase of group.phrases) {
            const found = match(phrase.replaceAll("#", "12"));
            assert.equal(found?.match, "line", phrase);
          }
        }
      });
    });
  }
});

describe("a folded line", () => {
  const line = new FoldedLine();
  const fold = (text: string): string => {
    line.read(text);
    return line.toString();
  };
  const texts = [
    "It's 12:30, isn’t it?",
    "1,204 views",
    "# min read",
    "A  b\tc",
    "3 4 5x",
    "x1 2",
    "…",
    "“Read” — more",
    "Écrit par Zoë, à 12 h 30 – été",
    "soft\u00adhyphen and cafe\u0301",
    "Читать далее №5 ½ ﬁne",
    "اترك تعليقاً ٣",
    "【関連記事】新しい橋 １２",
    "댓글 3개",
    "\ud800 x",
    "",
  ];

  it("is folded in one walk as its string would be", () => {
    for (const text of texts) assert.equal(fold(text), foldPhrase(text), text);
  });

  it("has one key for all lines with the same words", () => {
    const keyOf = (text: string): number => {
      line.read(text);
      return line.key;
    };
    assert.equal(keyOf("Read 12 more…"), keyOf("READ 9 MORE"));
    assert.equal(new Set(texts.map(keyOf)).size, new Set(texts.map(foldPhrase)).size);
    assert.equal(keyOf("…"), 0);
    assert.equal(keyOf("long ".repeat(200)), 0);
  });
});

describe("matchPhrase", () => {
  const cases: readonly [text: string, kind: string | undefined][] = [
    ["LEAVE A REPLY »", "comment-form"],
    ["Leave a reply", "comment-form"],
    ["Deje de fumar hoy", undefined],
    ["3 min read", "counter"],
    ["12 Comments", "reader-comments"],
    ["2021-07-11", undefined],
    ["Related: Council postpones vote", "related-articles"],
    ["Related parties denied it", undefined],
    ["Photo: Jane Doe", "caption"],
    ["Photo finishes are rare", undefined],
    ["“Leave a reply,” she said", undefined],
    ["The post Council votes appeared first on Example News.", "source-link"],
    ["【関連記事】新しい橋", "related-articles"],
    ["相关阅读：大桥开工", "related-articles"],
    ["댓글 남기기", "comment-form"],
    ["اترك تعليقاً", "comment-form"],
    ["", undefined],
  ];
  for (const [text, kind] of cases) {
    it(`takes “${text}” for ${kind ?? "nothing"}`, () => assert.equal(match(text)?.kind, kind));
  }

  it("looks up no line that is longer than page wording", () => {
    assert.equal(match(`Leave a Reply ${"x".repeat(700)}`), undefined);
  });
});
