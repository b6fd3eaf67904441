import type { CancellationToken, Connection, TextDocuments, WorkspaceEdit } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type FixChoice, type RuleId, rules } from "../engine";
import { Breather } from "../workspace";
import { applyEdit, mustApplyEdits } from "./apply-edit";
import type { ClientFeatures } from "./client-features";
import type { Corpora, Place } from "./corpora";
import { count } from "./messages";
import { LateProgress } from "./progress";
import { type FileEdits, workspaceEdit } from "./workspace-edits";

/**
 * Applies the chosen fixes to all corpora through the editor, so that its undo works: after a question, and where the
 * editor has one and its user wants it, after a preview in which every change is chosen. Files that are not open are
 * compared with their content on disk right before.
 */
export class CorpusFixer {
  readonly #connection: Connection;
  readonly #corpora: Corpora;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #features: ClientFeatures;

  constructor(
    connection: Connection,
    corpora: Corpora,
    documents: TextDocuments<TextDocument>,
    features: ClientFeatures,
  ) {
    this.#connection = connection;
    this.#corpora = corpora;
    this.#documents = documents;
    this.#features = features;
  }

  async fix(choose: FixChoice, label: string, token: CancellationToken): Promise<void> {
    mustApplyEdits(this.#features);
    const progress = new LateProgress(this.#connection, this.#features, label, true);
    const collected = await this.#collect(choose, progress, token).finally(() => progress.done());
    if (collected === undefined) return;
    if (collected.length === 0) return this.#tellNothing();
    const answer = await this.#ask(collected.map(({ edits }) => edits));
    if (answer === undefined) return;
    // Collecting takes its time, and so does an answer: what is sent is what was true a moment ago.
    const files: FileEdits[] = [];
    for (const { place, edits } of collected) {
      const current = (await this.#current(place, edits)) ?? (await this.editsOf(place, choose));
      if (current !== undefined && current.edits.length > 0) files.push(current);
    }
    if (files.length === 0) return this.#tellNothing();
    const edit =
      answer === "Preview"
        ? workspaceEdit(files, this.#features, annotationsFor(files))
        : workspaceEdit(files.map(withoutAnnotations), this.#features);
    await this.#send(edit, label);
  }

  /** What the chosen fixes do to one article as it is now; undefined where it cannot be rewritten. */
  async editsOf(place: Place, choose: FixChoice): Promise<FileEdits | undefined> {
    for (let attempt = 0; attempt < 2; attempt++) {
      const edits = await this.#compute(place, choose);
      if (edits === undefined) return undefined;
      const current = await this.#current(place, edits);
      if (current !== undefined) return current;
      // Changed on disk since it was read: once more from what it is now.
    }
    return undefined;
  }

  /** The edits of all articles in which there is something to fix; undefined where it was cancelled. */
  async #collect(choose: FixChoice, progress: LateProgress, token: CancellationToken) {
    const collected: { place: Place; edits: FileEdits }[] = [];
    const breather = new Breather();
    for (const corpus of this.#corpora.all()) {
      const ids = corpus.session.ids();
      for (const [done, id] of ids.entries()) {
        await breather.rest();
        if (token.isCancellationRequested || progress.cancelled) return undefined;
        progress.report({ done, total: ids.length });
        const place = { corpus, id };
        const findings = await corpus.session.findings(id);
        if (!findings.some((finding) => choose(finding) !== undefined)) continue;
        const edits = await this.#compute(place, choose);
        if (edits !== undefined) collected.push({ place, edits });
      }
    }
    return collected;
  }

  async #compute(place: Place, choose: FixChoice): Promise<FileEdits | undefined> {
    const fixes = await place.corpus.session.fixes(place.id, choose);
    if (fixes === undefined) return undefined;
    const edits = fixes.edits.map(({ label, ...edit }) => ({ ...edit, annotation: label }));
    return this.#addressed(place, { text: fixes.before, edits });
  }

  /** The same edits where the article still has the text they are for. */
  async #current(place: Place, { text, edits }: FileEdits): Promise<FileEdits | undefined> {
    return (await place.corpus.session.isStill(place.id, text))
      ? this.#addressed(place, { text, edits })
      : undefined;
  }

  #addressed(place: Place, edits: Pick<FileEdits, "text" | "edits">): FileEdits {
    const uri = this.#corpora.uri(place);
    return { ...edits, uri, version: this.#documents.get(uri)?.version ?? null };
  }

  /** Undefined where the user wants neither. VS Code's preview starts with every box empty, so it is not the only way. */
  async #ask(files: readonly FileEdits[]): Promise<"Apply" | "Preview" | undefined> {
    const places = files.reduce((sum, file) => sum + file.edits.length, 0);
    const question = `Fix ${count(places, "place")} in ${count(files.length, "article")}?`;
    const previews = this.#features.changeAnnotations && this.#features.documentChanges;
    const answer = await this.#connection.window.showWarningMessage(
      question,
      { title: "Apply" },
      { title: previews ? "Preview" : "Cancel" },
    );
    if (answer?.title === "Apply") return "Apply";
    return previews && answer?.title === "Preview" ? "Preview" : undefined;
  }

  #tellNothing(): void {
    this.#connection.window.showInformationMessage("There is nothing to fix.");
  }

  async #send(edit: WorkspaceEdit, label: string): Promise<void> {
    await applyEdit(this.#connection, this.#features, {
      label,
      edit,
      // The editor saves files that were not open, where its user wants that of refactorings.
      ...(this.#features.editMetadata ? { metadata: { isRefactoring: true } } : {}),
    });
  }
}

function withoutAnnotations(file: FileEdits): FileEdits {
  return { ...file, edits: file.edits.map(({ start, end, newText }) => ({ start, end, newText })) };
}

function annotationsFor(files: readonly FileEdits[]): NonNullable<WorkspaceEdit["changeAnnotations"]> {
  const used = new Set(files.flatMap(({ edits }) => edits.map(({ annotation }) => annotation)));
  const annotation = (id: RuleId, summary: string) => [
    id,
    { label: summary, description: id, needsConfirmation: true },
  ];
  return Object.fromEntries(
    rules.filter(({ id }) => used.has(id)).map(({ id, summary }) => annotation(id, summary)),
  );
}
