import * as jsonc from "jsonc-parser";
import {
  type DateHeaderStyle,
  defaultSettings,
  type EntityKind,
  type Level,
  type RegisteredEntity,
  rules,
  type Settings,
  type Span,
} from "../engine";

/** The file at the root of a corpus that says how it is to be checked. */
export const configurationName = "corpuslint.json";

/** What a corpus can decide: the engine's settings, and which files belong to it. */
export interface Configuration {
  readonly settings: Settings;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Bytes; larger files are not read. */
  readonly maxFileSize: number;
}

export const defaultConfiguration: Configuration = {
  settings: defaultSettings,
  include: ["**/*.txt"],
  exclude: [],
  maxFileSize: 5_000_000,
};

/** What is wrong with the configuration file; an `error` keeps the whole file from being used, a `warning` does not. */
export interface ConfigurationProblem extends Span {
  readonly severity: "error" | "warning";
  readonly message: string;
}

/**
 * Reads a configuration file: JSON with comments and trailing commas. What it leaves unsaid is taken from `base`.
 * `configuration` is null where an error was found; spans are UTF-16 offsets into `text`. Never throws.
 */
export function parseConfiguration(
  text: string,
  base: Configuration = defaultConfiguration,
): { configuration: Configuration | null; problems: ConfigurationProblem[] } {
  const reader = new Reader(text);
  const root = reader.root();
  const configuration = root === undefined ? base : readConfiguration(reader, root, base);
  const failed = reader.problems.some((problem) => problem.severity === "error");
  return { configuration: failed ? null : configuration, problems: reader.problems };
}

/** Checks settings from elsewhere, such as an editor's, by the same rules; problems are only counted as text. */
export function readSettings(value: unknown, base: Configuration): Configuration {
  const { configuration } = parseConfiguration(JSON.stringify(value ?? {}), base);
  return configuration ?? base;
}

const LEVELS: readonly Level[] = ["error", "warning", "information", "hint", "off"];
const KINDS: readonly EntityKind[] = ["person", "organisation", "place", "other"];
const DATE_HEADERS: readonly DateHeaderStyle[] = ["auto", "date-line", "front-matter", "iso-line"];
// Two letters, or three, and region or script behind: ISO 639 as BCP 47 writes it.
const LANGUAGE = /^[a-z]{2,3}$/;

function readConfiguration(reader: Reader, root: jsonc.Node, base: Configuration): Configuration {
  const members = reader.members(root, [
    "$schema",
    "include",
    "exclude",
    "maxFileSize",
    "language",
    "dateHeader",
    "rules",
    "entities",
    "different",
    "ignored",
  ]);
  const language = reader.string(members.get("language"));
  if (language !== undefined && !LANGUAGE.test(language)) {
    reader.error(members.get("language"), "Expected a language code of two letters, such as “en”.");
  }
  const dateHeader = reader.oneOf(members.get("dateHeader"), DATE_HEADERS);
  const ruleLevels = readRules(reader, members.get("rules"));
  const { language: _, ...inherited } = base.settings;
  const chosen = language ?? base.settings.language;
  return {
    settings: {
      ...inherited,
      rules: { ...base.settings.rules, ...ruleLevels },
      entities:
        reader.list(members.get("entities"), (node) => readEntity(reader, node)) ?? inherited.entities,
      different:
        reader.list(members.get("different"), (node) => readPair(reader, node)) ?? inherited.different,
      ignored: reader.list(members.get("ignored"), (node) => readIgnored(reader, node)) ?? inherited.ignored,
      dateHeader: dateHeader ?? inherited.dateHeader,
      ...(chosen === undefined ? {} : { language: chosen }),
    },
    include: reader.strings(members.get("include")) ?? base.include,
    exclude: reader.strings(members.get("exclude")) ?? base.exclude,
    maxFileSize: reader.size(members.get("maxFileSize")) ?? base.maxFileSize,
  };
}

function readRules(reader: Reader, node: jsonc.Node | undefined): Record<string, Level> {
  const levels: Record<string, Level> = {};
  if (node === undefined) return levels;
  const ids = new Set<string>(rules.flatMap((rule) => [rule.id, `${rule.id.split("/")[0]}/*`]));
  for (const [name, value] of reader.members(node)) {
    if (!ids.has(name)) reader.warning(value.parent ?? value, `There is no rule “${name}”.`);
    const level = reader.oneOf(value, LEVELS);
    if (level !== undefined) levels[name] = level;
  }
  return levels;
}

