import { type ClientCapabilities, type InitializeParams, MarkupKind } from "vscode-languageserver/node";

/**
 * What the editor at the other end can do, as far as it changes what we send. Some editors write null for what they lack.
 */
export interface ClientFeatures {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesInlayHints: boolean;
  readonly relatedInformation: boolean;
  readonly unnecessaryTag: boolean;
  readonly codeDescription: boolean;
  readonly resolvesEdits: boolean;
  readonly codeActionLiterals: boolean;
  readonly appliesEdits: boolean;
  readonly documentChanges: boolean;
  readonly changeAnnotations: boolean;
  readonly snippetEdits: boolean;
  readonly editMetadata: boolean;
  readonly showsDocuments: boolean;
  readonly markdownHover: boolean;
  readonly documentSymbols: boolean;
  readonly progress: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly changesFolders: boolean;
}

export function clientFeatures({ capabilities }: InitializeParams): ClientFeatures {
  const { textDocument, workspace, window }: ClientCapabilities = capabilities;
  const published = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  const edits = workspace?.workspaceEdit;
  return {
    pullsDiagnostics: pulled != null,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    relatedInformation: (pulled?.relatedInformation ?? published?.relatedInformation) === true,
    unnecessaryTag: (pulled?.tagSupport ?? published?.tagSupport)?.valueSet?.includes(1) === true,
    codeDescription: (pulled?.codeDescriptionSupport ?? published?.codeDescriptionSupport) === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport != null,
    appliesEdits: workspace?.applyEdit === true,
    documentChanges: edits?.documentChanges === true,
    changeAnnotations: edits?.changeAnnotationSupport != null,
    snippetEdits: edits?.snippetEditSupport === true,
    editMetadata: edits?.metadataSupport === true,
    showsDocuments: window?.showDocument?.support === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    documentSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    progress: window?.workDoneProgress === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
  };
}
