import * as vscode from "vscode";
import { type EntityItem, serverCommands } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { EntityNode } from "../views/entities";
import { chooseEntity, chooseName, wordsAtCursor } from "./canonical-name";

/** Two or more entities of the tree, or one with another to choose, are one from now on. */
export async function sameNames(corpus: Corpus, argument: unknown, selected: unknown): Promise<void> {
  const chosen = entitiesOf(argument, selected);
  if (chosen.length < 2) {
    const all = await corpus.entities();
    const first = chosen[0] ?? (await chooseEntity(all, wordsAtCursor(), "Whose name?"));
    if (first === undefined) return;
    const others = all.filter(({ id, kind }) => id !== first.id && kind === first.kind);
    const second = await chooseEntity(others, likest(first, others), `Who is the same as ${first.name}?`);
    if (second === undefined) return;
    chosen.splice(0, chosen.length, first, second);
  }
  const forms = chosen.flatMap((entity) => [entity.name, ...entity.forms]);
  const merged = {
    ...chosen[0],
    name: chosen[0]?.name ?? "",
    forms: [...new Set(forms)],
    variants: chosen.flatMap(({ variants }) => variants),
  };
  const name = await chooseName(merged);
  if (name === undefined || name.trim() === "") return;
  const aliases = merged.forms.filter((form) => form !== name);
  const title = `${chosen.map((entity) => `“${entity.name}”`).join(" and ")} are the same`;
  await corpus.run(serverCommands.decide, { kind: "canonical-name", title, name, aliases });
}

/** Two forms of one entity, or two entities, are different from now on. */
export async function differentNames(corpus: Corpus, argument: unknown, selected: unknown): Promise<void> {
  const chosen = entitiesOf(argument, selected);
  const [first, second] = chosen;
  if (first !== undefined && second !== undefined) return decide(corpus, first.name, second.name);
  const entities = (await corpus.entities()).filter(({ forms }) => forms.length > 1);
  const entity = first ?? (await chooseEntity(entities, wordsAtCursor(), "Whose names?"));
  if (entity === undefined) return;
  const others = entity.forms.filter((form) => form !== entity.name);
  if (others.length === 0) {
    void vscode.window.showInformationMessage(`${entity.name} has one name only.`);
    return;
  }
  const placeHolder = `Which is another than ${entity.name}?`;
  const other = others.length > 1 ? await vscode.window.showQuickPick(others, { placeHolder }) : others[0];
  if (other !== undefined) await decide(corpus, entity.name, other);
}

async function decide(corpus: Corpus, first: string, second: string): Promise<void> {
  const title = `“${first}” and “${second}” are different`;
  await corpus.run(serverCommands.decide, { kind: "different-names", title, names: [first, second] });
}

/** The entities that a command of the tree was called on: the one clicked, with the others of the selection. */
function entitiesOf(argument: unknown, selected: unknown): EntityItem[] {
  const nodes: unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [argument];
  return nodes.flatMap((node) => (node instanceof EntityNode ? [node.entity] : []));
}

/** The word of a name that most other names share: those come first in the list. */
function likest({ name }: EntityItem, others: readonly EntityItem[]): string {
  const words = name.split(/[\s-]+/).filter((word) => word.length > 2);
  return (
    words.reverse().find((word) => others.some(({ forms }) => forms.some((form) => form.includes(word)))) ??
    ""
  );
}
