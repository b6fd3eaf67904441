import type { CancellationToken, Connection, TextDocuments } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  applyEdits,
  type Decision,
  type Fix,
  type Line,
  rangeOf,
  rules,
  type Span,
  splitLines,
  textOf,
} from "../engine";
import { serverCommands } from "../protocol";
import { decisionEdits, ignoreEdits } from "../workspace";
import { applyEdit } from "./apply-edit";
import type { ClientFeatures } from "./client-features";
import type { ConfigurationWriter } from "./configuration-writer";
import type { Corpora, Place } from "./corpora";
import type { CorpusFixer } from "./fix-corpus";
import type { HostedCorpus } from "./hosted-corpus";
import { tellFailure } from "./messages";
import { problemFix, readProblem, safeFix } from "./problem";
import { workspaceEdit } from "./workspace-edits";

/** `workspace/executeCommand`. What fails is told to the user; a command of the wrong form does nothing. */
export class Commands {
  readonly #connection: Connection;
  readonly #corpora: Corpora;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #features: ClientFeatures;
  readonly #fixer: CorpusFixer;
  readonly #configuration: ConfigurationWriter;

  constructor(
    connection: Connection,
    corpora: Corpora,
    documents: TextDocuments<TextDocument>,
    features: ClientFeatures,
    fixer: CorpusFixer,
    configuration: ConfigurationWriter,
  ) {
    this.#connection = connection;
    this.#corpora = corpora;
    this.#documents = documents;
    this.#features = features;
    this.#fixer = fixer;
    this.#configuration = configuration;
    connection.onExecuteCommand(async ({ command, arguments: values = [] }, token) => {
      try {
        await this.#run(command, values, token);
      } catch (error) {
        tellFailure(connection, error);
      }
      return null;
    });
  }

  async #run(command: string, values: readonly unknown[], token: CancellationToken): Promise<void> {
    const [first, second] = values;
    switch (command) {
      case serverCommands.check:
        await this.#corpora.look();
        await Promise.all(this.#corpora.all().map((corpus) => corpus.scan()));
        return;
      case serverCommands.fixFile:
        return this.#fixFile(this.#placeOf(first));
      case serverCommands.fixCorpus:
        return this.#fixCorpus(first, token);
      case serverCommands.decide:
        return this.#decide(first, second);
      case serverCommands.ignore:
        return this.#ignore(first);
      case serverCommands.insertDate:
        return this.#insertDate(this.#placeOf(first));
    }
  }

