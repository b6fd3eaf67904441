import {
  type Article,
  type ArticleId,
  applyEdits,
  type Corpus,
  type Finding,
  type FixChoice,
  fixEdits,
  hash53,
  type LabelledEdit,
  type RuleId,
  type Settings,
  safeFix,
} from "../engine";
import { ArticleStore } from "./article-store";
import { Breather } from "./breather";
import { CorpusCache } from "./cache/corpus-cache";
import { engineVersion } from "./cache/engine-version";
import type { CachedArticle, Card } from "./cache/index-file";
import type { Configuration } from "./configuration";
import { type ConfigurationState, CorpusConfiguration } from "./corpus-configuration";
import type { ReadLimits } from "./file-system";
import { FindingStore } from "./findings/finding-store";
import { type Found, findingsIn } from "./findings/findings-in";
import { Freshness } from "./findings/freshness";
import { nothingFound, type Report, reportOn, type Tally } from "./findings/record";
import { listFiles, type Selection } from "./list-files";
import type { PiecesFile } from "./pieces/pieces-file";
import { TemporaryPieces } from "./pieces/temporary-pieces";
import { type Notice, rewriteArticle } from "./read-article";
import { SelectedFiles } from "./selected-files";
import type { SessionOptions } from "./session-options";
import { sharedPool, type WorkerPool } from "./threads/pool";
import { type CheckOptions, type Checks, checkAll, learnAll, type WorkOptions, type Workplace } from "./work";

export type { CheckOptions, Progress, WorkOptions } from "./work";

const NOTHING: Found = { findings: [] };

// What is remembered of a large corpus is some megabytes: it is not written at every pause in typing.
const SAVE_INTERVAL = 30_000;

/**
 * One corpus at work: which articles it has, what is known of them, and what is found in them. Articles are named by
 * their path below the root, with `/`. Answers are about the texts as they are now: in the editor where one is open
 * there, else on disk. Texts are read when they are needed and dropped again; only digests and findings are kept.
 */
export class CorpusSession {
  readonly root: string;
  readonly #options: SessionOptions;
  /** Whether to keep what articles ask. */
  readonly #asks: boolean;
  readonly #articles: ArticleStore;
  readonly #found: FindingStore;
  readonly #cache: CorpusCache | undefined;
  /** Where digests, articles and reports are kept: with the cache, where there is one. */
  readonly #pieces: PiecesFile | TemporaryPieces;
  readonly #fresh = new Freshness();
  /** What all findings depend on besides the corpus. */
  #eraKey = "";
  #restored = false;
  #isClosed = false;
  #unsaved = false;
  #revision = 0;
  #savedAt = Number.NEGATIVE_INFINITY;
  readonly #configuration: CorpusConfiguration;
  readonly #pool: WorkerPool | undefined;
  #configurationVersion = 0;
  readonly #selected: SelectedFiles;
  #unreadableFolders: readonly string[] = [];

