import { type CodeAction, CodeActionKind } from "vscode-languageserver/node";
import { type Article, type Decision, entityOfMention, lookalikesOf, mentionAt } from "../engine";
import { serverCommands } from "../protocol";
import type { Place } from "./corpora";

const MOST_FORMS = 4;

/**
 * What the user may decide about the name at `offset`, be there a finding or not: that it is the same as another one like
 * it, that one of its forms is somebody else's, or is the canonical one. Asked for by name or key, never beside the text.
 */
export function nameActions(
  { corpus: { session } }: Place,
  uri: string,
  article: Article,
  offset: number,
): CodeAction[] {
  const mention = mentionAt(article, offset);
  const entity = mention === null ? null : entityOfMention(session.corpus, mention, session.settings);
  if (mention === null || entity === null) return [];
  const decisions: Decision[] = [];
  for (const { entity: other } of lookalikesOf(session.corpus, entity, session.settings)) {
    const title = `“${entity.name}” and “${other.name}” are the same`;
    const aliases = [...entity.forms, ...other.forms, other.name].filter((form) => form !== entity.name);
    decisions.push({ kind: "canonical-name", title, name: entity.name, aliases: [...new Set(aliases)] });
  }
  for (const form of entity.forms.filter((each) => each !== entity.name).slice(0, MOST_FORMS)) {
    const aliases = [...new Set([entity.name, ...entity.forms])].filter((other) => other !== form);
    const title = `Make “${form}” the canonical name`;
    decisions.push({ kind: "canonical-name", title, name: form, aliases });
    const apart = `“${form}” and “${entity.name}” are different`;
    decisions.push({ kind: "different-names", title: apart, names: [form, entity.name] });
  }
  return decisions.map((decision) => ({
    title: decision.title,
    kind: CodeActionKind.Refactor,
    command: { title: decision.title, command: serverCommands.decide, arguments: [decision, uri] },
  }));
}
