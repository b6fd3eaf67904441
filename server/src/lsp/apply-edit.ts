import type { ApplyWorkspaceEditParams, Connection } from "vscode-languageserver/node";
import type { ClientFeatures } from "./client-features";

/** Rejects what needs `workspace/applyEdit` where the editor does not know it: a server must not send it then. */
export function mustApplyEdits({ appliesEdits }: ClientFeatures): void {
  if (!appliesEdits) throw new Error("this editor lets no language server change its documents.");
}

/** Has the editor change documents: false where its user did not want it; rejects where it cannot, or says why not. */
export async function applyEdit(
  connection: Connection,
  features: ClientFeatures,
  params: ApplyWorkspaceEditParams,
): Promise<boolean> {
  mustApplyEdits(features);
  const { applied, failureReason } = await connection.workspace.applyEdit(params);
  if (!applied && failureReason) throw new Error(`nothing was changed: ${failureReason}`);
  return applied;
}
