/**
 * What client and server say to each other beyond LSP, and how the client starts the server. Types, names and flags only:
 * the client imports this file and nothing else of the server. Ranges are LSP's (lines and UTF-16 characters from 0), places
 * are URIs. Notifications begin with `$/`: an editor that does not know them may pass them over.
 */

export interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Server to client, at every change of state and at most a few times a second. */
export const statusNotification = "$/corpuslint/status";
export interface StatusParams {
  /** `idle`: no folder of the workspace is a corpus. */
  readonly state: "idle" | "scanning" | "ready";
  readonly done: number;
  readonly total: number;
  readonly articles: number;
  /** Findings of severity warning and above. */
  readonly problems: number;
  readonly language: string | null;
  /** What the user must know, such as files that could not be read; one sentence each. */
  readonly notices: readonly string[];
}

/** Server to client: what the views show has changed; ask again. */
export const changedNotification = "$/corpuslint/changed";

/** What the articles can be grouped by: the month of their date, their folder, the rules that found something. */
export type Grouping = "month" | "folder" | "problem";

/** Client to server: the groups of the articles tree. Params: `{ grouping }`. */
export const articleGroupsRequest = "corpuslint/articleGroups";
export interface ArticleGroup {
  /** `YYYY-MM` or `undated`; the folder, empty at the top; the rule, or `clean`; `unread` for what is not known yet. */
  readonly id: string;
  readonly articles: number;
}

/** Client to server: some articles, never more than a thousand. Params: `ArticlesParams`; none: all, as far as that goes. */
export const articlesRequest = "corpuslint/articles";
export interface ArticlesParams {
  /** Only those of one group. */
  readonly grouping?: Grouping;
  readonly group?: string;
  /** Absent: from the first, as many as there are. */
  readonly from?: number;
  readonly count?: number;
}
export interface ArticlesResult {
  readonly articles: readonly ArticleItem[];
  /** Gaps behind these articles. */
  readonly gaps: readonly SeriesGap[];
  /** How many there are in all. */
  readonly total: number;
}

/** Client to server: where an article is found first. Params: `{ grouping, uri }`; null where it is nowhere. */
export const articlePlaceRequest = "corpuslint/articlePlace";
export interface ArticlePlace {
  readonly group: string;
  readonly index: number;
}

export interface ArticleItem {
  readonly uri: string;
  readonly name: string;
  /** Folder relative to its workspace folder, `/`-separated, empty at the top. */
  readonly folder: string;
  /** Title, else first sentence, else file name. */
  readonly label: string;
  readonly hasTitle: boolean;
  /** YYYY-MM-DD, or null where the article carries none. */
  readonly date: string | null;
  /** What is known of the day of an article without a date: "not before 2019-01-01". */
  readonly bounds?: string;
  readonly words: number;
  readonly language: string;
  /** Findings by rule id. */
  readonly problems: Readonly<Record<string, number>>;
  /** Findings of severity warning and above: summed over the articles, what the status calls problems. */
  readonly warnings: number;
  /** Set where the file could not be read or decoded. */
  readonly notice?: string;
}
/** A number absent from a numbered series of files: shown, not an error. */
export interface SeriesGap {
  readonly folder: string;
  /** As the files write it: "002"; a run as "002–007". */
  readonly missing: string;
  readonly afterUri: string;
}

/** Client to server: the entities tree. */
export const entitiesRequest = "corpuslint/entities";
export interface EntityItem {
  /** Opaque, valid until the next change. */
  readonly id: string;
  readonly kind: "person" | "organisation" | "place" | "other";
  readonly name: string;
  readonly articles: number;
  readonly mentions: number;
  /** The forms of the name that stand for themselves, canonical first. */
  readonly forms: readonly string[];
  /** All forms with how often, short ones too ("Kim"), which mean this entity within their article only. */
  readonly variants: readonly { readonly form: string; readonly count: number }[];
}

/** Client to server: some entities, never more than a thousand. Params: `EntityPageParams`. */
export const entityPageRequest = "corpuslint/entityPage";
export interface EntityPageParams {
  readonly kind: EntityItem["kind"];
  readonly from: number;
  readonly count: number;
}
export interface EntityPage {
  readonly entities: readonly EntityItem[];
  /** How many there are in all, of each kind. */
  readonly totals: Readonly<Record<EntityItem["kind"], number>>;
}

