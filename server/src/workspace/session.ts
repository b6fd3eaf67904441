import {
  type Article,
  type ArticleId,
  applyEdits,
  Corpus,
  checkArticle,
  type Day,
  digestArticle,
  type Finding,
  type FixChoice,
  fixEdits,
  hash53,
  type LabelledEdit,
  parseArticle,
  type RuleId,
  type Settings,
  safeFix,
} from "../engine";
import { ArticleCache } from "./article-cache";
import { Breather } from "./breather";
import type { Configuration } from "./configuration";
import { type ConfigurationState, CorpusConfiguration } from "./corpus-configuration";
import type { FileSystem, ReadLimits } from "./file-system";
import { listFiles, type Selection, selector } from "./list-files";
import { type Notice, type ReadResult, readArticle, rewriteArticle } from "./read-article";

export interface SessionOptions {
  readonly files: FileSystem;
  /** The folder of the corpus, absolute, without a slash at its end. */
  readonly root: string;
  /** Asked at every check, so that a server that runs over midnight notices. */
  readonly today: () => Day;
  /** What holds where the corpus's configuration file says nothing: an editor's settings. */
  readonly base?: Configuration;
  /** The corpus is these articles, whatever the configuration selects. */
  readonly only?: readonly ArticleId[];
  /** Articles that belong to the corpus even where the configuration does not select them. */
  readonly also?: readonly ArticleId[];
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface WorkOptions {
  /** Aborted work rejects with the signal's reason and leaves a state from which it can be taken up again. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Articles to take first, such as those open in an editor. */
  readonly first?: readonly ArticleId[];
}

interface Entry {
  readonly id: ArticleId;
  /** The text as an editor has it; absent: the file's. */
  document?: string;
  /** The text in the corpus is no longer the article's. */
  stale: boolean;
  /** Grows with every change from outside, so that a slow read notices that it was overtaken. */
  generation: number;
  notice?: Notice;
  checked?: { readonly key: string; readonly findings: readonly Finding[] };
}

// Some 2,500 articles of ordinary length; what is not kept is read and parsed again when it is needed.
const CACHED_TEXT = 8_000_000;

/**
 * One corpus at work: which articles it has, what is known of them, and what is found in them. Articles are named by
 * their path below the root, with `/`. Answers are about the texts as they are now: in the editor where one is open
 * there, else on disk. Texts are read when they are needed and dropped again; only digests and findings are kept.
 */
export class CorpusSession {
  readonly root: string;
  readonly corpus = new Corpus();
  readonly #options: SessionOptions;
  readonly #entries = new Map<ArticleId, Entry>();
  readonly #cache = new ArticleCache(CACHED_TEXT);
  /** Open documents that the corpus does not know yet as they are. */
  readonly #typed = new Set<Entry>();
  readonly #configuration: CorpusConfiguration;
  #configurationVersion = 0;
  #selection: Selection;
  #selects: (path: string) => boolean;
  #sorted: ArticleId[] | undefined;
  #unreadableFolders: readonly string[] = [];

  constructor(options: SessionOptions) {
    this.root = options.root;
    this.#options = options;
    this.#configuration = new CorpusConfiguration(options.files, options.root, options.base);
    this.#selection = this.#configuration.current;
    this.#selects = this.#selector();
  }

  // What there is

  /** All articles, also those that could not be read; sorted. */
  ids(): readonly ArticleId[] {
    this.#sorted ??= [...this.#entries.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return this.#sorted;
  }

  has(id: ArticleId): boolean {
    return this.#entries.has(id);
  }

  /** True where a file of this name belongs to the corpus, be it there or not. */
  selects(id: ArticleId): boolean {
    return this.#selects(id);
  }

  pathOf(id: ArticleId): string {
    return `${this.root}/${id}`;
  }

  notice(id: ArticleId): Notice | undefined {
    return this.#entries.get(id)?.notice;
  }

  /** What must be said of the corpus as a whole, one sentence each. */
  get notices(): readonly string[] {
    return this.#unreadableFolders.map(
      (folder) => `The folder “${folder === "" ? this.root : folder}” could not be read.`,
    );
  }

  /** Which files belong to the corpus; another object after every change. */
  get selection(): Selection {
    return this.#selection;
  }

  get settings(): Settings {
    return this.#configuration.current.settings;
  }

  get configuration(): ConfigurationState {
    return this.#configuration.state;
  }

  get configurationPath(): string {
    return this.#configuration.path;
  }

  // What it says

  /** The article as it is now, or undefined where there is none of that name or it could not be read. */
  async article(id: ArticleId): Promise<Article | undefined> {
    const entry = this.#entries.get(id);
    return entry === undefined ? undefined : this.#load(entry);
  }

