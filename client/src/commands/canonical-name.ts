import * as vscode from "vscode";
import { type EntityItem, serverCommands } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { EntityNode } from "../views/entities";
import { count } from "../views/words";
import { actionsAtCursor, runOneOf } from "./targets";

/**
 * Makes one spelling the canonical name of an entity. On an entity of the tree: of that one. In an editor: what the
 * finding at the cursor offers, else of an entity to choose, those that the selected words fit first.
 */
export async function makeCanonicalName(corpus: Corpus, argument: unknown): Promise<void> {
  let entity = argument instanceof EntityNode ? argument.entity : undefined;
  if (entity === undefined) {
    const actions = (await actionsAtCursor(serverCommands.decide)).filter(isAboutCanonicalName);
    if (actions.length > 0) return runOneOf(actions, "Which name is the canonical one?");
    entity = await chooseEntity(await corpus.entities(), wordsAtCursor(), "Whose name?");
  }
  if (entity === undefined) return;
  const name = await chooseName(entity);
  if (name === undefined || name.trim() === "") return;
  const aliases = entity.forms.filter((form) => form !== name);
  const title = `Make “${name}” the canonical name`;
  await corpus.run(serverCommands.decide, {
    kind: "canonical-name",
    title,
    name,
    aliases,
  });
}

function isAboutCanonicalName(action: vscode.CodeAction): boolean {
  const decision: unknown = action.command?.arguments?.[0];
  return (
    typeof decision === "object" &&
    decision !== null &&
    "kind" in decision &&
    decision.kind === "canonical-name"
  );
}

/** The word at the cursor, or what is selected within a line. */
export function wordsAtCursor(): string {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return "";
  const { document, selection } = editor;
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
  return range?.isSingleLine ? document.getText(range) : "";
}

/** Asks for an entity, those that hold the words first. */
export async function chooseEntity(
  entities: readonly EntityItem[],
  words: string,
  placeHolder: string,
): Promise<EntityItem | undefined> {
  const fits = ({ variants }: EntityItem) =>
    words !== "" && variants.some(({ form }) => form.includes(words));
  const items = [...entities.filter(fits), ...entities.filter((entity) => !fits(entity))].map((entity) => ({
    label: entity.name,
    description: count(entity.articles, "article"),
    detail: entity.variants.map(({ form, count }) => `${form} (${count})`).join(", "),
    entity,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDetail: true,
  });
  return chosen?.entity;
}

/** Asks how an entity is to be written. */
export async function chooseName(
  entity: Pick<EntityItem, "name" | "forms" | "variants">,
): Promise<string | undefined> {
  const other = { label: "Another spelling …", form: undefined };
  const times = new Map(entity.variants.map(({ form, count }) => [form, count]));
  const items = entity.forms.map((form) => ({
    label: form,
    description: count(times.get(form) ?? 0, "mention"),
    form,
  }));
  const chosen = await vscode.window.showQuickPick([...items, other], {
    placeHolder: `How should ${entity.name} be written in this corpus?`,
  });
  if (chosen !== other) return chosen?.form;
  return vscode.window.showInputBox({ prompt: "The canonical name", value: entity.name });
}
