import * as vscode from "vscode";
import type { RuleItem } from "../../server/src/protocol";
import type { Corpus } from "./corpus";
import { statusInWords } from "./views/words";

const SCHEME = "corpuslint";
const REPORT = vscode.Uri.from({ scheme: SCHEME, path: "/Report of rules.md" });
const RULES = "rules/";
// Without dots, so that no link leads out of the folder of pages.
const RULE_PAGE = /^\/rules\/[\w/-]+\.md$/;

/**
 * The pages that the extension shows in VS Code's markdown preview, as documents nobody can edit: the report of rules,
 * and the page of each rule, which comes with the extension and needs no network. Of one scheme, so that they can link
 * to each other: the preview follows no link to a file.
 */
export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #corpus: Corpus;
  readonly #extension: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: readonly vscode.Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor(corpus: Corpus, extension: vscode.Uri) {
    this.#corpus = corpus;
    this.#extension = extension;
    this.#disposables = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      corpus.onDidChange(() => this.#changed.fire(REPORT)),
    ];
  }

  async provideTextDocumentContent(page: vscode.Uri): Promise<string> {
    if (page.path === REPORT.path) {
      return reportOf(statusInWords(this.#corpus.status), await this.#corpus.rules());
    }
    if (!RULE_PAGE.test(page.path)) throw vscode.FileSystemError.FileNotFound(page);
    const file = vscode.Uri.joinPath(this.#extension, "docs", page.path);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  }

  async showReport(): Promise<void> {
    // What was shown before is kept as long as its document is open.
    this.#changed.fire(REPORT);
    await vscode.commands.executeCommand("vscode.open", REPORT);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

/** The page of a rule: opens in the preview, as package.json associates this scheme. */
export function rulePage(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${RULES}${rule}.md` });
}

/** Rules by family, those that find most first. */
function reportOf(status: string, rules: readonly RuleItem[]): string {
  const lines = ["# Report of rules", "", `${status}.`, ""];
  for (const family of new Set(rules.map(familyOf))) {
    const members = rules.filter((rule) => familyOf(rule) === family).sort((a, b) => b.findings - a.findings);
    lines.push(
      `## ${family}`,
      "",
      "| Rule | What it finds | Level | Findings | Articles |",
      "| --- | --- | --- | ---: | ---: |",
    );
    for (const { id, summary, level, findings, articles } of members) {
      lines.push(`| [${id}](${RULES}${id}.md) | ${cell(summary)} | ${level} | ${findings} | ${articles} |`);
    }
    lines.push("");
  }
  return lines.join("\n");
}

const familyOf = ({ id }: RuleItem) => id.slice(0, id.indexOf("/"));
const cell = (text: string) => text.replace(/[|\\`*_<[\]]/g, "\\$&");