function readEntity(reader: Reader, node: jsonc.Node): RegisteredEntity | undefined {
  const members = reader.members(node, ["name", "kind", "aliases", "note", "wikidata"]);
  const name = reader.string(members.get("name"));
  if (name === undefined || name.trim() === "") {
    if (node.type === "object") reader.error(node, "An entity needs a “name”.");
    return undefined;
  }
  const kind = reader.oneOf(members.get("kind"), KINDS);
  const note = reader.string(members.get("note"));
  const wikidata = reader.string(members.get("wikidata"));
  return {
    name,
    aliases: reader.strings(members.get("aliases")) ?? [],
    ...(kind === undefined ? {} : { kind }),
    ...(note === undefined ? {} : { note }),
    ...(wikidata === undefined ? {} : { wikidata }),
  };
}

function readPair(reader: Reader, node: jsonc.Node): readonly [string, string] | undefined {
  const [first, second, ...more] = reader.strings(node) ?? [];
  if (first !== undefined && second !== undefined && more.length === 0) return [first, second];
  reader.error(node, "Expected two names: [“…”, “…”].");
  return undefined;
}

/** A fingerprint alone, or with what it stands for, so that a reader of the file knows what was ignored. */
function readIgnored(reader: Reader, node: jsonc.Node): string | undefined {
  if (node.type === "string") return reader.string(node);
  const members = reader.members(node, ["fingerprint", "rule", "text"]);
  const fingerprint = reader.string(members.get("fingerprint"));
  if (fingerprint === undefined && node.type === "object") {
    reader.error(node, "An ignored finding needs its “fingerprint”.");
  }
  return fingerprint;
}

/** Reads typed values out of a JSON tree and collects what is wrong. */
class Reader {
  readonly problems: ConfigurationProblem[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The top value; undefined for an empty file, which is a configuration that says nothing. */
  root(): jsonc.Node | undefined {
    const errors: jsonc.ParseError[] = [];
    if (nestedTooDeep(this.#text)) {
      this.#add({ offset: 0, length: 1 }, "error", "Brackets are nested too deep.");
      return undefined;
    }
    const root = jsonc.parseTree(this.#text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    for (const error of errors) {
      this.#add(error, "error", `Not valid JSON: ${spoken(jsonc.printParseErrorCode(error.error))}.`);
    }
    return root;
  }

  error(node: jsonc.Node | undefined, message: string): void {
    this.#add(node ?? { offset: 0, length: 0 }, "error", message);
  }

  warning(node: jsonc.Node, message: string): void {
    this.#add(node, "warning", message);
  }

  /** The members of an object by name; the last of the same name wins, unknown ones are warned of. */
  members(node: jsonc.Node, known?: readonly string[]): Map<string, jsonc.Node> {
    const members = new Map<string, jsonc.Node>();
    if (node.type !== "object") {
      this.error(node, "Expected an object: { … }.");
      return members;
    }
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined || typeof key.value !== "string") continue;
      if (known?.includes(key.value) === false) this.warning(key, `Unknown setting “${key.value}”.`);
      members.set(key.value, value);
    }
    return members;
  }

  string(node: jsonc.Node | undefined): string | undefined {
    if (node === undefined) return undefined;
    if (typeof node.value === "string") return node.value;
    this.error(node, "Expected a text in quotes.");
    return undefined;
  }

  oneOf<T extends string>(node: jsonc.Node | undefined, choices: readonly T[]): T | undefined {
    if (node === undefined) return undefined;
    const choice = choices.find((one) => one === node.value);
    if (choice === undefined) this.error(node, `Expected one of: ${choices.join(", ")}.`);
    return choice;
  }

  size(node: jsonc.Node | undefined): number | undefined {
    if (node === undefined) return undefined;
    const value: unknown = node.value;
    if (typeof value === "number" && Number.isFinite(value) && value >= 1) return value;
    this.error(node, "Expected a number of bytes.");
    return undefined;
  }

  list<T>(node: jsonc.Node | undefined, read: (item: jsonc.Node) => T | undefined): T[] | undefined {
    if (node === undefined) return undefined;
    if (node.type !== "array") {
      this.error(node, "Expected a list: [ … ].");
      return undefined;
    }
    return (node.children ?? []).map(read).filter((item) => item !== undefined);
  }

  strings(node: jsonc.Node | undefined): string[] | undefined {
    return this.list(node, (item) => this.string(item));
  }

  #add(place: { offset: number; length: number }, severity: "error" | "warning", message: string): void {
    const start = Math.min(place.offset, this.#text.length);
    const end = Math.min(start + place.length, this.#text.length);
    this.problems.push({ start, end, severity, message });
  }
}

/** The parser recurses: a hostile file must not overflow its stack. */
function nestedTooDeep(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === "[" || char === "{") depth++;
    else if (char === "]" || char === "}") depth--;
    if (depth > 100) return true;
  }
  return false;
}

/** "PropertyNameExpected" to "property name expected". */
function spoken(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
