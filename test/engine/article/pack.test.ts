import { deepEqual, equal } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Article, packArticle, parseArticle, unpackArticle } from "../../../server/src/engine";

const SEEDS = path.resolve(__dirname, "../../../seeds");
const FIXTURES = path.resolve(__dirname, "../../fixtures/rules");

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".txt"))
    .map((entry) => readFileSync(path.join(entry.parentPath ?? entry.path, entry.name), "utf8"));
}

const texts = [
  ...textsBelow(SEEDS),
  ...textsBelow(FIXTURES),
  "",
  "\n",
  "\ud800",
  "date 2021-07-11\nUpdated 31 February 2021. The 60th anniversary, on Saturday, Sept 9 (Reuters), two weeks ago, July 2020, since 1961.\n",
];

/** The span of the publication date may be a whole expression; only where it stands is part of the article's type. */
function withBareSpan(article: Article): Article {
  const { published } = article;
  if (published?.span === undefined) return article;
  const { start, end } = published.span;
  return { ...article, published: { ...published, span: { start, end } } };
}

describe("a packed article", () => {
  it("is the article again", () => {
    for (const [at, text] of texts.entries()) {
      const source = { id: `20210711-${at}.txt`, text, url: "https://example.org/2021/07/11/a.html" };
      const article = parseArticle(source);
      deepEqual(unpackArticle(source, packArticle(article)), withBareSpan(article), text.slice(0, 60));
    }
  });

  it("takes less than half of its text", () => {
    const sizes = textsBelow(SEEDS).map((text) => [
      text.length,
      packArticle(parseArticle({ id: "a.txt", text })).length,
    ]);
    const sum = (at: 0 | 1) => sizes.reduce((total, size) => total + (size[at] ?? 0), 0);
    equal(sum(1) < sum(0) / 2, true, `${sum(1)} of ${sum(0)}`);
  });

  it("is refused where it is cut off or belongs to a text of other lines", () => {
    const source = { id: "a.txt", text: texts[0] ?? "" };
    const bytes = packArticle(parseArticle(source));
    for (let end = 0; end < bytes.length; end += 7)
      equal(unpackArticle(source, bytes.subarray(0, end)), undefined);
    equal(unpackArticle({ ...source, text: `${source.text}\nmore` }, bytes), undefined);
  });
});
