import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, openArticle, problem, problems, until } from "../editor";

const configuration = () =>
  vscode.Uri.joinPath(
    vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail("no folder"),
    "corpuslint.json",
  );
const write = (text: string) =>
  vscode.workspace.fs.writeFile(configuration(), new TextEncoder().encode(text));

describe("corpuslint.json", () => {
  it("is in force", async () => {
    await (await api()).ready;
    const document = await openArticle("000_");
    await problem(document, "names/variant-spelling", 5);
    assert.ok(!problems(document).some(({ rule }) => rule.startsWith("dates/")));
  });

  it("is told of when it breaks, while the last good one stays in force", async () => {
    await write('{\n  "rules": { "dates/*": "off", "names/*": "off"\n');
    await until("the broken file has a problem", () =>
      vscode.languages
        .getDiagnostics(configuration())
        .find(
          ({ source, severity }) => source === "corpuslint" && severity === vscode.DiagnosticSeverity.Error,
        ),
    );
    const document = await openArticle("000_");
    await problem(document, "names/variant-spelling", 5);
    assert.ok(!problems(document).some(({ rule }) => rule.startsWith("dates/")));
  });

  it("is in force again as soon as it is mended", async () => {
    await write('{ "rules": { "names/*": "off" } }\n');
    const document = await openArticle("000_");
    await problem(document, "dates/missing");
    await until("nothing is said of names", () =>
      problems(document).some(({ rule }) => rule.startsWith("names/")) ? undefined : true,
    );
    await until("the mended file has no problem", () =>
      vscode.languages.getDiagnostics(configuration()).some(({ source }) => source === "corpuslint")
        ? undefined
        : true,
    );
  });

  it("overrules the user's own settings, which hold where it is silent", async () => {
    const settings = vscode.workspace.getConfiguration("corpuslint");
    await settings.update(
      "rules",
      { "names/*": "error", "text/*": "off" },
      vscode.ConfigurationTarget.Workspace,
    );
    const document = await openArticle("000_");
    await until("nothing is said of the text", () =>
      problems(document).some(({ rule }) => rule.startsWith("text/")) ? undefined : true,
    );
    assert.ok(!problems(document).some(({ rule }) => rule.startsWith("names/")));
    await settings.update("rules", undefined, vscode.ConfigurationTarget.Workspace);
    await problem(document, "text/stray-separator");
  });
});
