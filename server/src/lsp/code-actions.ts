import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Connection,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Finding, type Fix, offsetAt } from "../engine";
import { serverCommands } from "../protocol";
import type { ClientFeatures } from "./client-features";
import type { Corpora, Place } from "./corpora";
import type { Diagnostics } from "./diagnostics";
import { count } from "./messages";
import { nameActions } from "./name-actions";
import { type Problem, problemFix, safeFix } from "./problem";
import { fixEdit, workspaceEdit } from "./workspace-edits";

export const fixAllKind = `${CodeActionKind.SourceFixAll}.corpuslint`;

// A selection may hold ten thousand findings, and nobody reads a menu of as many.
const MOST_FINDINGS = 50;

/** What an action does, sent along so that its edits are computed only when it is chosen. */
type Deed =
  | { readonly do: "fix"; readonly uri: string; readonly fingerprint: string; readonly fix: string }
  | { readonly do: "fix-problem"; readonly uri: string; readonly problem: Problem }
  | { readonly do: "fix-all"; readonly uri: string };

/** `textDocument/codeAction` and `codeAction/resolve`: what can be done about the findings at a place. */
export class CodeActions {
  readonly #corpora: Corpora;
  readonly #diagnostics: Diagnostics;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #features: ClientFeatures;

  constructor(
    connection: Connection,
    corpora: Corpora,
    diagnostics: Diagnostics,
    documents: TextDocuments<TextDocument>,
    features: ClientFeatures,
  ) {
    this.#corpora = corpora;
    this.#diagnostics = diagnostics;
    this.#documents = documents;
    this.#features = features;
    connection.onCodeAction(async (params) => {
      const actions = await this.#actions(params);
      // The oldest editors know commands only.
      return features.codeActionLiterals ? actions : actions.flatMap(({ command }) => command ?? []);
    });
    connection.onCodeActionResolve((action) => this.#resolve(action));
  }

  async #actions({ textDocument: { uri }, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const place = this.#corpora.place(uri);
    if (place === undefined) return [];
    const article = await place.corpus.session.article(place.id);
    if (article === undefined) return [];
    const { findings, ranges } = await place.corpus.session.report(place.id);
    const wanted = (kind: string) =>
      context.only === undefined || context.only.some((only) => within(kind, only));
    const actions: CodeAction[] = [];
    if (wanted(CodeActionKind.QuickFix)) {
      const start = offsetAt(article.lines, range.start);
      const end = offsetAt(article.lines, range.end);
      const problems = new Set<string>();
      let met = 0;
      for (const [index, finding] of findings.entries()) {
        const at = ranges[index];
        if (at === undefined || finding.span.start > end || start > finding.span.end) continue;
        if (++met > MOST_FINDINGS) break;
        const diagnostic = this.#diagnostics.ofFinding(place, finding, at);
        actions.push(...this.#actionsFor(place, uri, diagnostic, finding, findings, problems));
      }
    }
    // Not while typing: the lightbulb would stand beside every name.
    if (wanted(CodeActionKind.Refactor) && context.triggerKind !== CodeActionTriggerKind.Automatic) {
      const offered = new Set(actions.map(({ title }) => title));
      const about = nameActions(place, uri, article, offsetAt(article.lines, range.start));
      actions.push(...about.filter(({ title }) => !offered.has(title)));
    }
    // Asked for by name, at the lightbulb it would stand beside every finding.
    if (
      context.only !== undefined &&
      wanted(fixAllKind) &&
      findings.some((one) => safeFix(one) !== undefined)
    ) {
      const title = "Fix all safe corpuslint problems in this file";
      actions.push({ title, kind: fixAllKind, data: { do: "fix-all", uri } satisfies Deed });
    }
    if (this.#features.resolvesEdits) return actions;
    return Promise.all(actions.map((action) => (action.data === undefined ? action : this.#resolve(action))));
  }

  #actionsFor(
    place: Place,
    uri: string,
    diagnostic: Diagnostic,
    finding: Finding,
    inFile: readonly Finding[],
    offered: Set<string>,
  ): CodeAction[] {
    const about = { kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
    const actions: CodeAction[] = [];
    for (const fix of finding.fixes) {
      const deed: Deed = { do: "fix", uri, fingerprint: finding.fingerprint, fix: fix.name };
      actions.push({ ...about, title: fix.title, isPreferred: fix.preferred === true, data: deed });
    }
    for (const fix of finding.fixes) {
      // Once for all findings of one problem.
      const problem = JSON.stringify([finding.rule, finding.subject, fix.name]);
      if (fix.safety === "inferred" || offered.has(problem)) continue;
      offered.add(problem);
      actions.push(...this.#wider(place, uri, finding, fix, inFile, about));
    }
    for (const decision of finding.decisions) {
      const { title } = decision;
      const command = { title, command: serverCommands.decide, arguments: [decision, uri] };
      actions.push({ ...about, title, command });
    }
    const { fingerprint, rule } = finding;
    // With its rule: several findings may stand at one place.
    const title = `Ignore this finding (${rule})`;
    const command = { title, command: serverCommands.ignore, arguments: [{ uri, fingerprint }] };
    actions.push({ ...about, title, command });
    return actions;
  }

  /** The same fix for the same problem in the whole file and in the whole corpus, where it occurs there too. */
  #wider(
    place: Place,
    uri: string,
    { rule, subject }: Finding,
    { name, title, part }: Fix,
    inFile: readonly Finding[],
    about: Pick<CodeAction, "kind" | "diagnostics">,
  ): CodeAction[] {
    const problem: Problem = { rule, fix: name, ...(subject === undefined ? {} : { subject }) };
    const choose = problemFix(problem);
    const here = inFile.filter((finding) => choose(finding) !== undefined).length;
    const all = `Fix all “${rule}”${part === undefined ? "" : ` (only the ${part})`}`;
    const what = subject === undefined ? all : title;
    const actions: CodeAction[] = [];
    if (here > 1) {
      const deed: Deed = { do: "fix-problem", uri, problem };
      actions.push({ ...about, title: `${what} in the whole file (${here})`, data: deed });
    }
    const { places, articles } = place.corpus.session.totals.ofFix(rule, subject, name);
    // One and the same problem may come again with the next articles; what a rule finds here and there does not.
    if (articles > 1 || (subject !== undefined && places > 1)) {
      const everywhere = `${what} in the whole corpus (${places} in ${count(articles, "article")}) …`;
      const command = { title: everywhere, command: serverCommands.fixCorpus, arguments: [problem] };
      actions.push({ ...about, title: everywhere, command });
    }
    return actions;
  }

  async #resolve(action: CodeAction): Promise<CodeAction> {
    const deed: Deed | undefined = action.data;
    const place = deed === undefined ? undefined : this.#corpora.place(deed.uri);
    if (deed === undefined || place === undefined) return action;
    const version = this.#documents.get(deed.uri)?.version ?? null;
    const { uri } = deed;
    const { data: _, ...chosen } = action;
    if (deed.do === "fix") {
      const findings = await place.corpus.session.findings(place.id);
      const article = await place.corpus.session.article(place.id);
      const finding = findings.find(({ fingerprint }) => fingerprint === deed.fingerprint);
      const fix = finding?.fixes.find(({ name }) => name === deed.fix);
      if (fix === undefined || article === undefined) throw outdated();
      const { text } = article.source;
      return { ...chosen, edit: fixEdit(fix, { uri, version, text }, this.#features) };
    }
    const choose = deed.do === "fix-all" ? safeFix : problemFix(deed.problem);
    const fixes = await place.corpus.session.fixes(place.id, choose);
    if (fixes === undefined) throw outdated();
    const file = { uri, version, text: fixes.before, edits: fixes.edits };
    return { ...chosen, edit: workspaceEdit([file], this.#features) };
  }
}

/** The text was changed after the action was offered: the editor asks again. */
function outdated(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, "The text has changed.");
}

/** True where `kind` is `only` or one of its sub-kinds. */
function within(kind: string, only: string): boolean {
  return only === "" || kind === only || kind.startsWith(`${only}.`);
}
