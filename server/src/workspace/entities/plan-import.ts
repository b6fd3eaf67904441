import type { EntityKind, RegisteredEntity } from "../../engine";
import type { TableProblem } from "./delimited";
import type { EntityRecord } from "./entity-table";
import type { EntityFile, EntityRow } from "./read-entities";

/** An entity that the configuration is to hold. */
export interface EntityChange {
  readonly entity: RegisteredEntity;
  /** The registered entities that it takes the place of, by name. */
  readonly replaces: readonly string[];
  /** What changes, in words: "is called … now". */
  readonly what: readonly string[];
}

export interface ImportPlan {
  readonly changes: readonly EntityChange[];
  /** Rows that say what is known already. */
  readonly unchanged: number;
  /** What was not understood or not done, by line of the file. */
  readonly problems: readonly TableProblem[];
}

interface Group {
  readonly name: string;
  readonly subjects: Set<EntityRecord>;
  readonly rows: EntityRow[];
}

/**
 * What a file of entities changes: rows whose name was changed rename their entity, rows with the same name become one,
 * rows that name nothing known are new. `records` are the entities as they are now, `registered` those of the
 * configuration. What a file does not say stays.
 */
export function planImport(
  file: EntityFile,
  records: readonly EntityRecord[],
  registered: readonly RegisteredEntity[],
): ImportPlan {
  const known = new Known(records);
  const problems: TableProblem[] = [...file.problems];
  const groups = new Map<string, Group>();
  for (const row of file.rows) {
    const subject =
      row.id === undefined
        ? known.named(row.name, row.kind)
        : (known.of(row.id) ?? known.renamed(row.id, row.name));
    if (row.id !== undefined && subject === undefined) {
      problems.push({
        line: row.line,
        message: `The corpus knows no “${row.id}”; “${row.name}” is taken as new.`,
      });
    }
    const group = groups.get(row.name) ?? { name: row.name, subjects: new Set(), rows: [] };
    groups.set(row.name, group);
    group.rows.push(row);
    if (subject !== undefined) group.subjects.add(subject);
  }
  const moved = new Set([...groups.values()].flatMap(({ subjects }) => [...subjects]));
  const changes: EntityChange[] = [];
  let unchanged = 0;
  const byName = new Map(registered.map((entity) => [entity.name, entity]));
  for (const group of groups.values()) {
    // A new name that something has already which the file does not mention: they become one.
    const holder = known.named(group.name);
    if (holder?.name === group.name && !moved.has(holder)) group.subjects.add(holder);
    const change = changeOf(group, byName, problems);
    if (change === null) unchanged += group.rows.length;
    else changes.push(change);
  }
  return { changes, unchanged, problems: problems.sort((a, b) => a.line - b.line) };
}

/** What the rows of one name change; null for nothing. */
function changeOf(
  { name, subjects, rows }: Group,
  registered: ReadonlyMap<string, RegisteredEntity>,
  problems: TableProblem[],
): EntityChange | null {
  const all = [...subjects];
  const own = all.find((subject) => subject.name === name) ?? all[0];
  const before = all.flatMap((subject) => registered.get(subject.name) ?? []);
  const what: string[] = [];
  for (const subject of all) {
    if (subject === own && subject.name !== name) what.push(`is called “${name}” now`);
    else if (subject !== own) what.push(`takes in “${subject.name}”`);
  }
  if (own === undefined) what.push("is new");
  const aliases = aliasesOf(name, all, rows, before, what, problems);
  const kind = kindOf(rows, own, problems);
  if (own !== undefined && kind !== undefined && kind !== own.kind) what.push(`is of kind ${kind}`);
  const note = first(rows.map((row) => row.note)) ?? first(before.map((entity) => entity.note)) ?? "";
  if (note !== (own?.notes ?? "")) what.push(note === "" ? "has no note any more" : "has another note");
  const said = first(rows.map((row) => row.wikidata));
  const id = (said === undefined ? first(before.map((entity) => entity.wikidata)) : said) ?? "";
  if (id !== (own?.wikidata ?? "")) what.push(id === "" ? "has no Wikidata id any more" : `is ${id}`);
  if (what.length === 0) return null;
  const keptKind = kind ?? before[0]?.kind ?? own?.kind;
  return {
    entity: {
      name,
      aliases,
      ...(keptKind === undefined ? {} : { kind: keptKind }),
      ...(note === "" ? {} : { note }),
      ...(id === "" ? {} : { wikidata: id }),
    },
    replaces: before.map((entity) => entity.name),
    what,
  };
}

