import type { EntityKind } from "../../engine";
import { isObject } from "../json-edits";
import { type Delimiter, readDelimited, type TableProblem, unguarded } from "./delimited";
import { type EntityFormat, splitAliases } from "./entity-table";
import { readTabbed } from "./tabbed";

/** What a row of a file says of an entity. What is undefined is not said; "" and null say that there is none. */
export interface EntityRow {
  readonly line: number;
  readonly id?: string;
  readonly name: string;
  readonly kind?: EntityKind;
  readonly aliases?: readonly string[];
  readonly note?: string;
  readonly wikidata?: string | null;
}

export interface EntityFile {
  readonly rows: readonly EntityRow[];
  /** What was not understood, by line. */
  readonly problems: readonly TableProblem[];
}

type Field =
  | "id"
  | "name"
  | "kind"
  | "aliases"
  | "alias"
  | "note"
  | "wikidata"
  | "match"
  | "judgement"
  | "none";

/**
 * Columns by their names, small letters only: those that are exported, and those that OpenRefine's "Add column with URLs
 * of matched entities", "Add entity identifiers column" and `cell.recon.…` expressions are commonly called. Of JSON it makes
 * columns such as “_ - name”, and for a list one of its items each, in rows of their own: `alias`. `none` is known and not
 * read: the corpus says it better.
 */
const FIELDS: Readonly<Record<string, Field>> = {
  id: "id",
  name: "name",
  canonicalname: "name",
  canonical: "name",
  entity: "name",
  kind: "kind",
  type: "kind",
  aliases: "aliases",
  alias: "aliases",
  aliasesaliases: "alias",
  notes: "note",
  note: "note",
  wikidata: "wikidata",
  wikidataid: "wikidata",
  wikidataurl: "wikidata",
  qid: "wikidata",
  matchid: "match",
  reconmatchid: "match",
  cellreconmatchid: "match",
  namereconmatchid: "match",
  judgement: "judgement",
  judgment: "judgement",
  reconjudgment: "judgement",
  cellreconjudgment: "judgement",
  namereconjudgment: "judgement",
  articles: "none",
  mentions: "none",
  first: "none",
  last: "none",
  match: "none",
  matchname: "none",
  reconmatchname: "none",
  score: "none",
  reconscore: "none",
};

const KINDS: Readonly<Record<string, EntityKind>> = {
  person: "person",
  people: "person",
  human: "person",
  organisation: "organisation",
  organization: "organisation",
  company: "organisation",
  place: "place",
  location: "place",
  other: "other",
};

const LONGEST_NAME = 300;
const LONGEST_NOTE = 5000;
const MOST_ALIASES = 1000;
const MOST_ROWS = 500_000;

/** Reads a file of entities: one that was exported, or what became of it in OpenRefine. Never throws. */
export function readEntities(text: string, format: EntityFormat): EntityFile {
  const reader = new Reader();
  if (format === "jsonl") readJson(text, reader);
  else readTable(text, format, reader);
  return { rows: reader.rows, problems: reader.problems.sort((a, b) => a.line - b.line) };
}

/** The format that a file's name, else its first line, speaks for. */
export function entityFormatOf(fileName: string, text: string): EntityFormat {
  const ending = /\.(csv|tsv|tab|jsonl|ndjson|json)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === "csv") return "csv";
  if (ending === "tsv" || ending === "tab") return "tsv";
  if (ending !== undefined || /^\s*\{/.test(text.slice(0, 1000))) return "jsonl";
  return (text.split("\n", 1)[0] ?? "").includes("\t") ? "tsv" : "csv";
}

function readTable(text: string, format: "csv" | "tsv", reader: Reader): void {
  const { rows, problems } =
    format === "tsv" ? { rows: readTabbed(text), problems: [] } : readDelimited(text, delimiterOf(text));
  reader.problems.push(...problems);
  const [head, ...body] = rows;
  if (head === undefined) {
    reader.problem(1, "The file is empty.");
    return;
  }
  const fields = head.cells.map((title) => {
    const field = fieldOf(title);
    if (field === undefined) reader.problem(head.line, `The column “${shown(title)}” is not read.`);
    return field ?? "none";
  });
  if (!fields.includes("name") && !fields.includes("id")) {
    reader.problem(head.line, "There is no column “name”; the first line must name the columns.");
    return;
  }
  for (const { line, cells } of body.slice(0, MOST_ROWS)) {
    if (cells.length > fields.length) {
      reader.problem(line, `There are ${cells.length} cells under ${fields.length} columns.`);
      continue;
    }
    const values = new Map<Field, unknown>();
    for (const [at, field] of fields.entries()) {
      // A row that ends early says nothing of what is missing.
      const cell = cells[at];
      if (cell === undefined || field === "none") continue;
      const value = unguarded(cell).trim();
      setUnlessEmpty(values, field, value);
    }
    reader.add(line, values);
  }
  if (body.length > MOST_ROWS) reader.problem(body[MOST_ROWS]?.line ?? 0, "More rows are not read.");
}