/** Client to server: where one entity stands. Params: `{ id }`. */
export const entityMentionsRequest = "corpuslint/entityMentions";
export interface EntityArticle {
  readonly uri: string;
  readonly label: string;
  readonly date: string | null;
  readonly mentions: readonly {
    readonly range: ProtocolRange;
    /** The text around it, for showing. */
    readonly before: string;
    readonly text: string;
    readonly after: string;
  }[];
}

export type DuplicateKind = "same" | "near" | "contained" | "related";

/**
 * Client to server: groups of articles with the same or nearly the same text, never more than a thousand. Params:
 * `DuplicatesParams`; none: of all kinds, as far as that goes.
 */
export const duplicatesRequest = "corpuslint/duplicates";
export interface DuplicatesParams {
  readonly kind?: DuplicateKind;
  /** Absent: from the first, as many as there are. */
  readonly from?: number;
  readonly count?: number;
}
export interface DuplicatesResult {
  readonly groups: readonly DuplicateGroup[];
  /** How many groups there are in all. */
  readonly totals: Readonly<Record<DuplicateKind, number>>;
}
export interface DuplicateGroup {
  readonly kind: DuplicateKind;
  /** 0..1, the least between two of the group. */
  readonly similarity: number;
  readonly articles: readonly DuplicateArticle[];
  /** The copy to keep, and why; absent where the articles are no copies. */
  readonly best?: { readonly uri: string; readonly reasons: readonly string[] };
}
export interface DuplicateArticle {
  readonly uri: string;
  readonly label: string;
  readonly date: string | null;
  /** What tells it from its copies: "512 words, no date". */
  readonly what: string;
  /** Stands for its text. */
  readonly version: string;
}

/** Client to server: of some articles (`{ articles: { uri, version }[] }`), those whose text is another by now, as URIs. */
export const changedSinceComparedRequest = "corpuslint/changedSinceCompared";

/**
 * Client to server: a corpus's entities as the text of a table. Params: `{ uri?, format: "csv" | "tsv" | "jsonl" }`; the
 * corpus is that of the file, else the only one. Null where that does not decide.
 */
export const exportEntitiesRequest = "corpuslint/exportEntities";
export interface EntityTable {
  readonly text: string;
  readonly entities: number;
}

/**
 * Client to server: what a table of entities changes. Params: `{ uri?, name, text, apply? }`, `name` that of the file;
 * with `apply` the configuration is written. Null as for `exportEntitiesRequest`.
 */
export const importEntitiesRequest = "corpuslint/importEntities";
export interface ImportedEntities {
  readonly changes: readonly { readonly name: string; readonly what: readonly string[] }[];
  /** Rows that say what is known already. */
  readonly unchanged: number;
  /** What was not understood or not done, by line of the file. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** Client to server: the rules with what they find at present. */
export const rulesRequest = "corpuslint/rules";
export interface RuleItem {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly level: "error" | "warning" | "information" | "hint" | "off";
  readonly findings: number;
  readonly articles: number;
}

/** Commands that the server carries out through `workspace/executeCommand`, from any editor. */
export const serverCommands = {
  /** Scans the workspace again. No arguments. */
  check: "corpuslint.server.check",
  /** `[uri]`: applies all safe fixes to one file. */
  fixFile: "corpuslint.server.fixFile",
  /** `[]` for all safe fixes, or `[{ rule, subject?, fix? }]` for one problem everywhere; asks first. */
  fixCorpus: "corpuslint.server.fixCorpus",
  /** `[decision, uri?]`: writes it to the configuration of the file's corpus, else of those that know the names. */
  decide: "corpuslint.server.decide",
  /** `[{ uri, fingerprint }]`: remembers a finding as accepted. */
  ignore: "corpuslint.server.ignore",
  /**
   * `[uri]`: inserts the publication date, or a placeholder where none is known; then shows the document with what
   * is to be typed over selected (`window/showDocument`).
   */
  insertDate: "corpuslint.server.insertDate",
} as const;

/**
 * With what the extension has Node start the server: the halves of its young generation stay at eight megabytes, which would
 * grow to twice as much. With four, edits and hovers took a quarter longer. Only who starts a process can say so.
 */
export const serverFlags: readonly string[] = ["--max-semi-space-size=8"];
