import type { EntityKind, RegisteredEntity, TextEdit } from "../../engine";
import { appended, isObject, listAt, whole, withValue } from "../json-edits";
import type { EntityChange } from "./plan-import";

const ENTITIES = "entities";
const DIFFERENT = "different";
const KINDS: readonly EntityKind[] = ["person", "organisation", "place", "other"];

/**
 * The edits that make a name the canonical one of an entity with these aliases. Entities that have one of the names as
 * theirs become that one entity, and no two of the names are held to be different any longer: the last word counts.
 */
export function canonicalNameEdits(text: string, name: string, aliases: readonly string[]): TextEdit[] {
  const names = new Set([name, ...aliases]);
  const taken = entitiesOf(text).filter((entity) => names.has(entity.name));
  const all = new Set([...taken.flatMap((entity) => [entity.name, ...entity.aliases]), ...aliases]);
  all.delete(name);
  const parted = withoutPairs(text, (a, b) => names.has(a) && names.has(b));
  // What else is said of the first of them stays.
  const entity = { ...taken[0]?.entity, name, aliases: [...all] };
  return whole(text, withEntities(parted, [{ entity, replaces: taken.map((each) => each.name) }]));
}

/** The edits that say that two names are two entities; they are no aliases of one another any longer. */
export function differentNamesEdits(text: string, [a, b]: readonly [string, string]): TextEdit[] {
  let after = text;
  for (const [index, { name, aliases }] of entitiesOf(text).entries()) {
    const names = [name, ...aliases];
    if (!names.includes(a) || !names.includes(b)) continue;
    // Where neither is the entity's own name, the one named second leaves.
    const left = aliases.filter((alias) => alias !== (a === name ? b : b === name ? a : b));
    after = withValue(after, [ENTITIES, index, "aliases"], left);
  }
  const known = listAt(text, DIFFERENT).some((pair) => isPair(pair, a, b));
  return whole(text, known ? after : appended(after, DIFFERENT, [[a, b]]));
}

/** The edits that carry out what an import changes. */
export function importEdits(text: string, changes: readonly EntityChange[]): TextEdit[] {
  let after = text;
  for (const { entity } of changes) {
    const names = new Set([entity.name, ...entity.aliases]);
    if (listAt(after, DIFFERENT).length === 0) break;
    after = withoutPairs(after, (a, b) => names.has(a) && names.has(b));
  }
  return whole(text, withEntities(after, changes));
}

/** The text with entities put in the place of others, or added at the end. */
function withEntities(
  text: string,
  changes: readonly { readonly entity: RegisteredEntity; readonly replaces: readonly string[] }[],
): string {
  let after = text;
  const added: RegisteredEntity[] = [];
  const indexes = new Map(entitiesOf(text).map(({ name, index }) => [name, index]));
  const gone = new Set<number>();
  for (const { entity, replaces } of changes) {
    const places = [...new Set([...replaces, entity.name])].flatMap((name) => indexes.get(name) ?? []);
    const [place, ...others] = places.sort((a, b) => a - b);
    if (place === undefined) added.push(entity);
    else after = updated(after, place, entity);
    for (const other of others) gone.add(other);
  }
  for (const index of [...gone].sort((a, b) => b - a)) after = withValue(after, [ENTITIES, index], undefined);
  return appended(after, ENTITIES, added);
}

/** Only what differs is written, so that comments between the members stay. */
function updated(text: string, index: number, entity: RegisteredEntity): string {
  const known = listAt(text, ENTITIES)[index];
  if (!isObject(known)) return text;
  let after = text;
  for (const member of ["name", "kind", "aliases", "note", "wikidata"] as const) {
    const value = entity[member];
    if (JSON.stringify(known[member]) === JSON.stringify(value)) continue;
    after = withValue(after, [ENTITIES, index, member], value);
  }
  return after;
}

function withoutPairs(text: string, unwanted: (a: string, b: string) => boolean): string {
  let after = text;
  for (const [index, pair] of [...listAt(text, DIFFERENT).entries()].reverse()) {
    if (!Array.isArray(pair)) continue;
    const [a, b]: unknown[] = pair;
    if (typeof a === "string" && typeof b === "string" && unwanted(a, b)) {
      after = withValue(after, [DIFFERENT, index], undefined);
    }
  }
  return after;
}

interface Listed {
  readonly index: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly entity: Omit<RegisteredEntity, "name" | "aliases">;
}

function entitiesOf(text: string): Listed[] {
  return listAt(text, ENTITIES).flatMap((value, index) => {
    if (!isObject(value) || typeof value.name !== "string") return [];
    const { name, aliases, note, wikidata } = value;
    const kind = KINDS.find((each) => each === value.kind);
    const entity = {
      ...(kind === undefined ? {} : { kind }),
      ...(typeof note === "string" ? { note } : {}),
      ...(typeof wikidata === "string" ? { wikidata } : {}),
    };
    const known = Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === "string") : [];
    return [{ index, name, aliases: known, entity }];
  });
}

function isPair(pair: unknown, a: string, b: string): boolean {
  return Array.isArray(pair) && pair.includes(a) && pair.includes(b);
}