/** Spreadsheets of many countries write semicolons for commas. */
function delimiterOf(text: string): Delimiter {
  const head = text.split(/[\r\n]/, 1)[0] ?? "";
  return !head.includes(",") && head.includes(";") ? ";" : ",";
}

function fieldOf(title: string): Field | undefined {
  const key = unguarded(title)
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  return Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
}

/** JSON Lines, or the whole of OpenRefine's templating export: `{"rows": [{…}, …]}`. */
function readJson(text: string, reader: Reader): void {
  const whole = rowsOf(text);
  if (whole !== undefined) {
    for (const [at, row] of whole.entries()) readObject(at + 1, withoutGuards(row), reader);
    return;
  }
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (const [at, line] of lines.slice(0, MOST_ROWS).entries()) {
    if (line.trim() === "") continue;
    const value = parsed(line);
    if (value === undefined) reader.problem(at + 1, "This line is not JSON.");
    else readObject(at + 1, value, reader);
  }
}

/** A table that was read from CSV or TSV has apostrophes before what would be a formula there. */
function withoutGuards(row: unknown): unknown {
  if (!isObject(row)) return row;
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === "string" ? unguarded(value) : value]),
  );
}

function rowsOf(text: string): unknown[] | undefined {
  if (!/^\uFEFF?\s*\{\s*"rows"\s*:/.test(text)) return undefined;
  const value = parsed(text.replace(/^\uFEFF/, ""));
  return isObject(value) && Array.isArray(value.rows) ? value.rows : undefined;
}

function parsed(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return value;
  } catch {
    return undefined;
  }
}

function readObject(line: number, value: unknown, reader: Reader): void {
  if (!isObject(value)) {
    reader.problem(line, "This is no JSON object.");
    return;
  }
  const values = new Map<Field, unknown>();
  for (const [key, member] of Object.entries(value)) {
    if (key === "recon" || key === "match" || key === "r") readRecon(member, values);
    const field = fieldOf(key) ?? (key === "recon" || key === "r" ? "none" : undefined);
    if (field === undefined) reader.problem(line, `“${shown(key)}” is not read.`);
    else if (field !== "none") {
      // A cell of OpenRefine with its reconciliation: {"v": "…", "r": {"j": "matched", "m": {"id": "Q…"}}}.
      if (isObject(member) && "v" in member) {
        setUnlessEmpty(values, field, member.v);
        readRecon(member.r, values);
      } else setUnlessEmpty(values, field, member);
    }
  }
  reader.add(line, values);
}

/** Of two columns for one thing, the one that says something counts. */
function setUnlessEmpty(values: Map<Field, unknown>, field: Field, value: unknown): void {
  if ((value !== "" && value !== null) || !values.has(field)) values.set(field, value);
}

function readRecon(recon: unknown, values: Map<Field, unknown>): void {
  if (!isObject(recon)) return;
  const judgement = recon.judgment ?? recon.judgement ?? recon.j;
  if (judgement !== undefined) values.set("judgement", judgement);
  const match = isObject(recon.match) ? recon.match : isObject(recon.m) ? recon.m : recon;
  if (typeof match.id === "string") values.set("match", match.id);
}

class Reader {
  readonly rows: EntityRow[] = [];
  readonly problems: TableProblem[] = [];

  problem(line: number, message: string): void {
    this.problems.push({ line, message });
  }