  constructor(options: SessionOptions) {
    this.root = options.root;
    this.#options = options;
    this.#asks = options.once !== true;
    // Threads see the disk and nothing else.
    const pool = options.pool ?? sharedPool(options.jobs ?? 0, options.background);
    this.#pool = options.files.isDisk === true ? pool : undefined;
    this.#configuration = new CorpusConfiguration(options.files, options.root, options.base);
    this.#cache =
      options.cache === undefined
        ? undefined
        : CorpusCache.open(options.cache, options.root, () => options.engineVersion ?? engineVersion());
    this.#pieces = this.#cache?.pieces ?? new TemporaryPieces();
    this.#found = new FindingStore(this.#pieces);
    this.#articles = new ArticleStore({
      files: options.files,
      root: options.root,
      maxBytes: () => this.#configuration.current.maxFileSize,
      pieces: this.#pieces,
      remembers: this.#cache !== undefined,
      once: options.once,
      forgotten: (id) => this.#forget(id),
      settings: () => this.settings,
      changed: (id, answers) => {
        this.#fresh.changed(answers);
        this.#fresh.forget(id);
        this.#revision++;
        this.#unsaved = true;
      },
    });
    this.#selected = new SelectedFiles(options, this.#configuration.current);
  }

  // What there is

  get corpus(): Corpus {
    return this.#articles.corpus;
  }

  /** All articles, also those that could not be read; sorted. */
  ids(): readonly ArticleId[] {
    return this.#articles.ids();
  }

  has(id: ArticleId): boolean {
    return this.#articles.has(id);
  }

  /** True where a file of this name belongs to the corpus, be it there or not. */
  selects(id: ArticleId): boolean {
    return this.#selected.has(id);
  }

  pathOf(id: ArticleId): string {
    return `${this.root}/${id}`;
  }

  notice(id: ArticleId): Notice | undefined {
    return this.#articles.notice(id);
  }

  /** The articles with a notice, in no order. */
  noticed(): ReadonlySet<ArticleId> {
    return this.#articles.noticed();
  }

  /** What must be said of the corpus as a whole, one sentence each. */
  get notices(): readonly string[] {
    return this.#unreadableFolders.map(
      (folder) => `The folder “${folder === "" ? this.root : folder}” could not be read.`,
    );
  }

  /** Which files belong to the corpus; another object after every change. */
  get selection(): Selection {
    return this.#selected.selection;
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
    return this.#articles.article(id);
  }

  /** The text of an article as it is now; undefined where `article` is. */
  async text(id: ArticleId): Promise<string | undefined> {
    return this.#articles.text(id);
  }

  /** What is found in an article as it and the corpus are now; nothing for one that could not be read. */
  async findings(id: ArticleId): Promise<readonly Finding[]> {
    return (await this.report(id)).findings;
  }

  /** As `findings`, with the ranges that an editor underlines. */
  async report(id: ArticleId): Promise<Report> {
    await this.#articles.learnTyped();
    const known = this.isChecked(id) ? this.#found.report(id) : undefined;
    if (known !== undefined) return known;
    const article = await this.#articles.article(id);
    if (article !== undefined && !this.#asks) await this.#articles.settle();
    const { findings, asked } = article === undefined ? NOTHING : this.#check(article);
    if (await this.#mend()) return this.report(id);
    const report = article === undefined ? nothingFound : reportOn(article, findings);
    if (this.#articles.has(id)) {
      this.#found.set(id, report, this.#articles.known(id)?.textHash ?? 0);
      this.#revision++;
      this.#unsaved = true;
      // What was found in part of the corpus is found again when all of it is there.
      this.#heedEra();
      if (!this.#articles.sum.isPartial) this.#fresh.checked(id, asked);
    } else this.#forget(id);
    return report;
  }

  /** True where the last check of an article still holds, so that its report need not be worked out. */
  isChecked(id: ArticleId): boolean {
    this.#heedEra();
    return this.#isFresh(id);
  }

  /** The outcome of the last check, which may be older than the corpus; undefined before the first. */
  lastReport(id: ArticleId): Report | undefined {
    return this.#articles.has(id) ? this.#found.report(id) : undefined;
  }

  /** What there is to count in `lastReport`. */
  tally(id: ArticleId): Tally | undefined {
    return this.#articles.has(id) ? this.#found.tally(id) : undefined;
  }

  /** Another number whenever `ids`, `card`, `tally` or `notice` may answer otherwise. */
  get revision(): number {
    return this.#revision;
  }

  /** What is told of an article in lists: as it is, or as it was read last; undefined before it was. */
  card(id: ArticleId): Card | undefined {
    return this.#articles.known(id)?.card;
  }

  /** Sums over the last reports of all articles. */
  get totals(): Pick<FindingStore, "findings" | "warnings" | "ofRule" | "ofFix"> {
    return this.#found;
  }

  /**
   * What the chosen fixes do to an article, as edits of `before`, each labelled with its rule; or undefined where it
   * cannot be read or must not be rewritten.
   */
  async fixes(
    id: ArticleId,
    choose: FixChoice = safeFix,
  ): Promise<{ before: string; edits: LabelledEdit<RuleId>[] } | undefined> {
    await this.#articles.learnTyped();
    if (!this.#asks) await this.#articles.settle();
    const article = await this.article(id);
    if (article === undefined || article.source.decodingProblem !== undefined) return undefined;
    const { source } = article;
    const edits = fixEdits(source, this.corpus, this.settings, this.#options.today(), choose);
    if (await this.#mend()) return this.fixes(id, choose);
    return { before: source.text, edits };
  }

  /** An article's text before and after the chosen fixes; see `fixes`. */
  async fixed(id: ArticleId, choose?: FixChoice): Promise<{ before: string; after: string } | undefined> {
    const fixes = await this.fixes(id, choose);
    return fixes && { before: fixes.before, after: applyEdits(fixes.before, fixes.edits) };
  }

  /** True where the article still has this text: in the editor if it is open there, else on disk. */
  isStill(id: ArticleId, text: string): Promise<boolean> {
    return this.#articles.isStill(id, text);
  }

  // Work

  /** Reads the configuration, lists the files, and learns every article. May be repeated at any time. */
  async scan(work: WorkOptions = {}): Promise<void> {
    await this.loadConfiguration();
    await this.#list(work.signal);
    this.#revision++;
    await this.#restore(work.signal);
    if (!this.#isRemembered()) await this.#articles.settle(work.signal);
    await learnAll(this.#articles, this.#inOrder(work.first), work, this.#workplace());
    if (!this.#isRemembered()) {
      await this.#articles.settle(work.signal);
      // What is looked at once is made ready while threads compare its articles.
      if (this.#asks || this.#pool === undefined) await this.#prepare(work.signal);
    }
    await this.save();
  }

  /** Brings the findings of all articles up to date; cheap where they are. */
  async check(work: CheckOptions = {}): Promise<void> {
    await this.#mend(work);
    this.#heedEra();
    const era = this.#eraKey;
    const findings: Checks = {
      isFresh: (id) => this.#isFresh(id),
      check: async (id) => void (await this.report(id)),
      begin: () => this.#fresh.begin(),
      isOvertaken: () => this.#fresh.isOvertaken,
      checked: (id, record, asked) => {
        this.#found.setRecord(id, record);
        // By other settings, or on another day, something else may be found.
        if (era === this.#eraKey) this.#fresh.checkedElsewhere(id, asked);
        this.#revision++;
        this.#unsaved = true;
      },
      settings: this.settings,
      today: this.#options.today(),
      asks: this.#asks,
    };
    await checkAll(this.#articles, findings, this.#inOrder(work.first), work, this.#workplace());
    if (await this.#mend(work)) return this.check(work);
    if (performance.now() - this.#savedAt < SAVE_INTERVAL) return;
    this.#savedAt = performance.now();
    await this.save();
  }

  /** Remembers for the next run what is known and found, where that has changed and there is a place for it. */
  async save(): Promise<void> {
    if (this.#cache === undefined || !this.#unsaved || this.#articles.sum.isPartial) return;
    this.#unsaved = false;
    await this.#cache.save(this.#eraName(), this.#remembered());
  }

  /** Remembers, and lets go of everything. */
  async close(): Promise<void> {
    await this.save();
    this.#isClosed = true;
    if (this.#cache !== undefined) this.#cache.close();
    else this.#pieces.close();
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
    this.#articles.setDocument(id, text);
  }

  /** The editor has closed the article: the file counts again. */
  closeDocument(id: ArticleId): void {
    this.#articles.setDocument(id, undefined);
  }

  /** A file was created, changed or deleted; it is read again when next needed. */
  fileChanged(id: ArticleId): void {
    if (this.#articles.has(id) || this.#selected.has(id)) this.#articles.outdate(id);
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
      for (const id of this.ids()) this.#articles.outdate(id);
    }
    if (this.#selected.select(now)) {
      for (const id of this.ids()) if (!this.#selected.has(id)) this.#articles.forget(id);
    }
  }

  // Inside

  #workplace(): Workplace {
    const { maxFileSize } = this.#configuration.current;
    return { pool: this.#pool, root: this.root, maxBytes: maxFileSize };
  }

  /**
   * Has everything read again where a digest of the corpus was lost, since what is said of the articles may lack something;
   * true where that was so.
   */
  async #mend(work: WorkOptions = {}): Promise<boolean> {
    if (!this.corpus.isDamaged || this.#isClosed) return false;
    this.#articles.startAgain();
    await learnAll(this.#articles, this.#inOrder(work.first), work, this.#workplace());
    return true;
  }

  #limits(): ReadLimits {
    return { maxBytes: this.#configuration.current.maxFileSize, within: this.root };
  }

  /** Derives what the first question would wait for; lets the event loop run in between. */
  async #prepare(signal: AbortSignal | undefined): Promise<void> {
    const breather = new Breather();
    for (const _ of this.corpus.prepare()) {
      signal?.throwIfAborted();
      if (breather.isDue) await breather.rest();
    }
  }

  /** To be asked after `heedEra`. */
  #isFresh(id: ArticleId): boolean {
    return this.#fresh.has(id) && !this.#articles.isStale(id);
  }

  /** With other settings, and on another day, all findings may be others. */
  #heedEra(): void {
    const key = `${this.#configurationVersion} ${this.#options.today()}`;
    if (key !== this.#eraKey) this.#fresh.changed("all");
    this.#eraKey = key;
  }

  /** What findings depend on besides the articles, the same in every run. */
  #eraName(): string {
    return hash53(JSON.stringify([this.settings, this.#options.today()])).toString(36);
  }

  /** Takes up what a run before has remembered; what it has not, or what has changed since, stays to be learnt. */
  async #restore(signal: AbortSignal | undefined): Promise<void> {
    const breather = new Breather();
    if (this.#cache !== undefined && !this.#restored) {
      this.#restored = true;
      this.#heedEra();
      let gone = false;
      const sameEra = this.#cache.era === this.#eraName();
      for (const cached of (await this.#cache.articles()).values()) {
        if (breather.isDue) await breather.rest();
        const article = this.#cache.adopt(cached);
        if (article === undefined || !this.has(cached.id)) {
          gone = true;
          continue;
        }
        this.#articles.restore(article);
        this.#revision++;
        if (article.found === undefined || this.#found.tally(cached.id) !== undefined) continue;
        this.#found.restore(cached.id, article.found);
        if (article.found.fresh && sameEra) this.#fresh.restored(cached.id);
      }
      // What was found was found in a corpus with that article.
      if (gone) this.#fresh.changed("all");
    }
    for (const id of this.ids()) {
      signal?.throwIfAborted();
      if (breather.isDue) await breather.rest();
      await this.#articles.verify(id);
    }
  }

  /** True where checking will ask nothing of the corpus: it is as it was, and what was found is remembered. */
  #isRemembered(): boolean {
    return !this.#asks && this.ids().every((id) => !this.#articles.known(id) || this.isChecked(id));
  }

  *#remembered(): Generator<CachedArticle> {
    for (const article of this.#articles.remembered()) {
      const found = this.#found.kept(article.id);
      const fresh = this.#isFresh(article.id);
      yield found === undefined ? article : { ...article, found: { ...found, fresh } };
    }
  }

  #forget(id: ArticleId): void {
    this.#found.delete(id);
    this.#fresh.forget(id);
    this.#revision++;
  }

  #check(article: Article): Found {
    return (
      this.#articles.guarded(article.source.id, () =>
        findingsIn(article, this.corpus, this.settings, this.#options.today(), this.#asks),
      ) ?? NOTHING
    );
  }

  #inOrder(first: readonly ArticleId[] = []): ArticleId[] {
    return [...new Set([...first.filter((id) => this.has(id)), ...this.ids()])];
  }

  async #list(signal: AbortSignal | undefined): Promise<void> {
    const { files, only } = this.#options;
    const listing =
      only === undefined
        ? await listFiles(files, this.root, (path) => this.#selected.has(path), signal)
        : { files: only, unreadable: [] };
    this.#unreadableFolders = listing.unreadable;
    await this.#articles.replaceAll(listing.files, signal);
  }
}