/** The other names of what the rows make one. */
function aliasesOf(
  name: string,
  subjects: readonly EntityRecord[],
  rows: readonly EntityRow[],
  before: readonly RegisteredEntity[],
  what: string[],
  problems: TableProblem[],
): string[] {
  const known = new Set(subjects.flatMap((subject) => [subject.name, ...subject.aliases]));
  const aliases = new Set([
    ...subjects.map((subject) => subject.name),
    ...rows.flatMap((row) => row.aliases ?? []),
  ]);
  // A table that is read a second time must not take back what it renamed or joined the first time.
  for (const { id } of rows) {
    const former = id === undefined ? undefined : nameIn(id);
    if (former !== undefined && known.has(former)) aliases.add(former);
  }
  for (const alias of aliases) {
    if (!known.has(alias) && alias !== name) what.push(`has the alias “${alias}”`);
  }
  const said = rows.some((row) => row.aliases !== undefined);
  const registered = new Set(before.flatMap((entity) => entity.aliases));
  for (const alias of known) {
    if (aliases.has(alias) || alias === name) continue;
    if (said && registered.has(alias)) {
      what.push(`has the alias “${alias}” no longer`);
      continue;
    }
    aliases.add(alias);
    if (!said) continue;
    const message = `“${alias}” stays a form of “${name}”; to part them, add both to “different” in corpuslint.json.`;
    problems.push({ line: rows[0]?.line ?? 0, message });
  }
  aliases.delete(name);
  return [...aliases];
}

/** The first that says something; else the first that says that there is nothing. */
function first<T extends string | null>(values: readonly (T | undefined)[]): T | undefined {
  return (
    values.find((value) => value !== undefined && value !== null && value !== "") ??
    values.find((v) => v !== undefined)
  );
}

function kindOf(
  rows: readonly EntityRow[],
  own: EntityRecord | undefined,
  problems: TableProblem[],
): EntityKind | undefined {
  const said = rows.filter((row) => row.kind !== undefined);
  const chosen = said.find((row) => row.id !== undefined && row.id === own?.id) ?? said[0];
  for (const { line, kind, name } of said) {
    if (kind === chosen?.kind) continue;
    problems.push({ line, message: `“${name}” is of kind ${chosen?.kind} in another row; that one counts.` });
  }
  return chosen?.kind;
}

function nameIn(id: string): string {
  return id.slice(id.indexOf(":") + 1);
}

/** The entities as they are, by id and by name. */
class Known {
  readonly #byId = new Map<string, EntityRecord>();
  readonly #byName = new Map<string, EntityRecord[]>();

  constructor(records: readonly EntityRecord[]) {
    for (const record of records) {
      if (!this.#byId.has(record.id)) this.#byId.set(record.id, record);
      const same = this.#byName.get(record.name);
      if (same === undefined) this.#byName.set(record.name, [record]);
      else same.push(record);
    }
  }

  /** By id; where its kind has changed meanwhile, by the name in it. */
  of(id: string): EntityRecord | undefined {
    return this.#byId.get(id) ?? this.named(nameIn(id));
  }

  /** The entity that has that name now and had the one in the id before. */
  renamed(id: string, name: string): EntityRecord | undefined {
    return this.#byName.get(name)?.find((record) => record.aliases.includes(nameIn(id)));
  }

  named(name: string, kind?: EntityKind): EntityRecord | undefined {
    const all = this.#byName.get(name);
    return all?.find((record) => record.kind === kind) ?? all?.[0];
  }
}
