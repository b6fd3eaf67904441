import assert from "node:assert/strict";
import { hoverText, openArticle, until } from "../editor";

describe("hovers", () => {
  it("say who a short form is", async () => {
    const document = await openArticle("000_");
    const kim = await until(
      "the hover knows Kim",
      async () => (await hoverText(document, 9, "Kim")) || undefined,
    );
    assert.match(kim, /Kim Jong Un/);
    assert.match(await hoverText(document, 2, "Xi"), /Xi Jinping/);
  });

  it("count the variants, and quote with links to the place", async () => {
    const hover = await hoverText(await openArticle("000_"), 5, "Kim Jong-un");
    assert.match(hover, /Kim Jong Un/);
    assert.match(hover, /Kim Jong\\?-un \(2\)/);
    assert.match(hover, /\]\(file:.*001_18a1406b64227878\.txt#L7/);
  });

  it("say nothing of an ordinary word", async () => {
    assert.equal(await hoverText(await openArticle("000_"), 2, "push"), "");
  });
});
