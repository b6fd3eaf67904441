import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openArticle, until } from "../editor";

async function hints(document: vscode.TextDocument): Promise<string[]> {
  const answer = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    "vscode.executeInlayHintProvider",
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
  );
  return answer.map(({ label }) =>
    typeof label === "string" ? label : label.map(({ value }) => value).join(""),
  );
}

describe("the day behind the title", () => {
  it("is that of the article", async () => {
    const document = await openArticle("001_");
    const [hint, ...others] = await until("there is a hint", async () => {
      const found = await hints(document);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(hint, "Sunday, 11 July 2021");
    assert.deepEqual(others, []);
  });

  it("is what another article shows, where it has none", async () => {
    const document = await openArticle("000_");
    const shown = await until("the corpus is known", async () =>
      (await hints(document)).find((hint) => hint.includes("perhaps")),
    );
    assert.equal(shown, "no date; perhaps Sunday, 11 July 2021");
  });
});
