import {
  type Configuration,
  type ConfigurationProblem,
  configurationName,
  defaultConfiguration,
  parseConfiguration,
} from "./configuration";
import type { FileSystem } from "./file-system";
import { type ReadResult, readArticle, rewriteArticle } from "./read-article";

/** The configuration file as it stands, and what is wrong with it. */
export interface ConfigurationState {
  /** Null where there is no such file. */
  readonly text: string | null;
  readonly problems: readonly ConfigurationProblem[];
}

// Fingerprints of ignored findings and a registry of names make it long, but never that long.
const MAX_BYTES = 20_000_000;

/**
 * The configuration of one corpus: its `corpuslint.json`, over what an editor or nobody says. A broken file is
 * reported, and the last good one stays in force.
 */
export class CorpusConfiguration {
  readonly path: string;
  readonly #files: FileSystem;
  readonly #root: string;
  #base: Configuration;
  #current: Configuration;
  #state: ConfigurationState = { text: null, problems: [] };
  #document: string | undefined;

  constructor(files: FileSystem, root: string, base: Configuration = defaultConfiguration) {
    this.path = `${root}/${configurationName}`;
    this.#files = files;
    this.#root = root;
    this.#base = base;
    this.#current = base;
  }

  /** What is in force: the same object until something changes. */
  get current(): Configuration {
    return this.#current;
  }

  get state(): ConfigurationState {
    return this.#state;
  }

  /** What holds where the file says nothing; counts from the next `load`. */
  setBase(base: Configuration): void {
    this.#base = base;
  }

  /** The file's text as an editor has it, undefined once it is closed there; counts from the next `load`. */
  setDocument(text: string | undefined): void {
    this.#document = text;
  }

  async load(): Promise<void> {
    const read = await this.#read();
    if (read.kind === "skipped") {
      const problem = { start: 0, end: 0, severity: "error", message: read.notice.message } as const;
      this.#state = { text: "", problems: [problem] };
      return;
    }
    const text = read.kind === "missing" ? null : read.source.text;
    const { configuration, problems } = parseConfiguration(text ?? "", this.#base);
    this.#state = { text, problems };
    if (configuration !== null && JSON.stringify(configuration) !== JSON.stringify(this.#current)) {
      this.#current = configuration;
    }
  }

  /** Writes the file in place of `before`, null where there was none; rejects where it is something else by now. */
  async write(before: string | null, after: string): Promise<void> {
    if (before === null) await this.#files.replace(this.path, new TextEncoder().encode(after));
    else await rewriteArticle(this.#files, this.path, before, after, this.#limits());
  }

  async #read(): Promise<ReadResult> {
    const text = this.#document;
    if (text !== undefined) return { kind: "article", source: { id: configurationName, text } };
    const read = await readArticle(this.#files, this.path, configurationName, this.#limits());
    return read.kind === "article" && read.notice !== undefined
      ? { kind: "skipped", notice: read.notice }
      : read;
  }

  #limits() {
    return { maxBytes: MAX_BYTES, within: this.#root };
  }
}
