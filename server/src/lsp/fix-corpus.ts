import type { CancellationToken, Connection, TextDocuments, WorkspaceEdit } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type FixChoice, type RuleId, rules } from "../engine";
import type { ClientFeatures } from "./client-features";
import type { Corpora, Place } from "./corpora";
import { count } from "./messages";
import { type FileEdits, workspaceEdit } from "./workspace-edits";

/**
 * Applies the chosen fixes to all corpora through the editor, so that its undo works: after a preview in which every
 * change can be left out, or, in an editor without one, after a question. Files that are not open are compared with
 * their content on disk right before.
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
    const files: FileEdits[] = [];
    for (const corpus of this.#corpora.all()) {
      await corpus.session.check();
      for (const id of corpus.session.ids()) {
        if (token.isCancellationRequested) return;
        if (corpus.session.lastFindings(id)?.some((finding) => choose(finding) !== undefined)) {
          const edits = await this.editsOf({ corpus, id }, choose);
          if (edits !== undefined && edits.edits.length > 0) files.push(edits);
        }
      }
    }
    if (files.length === 0) {
      this.#connection.window.showInformationMessage("There is nothing to fix.");
      return;
    }
    await this.#apply(files, label);
  }

  /** What the chosen fixes do to one article as it is at this moment; undefined where it cannot be rewritten. */
  async editsOf(place: Place, choose: FixChoice): Promise<FileEdits | undefined> {
    const { session } = place.corpus;
    for (let attempt = 0; attempt < 2; attempt++) {
      const uri = this.#corpora.uri(place);
      const version = this.#documents.get(uri)?.version ?? null;
      const fixes = await session.fixes(place.id, choose);
      if (fixes === undefined) return undefined;
      const edits = fixes.edits.map(({ label, ...edit }) => ({ ...edit, annotation: label }));
      if (await session.isStill(place.id, fixes.before)) return { uri, version, text: fixes.before, edits };
      // Changed on disk since it was read: once more from what it is now.
    }
    return undefined;
  }

  async #apply(files: readonly FileEdits[], label: string): Promise<void> {
    const places = files.reduce((sum, file) => sum + file.edits.length, 0);
    if (!this.#features.changeAnnotations || !this.#features.documentChanges) {
      const question = `${label}: change ${count(places, "place")} in ${count(files.length, "article")}?`;
      const apply = { title: "Apply" };
      const answer = await this.#connection.window.showWarningMessage(question, apply, { title: "Cancel" });
      if (answer?.title !== apply.title) return;
      const plain = files.map((file) => ({ ...file, edits: file.edits.map(withoutAnnotation) }));
      await this.#send(workspaceEdit(plain, this.#features), label);
      return;
    }
    await this.#send(workspaceEdit(files, this.#features, annotationsFor(files)), label);
  }

  async #send(edit: WorkspaceEdit, label: string): Promise<void> {
    const result = await this.#connection.workspace.applyEdit({
      label,
      edit,
      // The editor saves files that were not open, where its user wants that of refactorings.
      ...(this.#features.editMetadata ? { metadata: { isRefactoring: true } } : {}),
    });
    if (!result.applied && result.failureReason) {
      this.#connection.window.showErrorMessage(`corpuslint: nothing was changed: ${result.failureReason}`);
    }
  }
}

function withoutAnnotation({ start, end, newText }: FileEdits["edits"][number]) {
  return { start, end, newText };
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
