import * as vscode from "vscode";
import type { RuleItem } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { inWords } from "../status";

const REPORT = vscode.Uri.from({ scheme: "corpuslint-report", path: "/Report of rules.md" });

/** The report of rules, a document that nobody can edit, made anew whenever the corpus changes. */
export class RulesReport implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #corpus: Corpus;
  readonly #pageOf: (rule: string) => vscode.Uri;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #disposables: readonly vscode.Disposable[];

  /** `pageOf`: where the page of a rule lies. */
  constructor(corpus: Corpus, pageOf: (rule: string) => vscode.Uri) {
    this.#corpus = corpus;
    this.#pageOf = pageOf;
    this.#disposables = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(REPORT.scheme, this),
      corpus.onDidChange(() => this.#changed.fire(REPORT)),
    ];
  }

  async provideTextDocumentContent(): Promise<string> {
    return reportOf(inWords(this.#corpus.status), await this.#corpus.rules(), this.#pageOf);
  }

  async open(): Promise<void> {
    // The preview shows an open document as it was when it was opened first.
    this.#changed.fire(REPORT);
    await vscode.commands.executeCommand("markdown.showPreview", REPORT);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

/** Rules by family, those that find most first. */
function reportOf(status: string, rules: readonly RuleItem[], pageOf: (rule: string) => vscode.Uri): string {
  const lines = ["# Report of rules", "", `${status}.`, ""];
  const families = [...new Set(rules.map(familyOf))];
  for (const family of families) {
    const members = rules.filter((rule) => familyOf(rule) === family).sort((a, b) => b.findings - a.findings);
    lines.push(
      `## ${family}`,
      "",
      "| Rule | What it finds | Level | Findings | Articles |",
      "| --- | --- | --- | ---: | ---: |",
    );
    for (const { id, summary, level, findings, articles } of members) {
      lines.push(
        `| [${id}](${pageOf(id).toString()}) | ${cell(summary)} | ${level} | ${findings} | ${articles} |`,
      );
    }
    lines.push("");
  }
  return lines.join("\n");
}

const familyOf = ({ id }: RuleItem) => id.slice(0, id.indexOf("/"));
const cell = (text: string) => text.replace(/[|\\`*_<[\]]/g, "\\$&");
