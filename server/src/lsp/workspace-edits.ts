import type {
  AnnotatedTextEdit,
  SnippetTextEdit,
  TextDocumentEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { type Fix, type Line, rangeOf, splitLines, type TextEdit } from "../engine";
import type { ClientFeatures } from "./client-features";

/** The edits of one file, computed from `text`; `version` of the open document, null for a file on disk. */
export interface FileEdits {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
  readonly edits: readonly (TextEdit & { readonly annotation?: string })[];
}

/** Edits of some files as LSP wants them. The editor refuses those whose document has another version by now. */
export function workspaceEdit(
  files: readonly FileEdits[],
  features: ClientFeatures,
  annotations?: WorkspaceEdit["changeAnnotations"],
): WorkspaceEdit {
  const converted = files.map(({ uri, version, text, edits }) => {
    const lines = splitLines(text);
    return { uri, version, edits: edits.map((edit) => textEdit(edit, lines)) };
  });
  if (!features.documentChanges) {
    return {
      changes: Object.fromEntries(
        converted.map(({ uri, edits }) => [uri, edits.map(({ range, newText }) => ({ range, newText }))]),
      ),
    };
  }
  const documentChanges: TextDocumentEdit[] = converted.map(({ uri, version, edits }) => ({
    textDocument: { uri, version },
    edits,
  }));
  return annotations === undefined
    ? { documentChanges }
    : { documentChanges, changeAnnotations: annotations };
}

/** The edits of one fix; what is to be typed over is a snippet's placeholder where the editor knows those. */
export function fixEdit(fix: Fix, file: Omit<FileEdits, "edits">, features: ClientFeatures): WorkspaceEdit {
  const edit = workspaceEdit([{ ...file, edits: fix.edits }], features);
  const { placeholder } = fix;
  const [first] = edit.documentChanges ?? [];
  if (!features.snippetEdits || placeholder === undefined || first === undefined || !("edits" in first)) {
    return edit;
  }
  const [head, ...rest] = first.edits;
  if (head === undefined || !("newText" in head)) return edit;
  const before = head.newText.slice(0, placeholder.start);
  const typed = head.newText.slice(placeholder.start, placeholder.end);
  const after = head.newText.slice(placeholder.end);
  const value = `${snippetText(before)}\${1:${snippetText(typed)}}${snippetText(after)}`;
  const snippet: SnippetTextEdit = { range: head.range, snippet: { kind: "snippet", value } };
  return { documentChanges: [{ ...first, edits: [snippet, ...rest] }] };
}

function textEdit(
  edit: TextEdit & { readonly annotation?: string },
  lines: readonly Line[],
): AnnotatedTextEdit | { range: AnnotatedTextEdit["range"]; newText: string } {
  const plain = { range: rangeOf(lines, edit), newText: edit.newText };
  return edit.annotation === undefined ? plain : { ...plain, annotationId: edit.annotation };
}

/** What a snippet would read as its own syntax, escaped. */
function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
