/** How loudly a rule speaks; `off` silences it. */
export type Level = "error" | "warning" | "information" | "hint" | "off";

export type EntityKind = "person" | "organisation" | "place" | "other";

/** An entity as the user knows it: kept in the corpus's configuration, it overrules what the corpus suggests. */
export interface RegisteredEntity {
  readonly name: string;
  readonly kind?: EntityKind;
  readonly aliases: readonly string[];
  readonly note?: string;
  readonly wikidata?: string;
}

/** How the corpus writes a publication date into an article that lacks one. */
export type DateHeaderStyle = "auto" | "date-line" | "front-matter" | "iso-line";

/** What the engine lets a corpus decide. Plain data; reading it from a file is the workspace's business. */
export interface Settings {
  /** Rule id, or family with `/*`, to level; a full id wins over its family. */
  readonly rules: Readonly<Record<string, Level>>;
  readonly entities: readonly RegisteredEntity[];
  /** Pairs of names that are two people, however alike they look. */
  readonly different: readonly (readonly [string, string])[];
  /** Fingerprints of findings that the user has accepted as they are. */
  readonly ignored: readonly string[];
  readonly dateHeader: DateHeaderStyle;
  /** ISO 639-1 code; absent: the corpus's majority. */
  readonly language?: string;
}

/** The level that is set for a rule: by its full id, else by its family; undefined where none is. */
export function configuredLevel(id: string, settings: Settings): Level | undefined {
  return settings.rules[id] ?? settings.rules[`${id.slice(0, id.indexOf("/"))}/*`];
}

export const defaultSettings: Settings = {
  rules: {},
  entities: [],
  different: [],
  ignored: [],
  dateHeader: "auto",
};

/** A change to the settings that a finding offers beside its fixes; the edges write it to the configuration. */
export type Decision =
  | {
      readonly kind: "canonical-name";
      readonly title: string;
      readonly name: string;
      readonly aliases: readonly string[];
    }
  | { readonly kind: "different-names"; readonly title: string; readonly names: readonly [string, string] };
