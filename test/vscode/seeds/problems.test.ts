import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { extension, openArticle, type Problem, problem, problems, until } from "../editor";

describe("the problems of the seed articles", () => {
  const expected: Record<string, readonly (readonly [rule: string, line: number, text?: string])[]> = {
    "000_": [
      ["dates/missing", 1],
      ["text/stray-separator", 3, "-"],
      ["boilerplate/caption", 4],
      ["names/variant-spelling", 5, "Kim Jong-un"],
      ["names/variant-spelling", 7, "Kim Jong-un"],
      ["names/family-name-slip", 7, "Jinping"],
      ["text/mismatched-quotes", 6],
      ["names/agency-country", 6],
    ],
    "001_": [
      ["dates/malformed", 1],
      ["text/blank-lines", 2],
      ["text/missing-title", 5],
      ["text/spelling-variants", 5, "co-operation"],
      ["names/lost-apostrophe", 7],
      ["text/broken-sentence", 7],
      ["text/lost-paragraphs", 7],
    ],
    "003_": [
      ["dates/missing", 1],
      ["text/blank-lines", 2],
      ["boilerplate/page-tail", 13],
    ],
  };
  for (const [article, rows] of Object.entries(expected)) {
    for (const [rule, line, text] of rows) {
      it(`${article} line ${line}: ${rule}`, async () => {
        const found = await problem(await openArticle(article), rule, line);
        if (text !== undefined) assert.equal(found.text, text);
      });
    }
  }

  it("fades what is no part of the article, to the end of the file", async () => {
    const document = await openArticle("003_");
    const { diagnostic } = await problem(document, "boilerplate/page-tail");
    assert.deepEqual(diagnostic.tags, [vscode.DiagnosticTag.Unnecessary]);
    const end = document.lineAt(document.lineCount - 1).range.end;
    assert.match(document.getText(new vscode.Range(diagnostic.range.end, end)), /^\s*$/);
  });

  it("shows the evidence, in another article too", async () => {
    const { diagnostic } = await problem(await openArticle("000_"), "dates/missing");
    const files = diagnostic.relatedInformation?.map(({ location }) => location.uri.path.split("/").at(-1));
    assert.ok(files?.includes("001_18a1406b64227878.txt"), `evidence in ${files}`);
  });

  it("links every problem to the page of its rule, which is there", async () => {
    const { extensionUri } = await extension();
    for (const article of ["000_", "001_", "003_"]) {
      for (const { diagnostic, rule } of await settled(article)) {
        assert.ok(typeof diagnostic.code === "object", rule);
        assert.equal(diagnostic.code.target.toString(), `corpuslint:/rules/${rule}.md`);
        await vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, "docs", "rules", `${rule}.md`));
      }
    }
  });

  it("open that page", async () => {
    await vscode.commands.executeCommand("corpuslint.openRulePage", "dates/missing");
    await until("the page is shown", () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes("missing")),
    );
  });

  it("are the same as on the command line", async () => {
    const { extensionPath } = await extension();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(folder);
    const output = await promisify(execFile)(
      process.execPath,
      [vscode.Uri.file(extensionPath).fsPath.concat("/dist/cli.js"), "check", "--format", "json", folder],
      { env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" } },
    ).catch((found: { code: number; stdout: string }) => (found.code === 1 ? found : Promise.reject(found)));
    const printed: { path: string; rule: string; start: { line: number; column: number } }[] = JSON.parse(
      output.stdout,
    );
    for (const article of ["000_", "001_", "003_"]) {
      const places = (await settled(article)).map(
        ({ rule, line, diagnostic }) => `${line}:${diagnostic.range.start.character + 1} ${rule}`,
      );
      const onCommandLine = printed
        .filter(({ path }) => path.includes(article))
        .map(({ rule, start }) => `${start.line}:${start.column} ${rule}`);
      assert.deepEqual(places.sort(), onCommandLine.sort());
    }
  });
});

/** The problems of an article once they stand still. */
async function settled(article: string): Promise<Problem[]> {
  const document = await openArticle(article);
  let before = -1;
  let since = Date.now();
  return until("the problems stand still", () => {
    const now = problems(document);
    if (now.length !== before) {
      before = now.length;
      since = Date.now();
    }
    return now.length > 0 && Date.now() - since > 700 ? now : undefined;
  });
}
