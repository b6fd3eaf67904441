import {
  type Corpus,
  type Entity,
  type EntityKind,
  entitySpan,
  isoOf,
  type RegisteredEntity,
  type Settings,
} from "../../engine";
import { writeDelimited } from "./delimited";
import { writeTabbed } from "./tabbed";

export type EntityFormat = "csv" | "tsv" | "jsonl";
export const entityFormats: readonly EntityFormat[] = ["csv", "tsv", "jsonl"];

/** An entity as a row of a table: what the corpus knows of it, and what its configuration says. */
export interface EntityRecord {
  /** Names the entity as it is now, so that a row whose name was changed can be told from a new one. */
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly aliases: readonly string[];
  readonly articles: number;
  readonly mentions: number;
  /** First and last day of publication, YYYY-MM-DD; empty where no article has a date. */
  readonly first: string;
  readonly last: string;
  readonly notes: string;
  readonly wikidata: string;
}

/** All entities of a corpus, those in most articles first; last the registered ones that no article names. */
export function entityRecords(corpus: Corpus, settings: Settings): EntityRecord[] {
  const named = new Set<RegisteredEntity>();
  const records = corpus.names.entities(settings).map((entity) => {
    if (entity.registered !== undefined) named.add(entity.registered);
    return recordOf(corpus, entity);
  });
  for (const entity of settings.entities) {
    if (named.has(entity)) continue;
    const kind = entity.kind ?? "other";
    records.push({
      id: `${kind}:${entity.name}`,
      name: entity.name,
      kind,
      aliases: entity.aliases,
      articles: 0,
      mentions: 0,
      first: "",
      last: "",
      notes: entity.note ?? "",
      wikidata: entity.wikidata ?? "",
    });
  }
  return records;
}

function recordOf(corpus: Corpus, entity: Entity): EntityRecord {
  const { articles, from, to } = entitySpan(corpus, entity);
  const { registered } = entity;
  const aliases = new Set([...entity.forms, ...(registered?.aliases ?? [])]);
  aliases.delete(entity.name);
  return {
    id: entity.id,
    name: entity.name,
    kind: entity.kind,
    aliases: [...aliases],
    articles,
    mentions: corpus.names.variantsOf(entity).reduce((sum, { count }) => sum + count, 0),
    first: from === null ? "" : isoOf(from),
    last: to === null ? "" : isoOf(to),
    notes: registered?.note ?? "",
    wikidata: registered?.wikidata ?? "",
  };
}

const COLUMNS = [
  "name",
  "kind",
  "aliases",
  "articles",
  "mentions",
  "first",
  "last",
  "notes",
  "wikidata",
  "id",
] as const satisfies readonly (keyof EntityRecord)[];

/** Entities as a file that OpenRefine and spreadsheets read; several aliases stand in one cell, parted by "|". */
export function writeEntities(records: readonly EntityRecord[], format: EntityFormat): string {
  if (format === "jsonl") return records.map((record) => `${JSON.stringify(record)}\n`).join("");
  const rows = records.map((record) =>
    COLUMNS.map((column) => (column === "aliases" ? joinAliases(record.aliases) : String(record[column]))),
  );
  const table = [COLUMNS, ...rows];
  return format === "csv" ? writeDelimited(table) : writeTabbed(table);
}

/** Names in one cell; a "|" inside a name stands behind a backslash. */
function joinAliases(aliases: readonly string[]): string {
  return aliases.map((alias) => alias.replace(/[\\|]/g, "\\$&")).join("|");
}

/** The names in one cell; the inverse of how they are written. */
export function splitAliases(cell: string): string[] {
  const aliases: string[] = [];
  let alias = "";
  for (let at = 0; at < cell.length; at++) {
    const char = cell.charAt(at);
    if (char === "\\" && /[\\|]/.test(cell.charAt(at + 1))) alias += cell.charAt(++at);
    else if (char === "|") {
      aliases.push(alias);
      alias = "";
    } else alias += char;
  }
  return [...aliases, alias].map((one) => one.trim()).filter((one) => one !== "");
}
