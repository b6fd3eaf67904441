import type { Connection } from "vscode-languageserver/node";

/** "1 article", "3 articles". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Tells the user what went wrong with something that they asked for. */
export function tellFailure(connection: Connection, error: unknown): void {
  void connection.window.showErrorMessage(`corpuslint: ${reasonOf(error)}`);
}
