import assert from "node:assert/strict";
import { entitiesIn } from "../../../server/src/engine/text/entities";
import { markupIn } from "../../../server/src/engine/text/tags";

const all = (text: string) => ({ start: 0, end: text.length });

describe("HTML character references", () => {
  const cases: readonly (readonly [text: string, meanings: readonly string[]])[] = [
    ["&amp; &lt; &eacute; &hellip;", ["&", "<", "é", "…"]],
    ["&#8217; &#x2019; &#X41; &#128512;", ["’", "’", "A", "😀"]],
    ["&#146; &#150;", ["’", "–"]],
    ["&amp;amp; &amp;#8217; &amp;amp;nbsp;", ["&", "’", "\u00a0"]],
    ["& amp; & nbsp;", ["&", "\u00a0"]],
    ["AT&T &unknown; &; &#; &#xD800; &#1114112; &#0; ?a=1&copy=2", []],
  ];
  for (const [text, wanted] of cases) {
    it(`in ${text}`, () =>
      assert.deepEqual(
        entitiesIn(text, all(text)).map(({ meaning }) => meaning),
        wanted,
      ));
  }
});

describe("HTML tags", () => {
  const found = (text: string) => markupIn(text, all(text)).map(({ start, end }) => text.slice(start, end));

  it("are found by the names that HTML has, runs of them as one", () => {
    assert.deepEqual(found("<p>One</p> <P class='a > b'>two<br/>three</P>"), [
      "<p>",
      "</p> <P class='a > b'>",
      "<br/>",
      "</P>",
    ]);
    assert.deepEqual(found("<!-- x --><b>one</b>"), ["<!-- x --><b>", "</b>"]);
    assert.deepEqual(found("<style>p { }</style>one"), ["<style>p { }</style>"]);
  });

  it("are not seen in other angle brackets", () => {
    for (const text of [
      "a < b > c",
      "<3",
      "<John>",
      "<name@example.org>",
      "<b and no end",
      "the <p> tag",
      "<",
      "<!-- x",
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  it("are plain where no address, picture or script goes with them", () => {
    const plain = (text: string) => markupIn(text, all(text)).map((markup) => markup.plain);
    assert.deepEqual(plain('<p class="x" style="color: red">'), [true]);
    assert.deepEqual(plain('<a class="x" href="https://example.org">'), [false]);
    assert.deepEqual(plain("<img alt='a cat'>"), [false]);
    assert.deepEqual(plain("<script>x</script>"), [false]);
  });
});