  /** What is found in an article as it and the corpus are now; nothing for one that could not be read. */
  async findings(id: ArticleId): Promise<readonly Finding[]> {
    await this.#learnTyped();
    const entry = this.#entries.get(id);
    if (entry === undefined) return [];
    if (!entry.stale && entry.checked?.key === this.#checkKey()) return entry.checked.findings;
    const article = await this.#load(entry);
    if (article === undefined) {
      entry.checked = { key: this.#checkKey(), findings: [] };
      return [];
    }
    const found = this.#guarded(entry, () =>
      checkArticle(article, this.corpus, this.settings, this.#options.today()),
    );
    // A text that was not decoded safely must not be rewritten: no fix is offered for it.
    const findings =
      article.source.decodingProblem === undefined
        ? (found ?? [])
        : (found ?? []).map((one) => ({ ...one, fixes: [] }));
    entry.checked = { key: this.#checkKey(), findings };
    return findings;
  }

  /** The findings of the last check, which may be older than the corpus; undefined before the first. */
  lastFindings(id: ArticleId): readonly Finding[] | undefined {
    return this.#entries.get(id)?.checked?.findings;
  }

  /**
   * What the chosen fixes do to an article, as edits of `before`, each labelled with its rule; or undefined where it
   * cannot be read or must not be rewritten.
   */
  async fixes(
    id: ArticleId,
    choose: FixChoice = safeFix,
  ): Promise<{ before: string; edits: LabelledEdit<RuleId>[] } | undefined> {
    await this.#learnTyped();
    const article = await this.article(id);
    if (article === undefined || article.source.decodingProblem !== undefined) return undefined;
    const { source } = article;
    const edits = fixEdits(source, this.corpus, this.settings, this.#options.today(), choose);
    return { before: source.text, edits };
  }

  /** An article's text before and after the chosen fixes; see `fixes`. */
  async fixed(id: ArticleId, choose?: FixChoice): Promise<{ before: string; after: string } | undefined> {
    const fixes = await this.fixes(id, choose);
    return fixes && { before: fixes.before, after: applyEdits(fixes.before, fixes.edits) };
  }

  /** True where the article still has this text: in the editor if it is open there, else on disk. */
  async isStill(id: ArticleId, text: string): Promise<boolean> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return false;
    if (entry.document !== undefined) return entry.document === text;
    const read = await this.#read(entry);
    if (read.kind === "article" && read.source.text === text) return true;
    this.#outdate(entry);
    return false;
  }

  // Work

  /** Reads the configuration, lists the files, and learns every article. May be repeated at any time. */
  async scan(work: WorkOptions = {}): Promise<void> {
    await this.loadConfiguration();
    await this.#list(work.signal);
    const breather = new Breather();
    const queue = this.#inOrder(work.first);
    for (const [done, id] of queue.entries()) {
      work.signal?.throwIfAborted();
      await breather.rest();
      work.onProgress?.({ done, total: queue.length });
      const entry = this.#entries.get(id);
      if (entry?.stale) await this.#load(entry);
    }
    work.onProgress?.({ done: queue.length, total: queue.length });
  }

  /** Brings the findings of all articles up to date; cheap where they are. */
  async check(work: WorkOptions = {}): Promise<void> {
    const breather = new Breather();
    const queue = this.#inOrder(work.first);
    for (const [done, id] of queue.entries()) {
      work.signal?.throwIfAborted();
      await breather.rest();
      work.onProgress?.({ done, total: queue.length });
      await this.findings(id);
    }
    work.onProgress?.({ done: queue.length, total: queue.length });
  }

  /**
   * Writes an article that is not open in an editor. Rejects with a `FileError` and leaves the file as it is where it
   * no longer holds `before`, or cannot be rewritten safely.
   */
  async write(id: ArticleId, before: string, after: string): Promise<void> {
    await rewriteArticle(this.#options.files, this.pathOf(id), before, after, this.#limits());
    this.fileChanged(id);
  }

  /** Writes the configuration file; rejects as `write` does. `before` is null where there was none. */
  async writeConfiguration(before: string | null, after: string): Promise<void> {
    await this.#configuration.write(before, after);
    await this.loadConfiguration();
  }

  // News from outside

  /** An editor has opened the article, or its text there has changed. */
  setDocument(id: ArticleId, text: string): void {
    const entry = this.#entry(id);
    if (entry.document === text) return;
    entry.document = text;
    this.#outdate(entry);
    this.#typed.add(entry);
  }

  /** The editor has closed the article: the file counts again. */
  closeDocument(id: ArticleId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    delete entry.document;
    this.#outdate(entry);
    this.#typed.add(entry);
  }

  /** A file was created, changed or deleted; it is read again when next needed. */
  fileChanged(id: ArticleId): void {
    if (this.#entries.has(id) || this.#selects(id)) this.#outdate(this.#entry(id));
  }

  /** The configuration file's text as an editor has it; undefined once it is closed there. */
  setConfigurationDocument(text: string | undefined): void {
    this.#configuration.setDocument(text);
  }

  /** What holds where the corpus's own configuration says nothing. */
  async setBase(base: Configuration): Promise<void> {
    this.#configuration.setBase(base);
    await this.loadConfiguration();
  }

  /** Reads the configuration again. A broken one is reported, and the last good one stays in force. */
  async loadConfiguration(): Promise<void> {
    const before = this.#configuration.current;
    await this.#configuration.load();
    const now = this.#configuration.current;
    if (before === now) return;
    this.#configurationVersion++;
    if (before.maxFileSize !== now.maxFileSize) {
      for (const entry of this.#entries.values()) this.#outdate(entry);
    }
    if (!equal(before.include, now.include) || !equal(before.exclude, now.exclude)) {
      this.#selection = now;
      this.#selects = this.#selector();
      for (const entry of this.#entries.values()) if (!this.#selects(entry.id)) this.#forget(entry);
    }
  }

  // Inside

  #selector(): (path: string) => boolean {
    const { only, also } = this.#options;
    if (only !== undefined) {
      const named = new Set(only);
      return (path) => named.has(path);
    }
    const added = new Set(also);
    const selected = selector(this.#selection);
    return (path) => added.has(path) || selected(path);
  }

  #limits(): ReadLimits {
    return { maxBytes: this.#configuration.current.maxFileSize, within: this.root };
  }

  #checkKey(): string {
    return `${this.corpus.version} ${this.#configurationVersion} ${this.#options.today()}`;
  }

  #entry(id: ArticleId): Entry {
    const known = this.#entries.get(id);
    if (known !== undefined) return known;
    const entry: Entry = { id, stale: true, generation: 0 };
    this.#entries.set(id, entry);
    this.#sorted = undefined;
    return entry;
  }

  #forget(entry: Entry): void {
    this.#entries.delete(entry.id);
    this.#typed.delete(entry);
    this.#cache.delete(entry.id);
    this.corpus.remove(entry.id);
    this.#sorted = undefined;
  }

  #outdate(entry: Entry): void {
    entry.stale = true;
    entry.generation++;
    this.#cache.delete(entry.id);
  }

  #inOrder(first: readonly ArticleId[] = []): ArticleId[] {
    return [...new Set([...first.filter((id) => this.#entries.has(id)), ...this.ids()])];
  }

  async #list(signal: AbortSignal | undefined): Promise<void> {
    const { files, only } = this.#options;
    const listing =
      only === undefined
        ? await listFiles(files, this.root, this.#selects, signal)
        : { files: only, unreadable: [] };
    this.#unreadableFolders = listing.unreadable;
    const listed = new Set(listing.files);
    for (const id of listed) this.#outdate(this.#entry(id));
    for (const entry of this.#entries.values()) {
      if (!listed.has(entry.id) && entry.document === undefined) this.#forget(entry);
    }
  }

  async #learnTyped(): Promise<void> {
    for (const entry of [...this.#typed]) {
      this.#typed.delete(entry);
      if (entry.stale && this.#entries.get(entry.id) === entry) await this.#load(entry);
    }
  }

  /** The article, after the corpus has learned it where it is new or changed. */
  async #load(entry: Entry): Promise<Article | undefined> {
    for (;;) {
      const cached = entry.stale ? undefined : this.#cache.get(entry.id);
      if (cached !== undefined) return cached;
      const { generation } = entry;
      const read = await this.#read(entry);
      if (entry.generation === generation) return this.#learn(entry, read);
      // Overtaken by a change while reading: read again.
    }
  }

  #learn(entry: Entry, read: ReadResult): Article | undefined {
    if (this.#entries.get(entry.id) !== entry) return undefined;
    entry.stale = false;
    if (read.kind === "missing") {
      this.#forget(entry);
      return undefined;
    }
    if (read.notice === undefined) delete entry.notice;
    else entry.notice = read.notice;
    if (read.kind === "skipped") {
      this.corpus.remove(entry.id);
      return undefined;
    }
    return this.#guarded(entry, () => {
      const article = parseArticle(read.source);
      // The text may also have changed on disk without anybody saying so.
      if (this.corpus.digest(entry.id)?.textHash !== hash53(read.source.text)) {
        this.corpus.add(digestArticle(article));
      }
      this.#cache.set(entry.id, article);
      return article;
    });
  }

  /** The engine never fails. Should it, one article is lost to the user and not the whole corpus. */
  #guarded<T>(entry: Entry, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      const message = `corpuslint failed on this article; please report it: ${error}`;
      entry.notice = { kind: "failed", message };
      return undefined;
    }
  }

  async #read(entry: Entry): Promise<ReadResult> {
    const { id, document } = entry;
    const limits = this.#limits();
    if (document === undefined) return readArticle(this.#options.files, this.pathOf(id), id, limits);
    if (document.length > limits.maxBytes) {
      const message = `The text is longer than ${limits.maxBytes} characters and is not checked.`;
      return { kind: "skipped", notice: { kind: "too-large", message } };
    }
    // U+FFFD in an editor may be what it made of bytes that it could not decode: then saving loses them.
    if (document.includes("\ufffd")) {
      const saved = await readArticle(this.#options.files, this.pathOf(id), id, limits);
      if (saved.kind === "article" && saved.notice !== undefined) {
        const { notice } = saved;
        return {
          kind: "article",
          source: { id, text: document, decodingProblem: notice.message },
          notice,
        };
      }
    }
    return { kind: "article", source: { id, text: document } };
  }
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