  add(line: number, values: ReadonlyMap<Field, unknown>): void {
    const aliases = this.#aliases(line, values.get("aliases") ?? listOf(values.get("alias")));
    const name = this.#text(line, values, "name", LONGEST_NAME) ?? "";
    const id = this.#text(line, values, "id", LONGEST_NAME + 20) ?? "";
    if (name === "") {
      // OpenRefine's records: the first column is blank on the rows that only add values to the row above.
      const above = this.rows[this.rows.length - 1];
      if (id === "" && above !== undefined && aliases !== undefined && aliases.length > 0) {
        this.rows[this.rows.length - 1] = { ...above, aliases: [...(above.aliases ?? []), ...aliases] };
      } else this.problem(line, "This row has no name.");
      return;
    }
    const kind = this.#kind(line, values);
    const note = this.#text(line, values, "note", LONGEST_NOTE, inLines);
    const wikidata = this.#wikidata(line, values);
    this.rows.push({
      line,
      name,
      ...(id === "" ? {} : { id }),
      ...(kind === undefined ? {} : { kind }),
      ...(aliases === undefined ? {} : { aliases }),
      ...(note === undefined ? {} : { note }),
      ...(wikidata === undefined ? {} : { wikidata }),
    });
  }

  #text(
    line: number,
    values: ReadonlyMap<Field, unknown>,
    field: Field,
    most: number,
    clean = oneLine,
  ): string | undefined {
    const value = values.get(field);
    if (value === undefined) return undefined;
    if (value === null) return "";
    if (typeof value !== "string") {
      this.problem(line, `“${field}” is no text.`);
      return undefined;
    }
    const text = clean(value);
    if (text.length <= most) return text;
    this.problem(line, `“${field}” is longer than ${most} characters.`);
    return undefined;
  }

  #aliases(line: number, value: unknown): string[] | undefined {
    if (value === undefined) return undefined;
    if (value === null) return [];
    const all = typeof value === "string" ? splitAliases(value) : value;
    if (!Array.isArray(all)) {
      this.problem(line, "“aliases” is neither a text nor a list.");
      return undefined;
    }
    const aliases: string[] = [];
    for (const alias of all.slice(0, MOST_ALIASES)) {
      const text = typeof alias === "string" ? oneLine(alias) : "";
      if (text !== "" && text.length <= LONGEST_NAME) aliases.push(text);
      else this.problem(line, `“${shown(String(alias))}” is no alias.`);
    }
    if (all.length > MOST_ALIASES) this.problem(line, `More than ${MOST_ALIASES} aliases are not read.`);
    return aliases;
  }

  #kind(line: number, values: ReadonlyMap<Field, unknown>): EntityKind | undefined {
    const text = this.#text(line, values, "kind", LONGEST_NAME);
    if (text === undefined || text === "") return undefined;
    const key = text.toLowerCase();
    const kind = Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
    if (kind === undefined) {
      this.problem(line, `“${shown(text)}” is no kind: person, organisation, place or other.`);
    }
    return kind;
  }

  /** The id, null where there is none, undefined where nothing is said or it was not understood. */
  #wikidata(line: number, values: ReadonlyMap<Field, unknown>): string | null | undefined {
    const judgement = this.#text(line, values, "judgement", LONGEST_NAME)?.toLowerCase() ?? "";
    if (judgement === "new") return null;
    const match = this.#text(line, values, "match", LONGEST_NAME);
    const known = this.#text(line, values, "wikidata", LONGEST_NAME);
    // What was matched now counts more than what was known before.
    const text = match === undefined || match === "" ? (known ?? match) : match;
    if (text === undefined) return undefined;
    const isCandidate = text !== "" && match !== "";
    if (judgement === "none" && isCandidate) {
      this.problem(line, `“${shown(text)}” is a candidate that nobody has judged; it is left out.`);
      return undefined;
    }
    if (judgement !== "" && judgement !== "none" && judgement !== "matched") {
      this.problem(line, `“${shown(judgement)}” is no judgement: matched, new or none.`);
      return undefined;
    }
    if (text === "") return judgement === "none" ? undefined : null;
    const id = /^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/)?(Q[1-9]\d{0,14})$/i.exec(
      text,
    )?.[1];
    if (id === undefined) this.problem(line, `“${shown(text)}” is no Wikidata id, such as Q42.`);
    return id?.toUpperCase();
  }
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** A text that may have several lines. */
function inLines(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

/** The only item of a list that stands in a cell. */
function listOf(item: unknown): unknown {
  return typeof item === "string" ? (item === "" ? [] : [item]) : item;
}

function shown(text: string): string {
  const line = oneLine(text);
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
