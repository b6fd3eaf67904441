import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  actionNamed,
  applyAction,
  codeActions,
  openArticle,
  problem,
  problems,
  revert,
  until,
} from "../editor";

describe("quick fixes", () => {
  afterEach(revert);

  it("write a name as the corpus does; undo takes it back", async () => {
    const document = await openArticle("000_");
    const before = document.getText();
    const { diagnostic } = await problem(document, "names/variant-spelling", 5);
    const actions = await codeActions(document, diagnostic.range);
    await applyAction(actionNamed(actions, /^Replace with “Kim Jong Un”$/));
    assert.equal(document.getText(), before.replace("Kim Jong-un", "Kim Jong Un"));
    await until("the problem is gone from line 5", () =>
      problems(document).some(({ rule, line }) => rule === "names/variant-spelling" && line === 5)
        ? undefined
        : true,
    );
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
    await problem(document, "names/variant-spelling", 5);
  });

  it("do the same for the whole file", async () => {
    const document = await openArticle("000_");
    const { diagnostic } = await problem(document, "names/variant-spelling", 7);
    const actions = await codeActions(document, diagnostic.range);
    await applyAction(actionNamed(actions, /“Kim Jong Un” in the whole file \(2\)/));
    assert.ok(!document.getText().includes("Kim Jong-un"));
    assert.equal(document.getText().split("Kim Jong Un").length - 1, 3);
  });

  it("put the family name in the place of a given name", async () => {
    const document = await openArticle("000_");
    const { diagnostic } = await problem(document, "names/family-name-slip");
    const before = document.lineAt(6).text;
    await applyAction(actionNamed(await codeActions(document, diagnostic.range), /^Replace with “Xi”$/));
    const { start, end } = diagnostic.range;
    assert.equal(
      document.lineAt(6).text,
      `${before.slice(0, start.character)}Xi${before.slice(end.character)}`,
    );
  });

  it("insert the date that the corpus gives evidence for", async () => {
    const document = await openArticle("000_");
    const before = document.getText();
    const { diagnostic } = await problem(document, "dates/missing");
    const actions = await codeActions(document, diagnostic.range);
    await applyAction(actionNamed(actions, /^Insert the date 2021-07-11/));
    assert.match(document.lineAt(0).text, /2021-07-11/);
    assert.ok(document.getText().endsWith(before), "the article itself is as it was");
    await until("the date is no longer missing", () =>
      problems(document).some(({ rule }) => rule === "dates/missing") ? undefined : true,
    );
  });

  it("remove the whole tail of the page, and nothing else", async () => {
    const document = await openArticle("003_");
    const lines = document.getText().split(/\r?\n/);
    const { diagnostic } = await problem(document, "boilerplate/page-tail");
    const actions = await codeActions(document, diagnostic.range);
    await applyAction(actionNamed(actions, /whole zone/));
    assert.equal(document.getText(), `${lines.slice(0, 10).join("\n")}\n`);
  });

  it("remove one part of the tail", async () => {
    const document = await openArticle("003_");
    const { diagnostic } = await problem(document, "boilerplate/page-tail");
    const before = document.lineCount;
    await applyAction(
      actionNamed(await codeActions(document, diagnostic.range), /^Remove only the source link/),
    );
    assert.ok(document.lineCount < before);
    assert.ok(document.getText().includes("Leave a Reply"));
    assert.ok(document.lineAt(9).text.length > 100, "the last line of the body is still there");
  });

  it("leave nothing of one kind when the file is fixed, and lose no word of the article", async () => {
    const document = await openArticle("001_");
    await problem(document, "text/blank-lines");
    const words = document.getText().match(/\p{L}+/gu);
    const kind = vscode.CodeActionKind.SourceFixAll.append("corpuslint");
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const [action] = await codeActions(document, whole, kind);
    assert.ok(action, "no source.fixAll.corpuslint");
    await applyAction(action);
    await until("no run of blank lines is left", () =>
      problems(document).some(({ rule }) => rule === "text/blank-lines") ? undefined : true,
    );
    assert.doesNotMatch(document.getText(), /\n\s*\n\s*\n/);
    assert.deepEqual(new Set(document.getText().match(/\p{L}+/gu)), new Set(words));
    const fixed = document.getText();
    for (const again of await codeActions(document, whole, kind)) await applyAction(again);
    assert.equal(document.getText(), fixed);
  });
});