  async #fixFile(place: Place): Promise<void> {
    const edits = await this.#fixer.editsOf(place, safeFix);
    if (edits === undefined || edits.edits.length === 0) {
      this.#connection.window.showInformationMessage("There is nothing to fix in this file.");
      return;
    }
    const plain = edits.edits.map(({ start, end, newText }) => ({ start, end, newText }));
    await applyEdit(this.#connection, this.#features, {
      label: "Fix all safe problems",
      edit: workspaceEdit([{ ...edits, edits: plain }], this.#features),
    });
  }

  async #fixCorpus(value: unknown, token: CancellationToken): Promise<void> {
    if (value === undefined || value === null) {
      return this.#fixer.fix(safeFix, "Fix all safe problems of the corpus", token);
    }
    const problem = readProblem(value);
    if (problem === undefined) throw new Error("there is no such problem.");
    const summary = rules.find(({ id }) => id === problem.rule)?.summary ?? problem.rule;
    return this.#fixer.fix(problemFix(problem), `Fix in the whole corpus: ${summary}`, token);
  }

  async #decide(value: unknown, uri: unknown): Promise<void> {
    const decision = readDecision(value);
    if (decision === undefined) throw new Error("there is no such decision.");
    const corpora = typeof uri === "string" ? [this.#placeOf(uri).corpus] : this.#concernedBy(decision);
    for (const corpus of corpora) {
      await this.#configuration.write(corpus, (text) => decisionEdits(text, decision));
    }
  }

  /** The corpora that know one of the names; all of them where none does. */
  #concernedBy(decision: Decision): HostedCorpus[] {
    const names = new Set(
      decision.kind === "canonical-name" ? [decision.name, ...decision.aliases] : decision.names,
    );
    const all = this.#corpora.all();
    if (all.length === 1) return all;
    const concerned = all.filter(({ session }) =>
      [...session.corpus.digests()].some((digest) => digest.names.some(({ form }) => names.has(form))),
    );
    return concerned.length > 0 ? concerned : all;
  }

  async #ignore(value: unknown): Promise<void> {
    if (typeof value !== "object" || value === null || !("uri" in value) || !("fingerprint" in value)) {
      throw new Error("there is no such finding.");
    }
    const { corpus, id } = this.#placeOf(value.uri);
    const findings = await corpus.session.findings(id);
    const finding = findings.find(({ fingerprint }) => fingerprint === value.fingerprint);
    const article = await corpus.session.article(id);
    if (finding === undefined || article === undefined) throw new Error("the text has changed; try again.");
    const flagged = textOf(article.source.text, finding.span);
    await this.#configuration.write(corpus, (text) => ignoreEdits(text, finding, flagged));
  }

  async #insertDate(place: Place): Promise<void> {
    const findings = await place.corpus.session.findings(place.id);
    const article = await place.corpus.session.article(place.id);
    // Without a header that can be read, what is malformed is one that waits for its date.
    const undated =
      findings.find(({ rule }) => rule === "dates/missing") ??
      findings.find(({ rule }) => rule === "dates/malformed" && article?.dateHeader === null);
    if (undated === undefined || article === undefined) {
      this.#connection.window.showInformationMessage("This article has a publication date already.");
      return;
    }
    const uri = this.#corpora.uri(place);
    const fix = undated.fixes.find(({ preferred }) => preferred) ?? undated.fixes[0];
    if (fix === undefined) {
      const { start, end } = undated.span;
      const blank = /[YMD./-]*$/i.exec(article.source.text.slice(start, end))?.[0] ?? "";
      return this.#show(uri, article.lines, { start: end - blank.length, end });
    }
    const version = this.#documents.get(uri)?.version ?? null;
    const { text } = article.source;
    const applied = await applyEdit(this.#connection, this.#features, {
      label: fix.title,
      edit: workspaceEdit([{ uri, version, text, edits: fix.edits }], this.#features),
    });
    if (applied) await this.#show(uri, splitLines(applyEdits(text, fix.edits)), typeOver(fix));
  }

  /** Shows the document with what is to be typed over selected. */
  async #show(uri: string, lines: readonly Line[], span: Span): Promise<void> {
    if (!this.#features.showsDocuments) return;
    await this.#connection.window.showDocument({ uri, takeFocus: true, selection: rangeOf(lines, span) });
  }

  #placeOf(uri: unknown): Place {
    const place = typeof uri === "string" ? this.#corpora.place(uri) : undefined;
    if (place === undefined) throw new Error("this file belongs to no corpus.");
    return place;
  }
}

/** What is to be typed over once the fix is applied; where it begins, if nothing is. */
function typeOver({ edits: [first], placeholder }: Fix): Span {
  const start = first?.start ?? 0;
  return placeholder === undefined
    ? { start, end: start }
    : { start: start + placeholder.start, end: start + placeholder.end };
}

function readDecision(value: unknown): Decision | undefined {
  if (typeof value !== "object" || value === null || !("kind" in value)) return undefined;
  const title = "title" in value && typeof value.title === "string" ? value.title : "";
  if (value.kind === "canonical-name" && "name" in value && typeof value.name === "string") {
    const aliases = "aliases" in value ? texts(value.aliases) : [];
    return { kind: "canonical-name", title, name: value.name, aliases };
  }
  if (value.kind === "different-names" && "names" in value) {
    const [first, second] = texts(value.names);
    if (first !== undefined && second !== undefined) {
      return { kind: "different-names", title, names: [first, second] };
    }
  }
  return undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
