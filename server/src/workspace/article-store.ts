import {
  type Article,
  type ArticleId,
  type ChangedAnswers,
  type Corpus,
  change,
  digestArticle,
  hash53,
  IN_MEMORY,
  packArticle,
  packDigest,
  parseArticle,
  type Settings,
  unpackArticle,
  unpackDigest,
  unpackHead,
} from "../engine";
import { ArticleCache } from "./article-cache";
import { Entry } from "./article-entry";
import { Breather } from "./breather";
import { type CachedArticle, cardOf } from "./cache/index-file";
import { CorpusSum, type CorpusSumOptions } from "./corpus-sum";
import { type FileStamp, type FileSystem, sameStamp } from "./file-system";
import { type Known, KnownArticles } from "./known-articles";
import { engineFailure, type Notice, type ReadResult } from "./read-article";
import { readCurrent } from "./read-current";
import type { Learned, Same } from "./threads/messages";

export interface StoreOptions extends CorpusSumOptions {
  readonly files: FileSystem;
  readonly root: string;
  readonly maxBytes: () => number;
  /** True where what is read is to be known in the next run. */
  readonly remembers: boolean;
  /** Is told of every article that is no more. */
  forgotten(id: ArticleId): void;
  readonly settings: () => Settings;
  /** Is told when an article has become another one, and which answers of the corpus may be others now. */
  changed(id: ArticleId, answers: ChangedAnswers): void;
}

// Some 300 articles of ordinary length; what is not kept is read again when it is needed.
const CACHED_TEXT = 1_000_000;

/**
 * The articles of one corpus and the corpus that is their sum. Articles are those of the editor where they are open
 * there, else those on disk; they are read when they are needed and mostly forgotten again.
 */
export class ArticleStore {
  /** Their sum, and what is known and not part of it. */
  readonly sum: CorpusSum;
  readonly #options: StoreOptions;
  readonly #entries = new Map<ArticleId, Entry>();
  readonly #known = new KnownArticles();
  readonly #cache = new ArticleCache(CACHED_TEXT);
  /** Open documents that the corpus does not know yet as they are. */
  readonly #typed = new Set<Entry>();
  readonly #noticed = new Set<ArticleId>();
  /** True while so much changes that it is not worth telling what has. */
  inBulk = false;
  #sorted: readonly ArticleId[] | undefined;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.sum = new CorpusSum(options);
  }

  get corpus(): Corpus {
    return this.sum.corpus;
  }

  /** All articles, also those that could not be read; sorted. */
  ids(): readonly ArticleId[] {
    this.#sorted ??= [...this.#entries.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return this.#sorted;
  }

  has(id: ArticleId): boolean {
    return this.#entries.has(id);
  }

  notice(id: ArticleId): Notice | undefined {
    return this.#entries.get(id)?.notice;
  }

  /** The articles with a notice, in no order. */
  noticed(): ReadonlySet<ArticleId> {
    return this.#noticed;
  }

  /** What is known of an article, be it as it is now or as it was. */
  known(id: ArticleId): Known | undefined {
    return this.#entries.get(id)?.known;
  }

  /** What `packArticle` made of an article as it was read last, where that has been kept. */
  #packed(id: ArticleId): Uint8Array | undefined {
    const piece = this.#entries.get(id)?.known?.article;
    return piece && this.sum.pieces.read(piece);
  }

  /** True where the corpus may not know the article as it is. */
  isStale(id: ArticleId): boolean {
    return this.#entries.get(id)?.stale ?? true;
  }

  isOpen(id: ArticleId): boolean {
    return this.#entries.get(id)?.document !== undefined;
  }

  // News from outside

  /** The article is there, or was changed: it is read when next needed. */
  outdate(id: ArticleId): void {
    const entry = this.#entry(id);
    entry.stale = true;
    entry.generation++;
    entry.givenUp = false;
    this.#cache.delete(id);
  }

  forget(id: ArticleId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.#typed.delete(entry);
    this.#cache.delete(id);
    this.#drop(entry);
    entry.end();
    this.#sorted = undefined;
    this.#noticed.delete(id);
    this.#options.forgotten(id);
  }

  /**
   * The articles are those listed, sorted, and those open in an editor; whether they have changed is not known. Lets the
   * event loop run in between.
   */
  async replaceAll(listed: readonly ArticleId[], signal?: AbortSignal): Promise<void> {
    const breather = new Breather();
    const kept = new Set<ArticleId>();
    for (const id of listed) {
      if (breather.isDue) await breather.rest();
      signal?.throwIfAborted();
      kept.add(id);
      this.outdate(id);
    }
    for (const { id, document } of this.#entries.values()) {
      if (breather.isDue) await breather.rest();
      if (!kept.has(id) && document === undefined) this.forget(id);
    }
    // Sorting so many takes its time, and this is the order that they have.
    if (this.#entries.size === listed.length) this.#sorted = listed;
  }

  /** The text of an article in an editor; undefined once it is closed there. */
  setDocument(id: ArticleId, text: string | undefined): void {
    if (text === undefined && !this.#entries.has(id)) return;
    const entry = this.#entry(id);
    if (entry.document === text && !(text === undefined && entry.stale)) return;
    entry.document = text;
    this.outdate(id);
    this.#typed.add(entry);
  }

  // Reading

  /** Has the corpus know all open documents as they are. */
  async learnTyped(): Promise<void> {
    for (const entry of [...this.#typed]) {
      if (entry.stale && this.#entries.get(entry.id) === entry) await this.#load(entry);
      if (!entry.stale) this.#typed.delete(entry);
    }
  }

  /** The article as it is now, known to the corpus; undefined where there is none or it could not be read. */
  async article(id: ArticleId): Promise<Article | undefined> {
    const entry = this.#entries.get(id);
    return entry === undefined ? undefined : this.#load(entry);
  }

  /** The text of an article as it is now; undefined where `article` is. Quicker than that where it is known already. */
  async text(id: ArticleId): Promise<string | undefined> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    if (!entry.stale && entry.known !== undefined && this.#cache.get(id) === undefined) {
      const { textHash } = entry.known;
      const { read } = await this.#read(entry);
      if (read.kind === "article" && hash53(read.source.text) === textHash) return read.source.text;
      this.outdate(id);
    }
    return (await this.#load(entry))?.source.text;
  }

  /** True where the article still has this text; where it has not, it is read anew when next needed. */
  async isStill(id: ArticleId, text: string): Promise<boolean> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return false;
    if (entry.document !== undefined) return entry.document === text;
    const { read } = await this.#read(entry);
    if (read.kind === "article" && read.source.text === text) return true;
    this.outdate(id);
    return false;
  }

  /** Has what is known of a file count where its stamp is what it was. */
  async verify(id: ArticleId): Promise<void> {
    const entry = this.#entries.get(id);
    const stamp = entry?.known?.stamp;
    if (entry === undefined || !entry.stale || entry.document !== undefined || stamp === undefined) return;
    const { generation } = entry;
    const now = await this.#options.files.stamp(this.#pathOf(id));
    if (now === undefined || !sameStamp(stamp, now) || now.size > this.#options.maxBytes()) return;
    if (entry.generation === generation) entry.stale = false;
  }

  // What others have read

  /** What a run before knew of an article: it counts once it is verified, and is part of the corpus after `settle`. */
  restore({ id, found, digest, ...known }: CachedArticle): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.known !== undefined) return;
    entry.known = known;
    if (known.undecoded !== undefined) {
      this.#setNotice(entry, { kind: "not-decoded", message: known.undecoded });
    }
    this.sum.postpone(id, digest);
  }

  /** What is to be known again in the next run: all that was read. */
  *remembered(): Generator<Omit<CachedArticle, "found">> {
    for (const { id, known, stale } of this.#entries.values()) {
      const digest = this.sum.place(id);
      if (known === undefined || digest === undefined || digest.at >= IN_MEMORY) continue;
      const { stamp, ...rest } = known;
      yield { id, digest, ...rest, ...(stale ? {} : stamped(stamp)) };
    }
  }

  /** Makes what is known part of the corpus; lets the event loop run in between. */
  async settle(signal?: AbortSignal): Promise<void> {
    const breather = new Breather();
    for (const id of this.sum.pending()) {
      signal?.throwIfAborted();
      if (breather.isDue) await breather.rest();
      this.#settle(this.#entry(id));
    }
  }

  /** What `fromThread` must be told of the article when it has been read; undefined for one that is not a file's. */
  generation(id: ArticleId): number | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined || entry.document !== undefined ? undefined : entry.generation;
  }

  /** What a thread made of an article's file; it does not count where the article has changed since `generation`. */
  fromThread(result: Learned | Same, generation: number | undefined): void {
    const entry = this.#entries.get(result.id);
    if (entry === undefined || !entry.stale || this.generation(result.id) !== generation) return;
    if (result.kind === "same") {
      entry.stale = false;
      if (entry.known !== undefined) entry.known = { ...entry.known, ...stamped(result.stamp) };
      return;
    }
    if (result.became === "missing") {
      this.forget(entry.id);
      return;
    }
    if (result.became === "skipped") {
      entry.stale = false;
      this.#setNotice(entry, result.notice);
      this.#drop(entry);
      return;
    }
    entry.stale = false;
    this.#setNotice(entry, result.notice);
    // Damaged it never is: it comes from the same engine. If it were, the article would be read here.
    if (!this.#put(entry, result.digest, result.article, result.stamp)) entry.stale = true;
  }

  /** The article's file could not be worked on by a thread: it is left alone until it changes. */
  giveUp(id: ArticleId, reason: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.document !== undefined) return;
    entry.stale = false;
    this.#setNotice(entry, engineFailure(reason));
    entry.givenUp = true;
    this.#drop(entry);
  }

  /** The engine never fails. Should it, one article is lost to the user and not the whole corpus. */
  guarded<T>(id: ArticleId, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      const entry = this.#entries.get(id);
      if (entry !== undefined) this.#setNotice(entry, engineFailure(error));
      return undefined;
    }
  }

  /**
   * Nothing of what was known counts any more: a digest of which the corpus is made could not be read. All is to be read
   * again, and digests stay in memory from now on.
   */
  startAgain(): void {
    for (const entry of this.#entries.values()) {
      if (entry.known === undefined) continue;
      this.#free(entry);
      entry.known = undefined;
      this.outdate(entry.id);
      this.#options.changed(entry.id, "all");
    }
    this.sum.startAgain();
  }

  // Inside

  #pathOf(id: ArticleId): string {
    return `${this.#options.root}/${id}`;
  }

  #entry(id: ArticleId): Entry {
    const known = this.#entries.get(id);
    if (known !== undefined) return known;
    const entry = new Entry(id, this.#known);
    this.#entries.set(id, entry);
    this.#sorted = undefined;
    return entry;
  }

  #setNotice(entry: Entry, notice: Notice | undefined): void {
    entry.notice = notice;
    if (notice === undefined) this.#noticed.delete(entry.id);
    else this.#noticed.add(entry.id);
  }

  /** The corpus knows this article now: its packed digest, the packed article. False for a damaged digest. */
  #put(
    entry: Entry,
    digest: Uint8Array,
    article: Uint8Array | undefined,
    stamp: FileStamp | undefined,
  ): boolean {
    const { id, known: before, notice } = entry;
    const { changed } = this.#options;
    const same = before?.textHash === unpackHead(digest).textHash && this.corpus.has(id);
    const changes = same ? new Set<number>() : this.#replace(entry, digest);
    if (changes === undefined) return false;
    const head = this.corpus.head(id);
    if (head === undefined) return false;
    this.#free(entry);
    entry.known = {
      textHash: head.textHash,
      card: cardOf(head),
      ...(notice?.kind === "not-decoded" ? { undecoded: notice.message } : {}),
      ...stamped(stamp),
      ...(article === undefined ? {} : { article: this.sum.pieces.append(article) }),
    };
    if (!same || before?.undecoded !== entry.known.undecoded) changed(id, changes);
    return true;
  }

  /** Puts the article into the corpus, or takes it away; undefined for a damaged digest. */
  #replace(entry: Entry, digest: Uint8Array | undefined): ChangedAnswers | undefined {
    this.#settle(entry);
    const { id } = entry;
    if (this.inBulk || !this.sum.isWhole) {
      if (digest === undefined) this.corpus.remove(id);
      else if (!this.corpus.addPacked(digest, { id })) return undefined;
      return "all";
    }
    const after = digest && unpackDigest(digest);
    if (digest !== undefined && after === undefined) return undefined;
    return change(this.corpus, id, after, this.#options.settings());
  }

  /** The corpus does not know this article any more. */
  #drop(entry: Entry): void {
    if (!this.sum.has(entry.id)) return;
    this.#options.changed(entry.id, this.#replace(entry, undefined) ?? "all");
    this.#free(entry);
    entry.known = undefined;
  }

  #free({ known }: Entry): void {
    if (known?.article !== undefined) this.sum.pieces.free(known.article);
  }

  /** Makes an article that is known part of the corpus; one whose digest is damaged is not known any more. */
  #settle(entry: Entry): void {
    if (this.sum.settle(entry.id, entry.known?.textHash)) return;
    this.#free(entry);
    entry.known = undefined;
    entry.stale = true;
    // What was found was found in a corpus with this article.
    this.#options.changed(entry.id, "all");
  }

  async #load(entry: Entry): Promise<Article | undefined> {
    if (entry.givenUp) return undefined;
    for (;;) {
      const cached = entry.stale ? undefined : this.#cache.get(entry.id);
      if (cached !== undefined) return cached;
      // It was read, and is no article.
      if (!entry.stale && entry.known === undefined && entry.notice !== undefined) return undefined;
      const { generation } = entry;
      const { read, stamp } = await this.#read(entry);
      if (entry.generation === generation) return this.#learn(entry, read, stamp);
      // Overtaken by a change while reading: read again.
    }
  }

  #learn(entry: Entry, read: ReadResult, stamp: FileStamp | undefined): Article | undefined {
    const { id } = entry;
    if (this.#entries.get(id) !== entry) return undefined;
    entry.stale = false;
    if (read.kind === "missing") {
      this.forget(id);
      return undefined;
    }
    this.#setNotice(entry, read.notice);
    if (read.kind === "skipped") {
      this.#drop(entry);
      return undefined;
    }
    return this.guarded(id, () => {
      // The text may also have changed on disk without anybody saying so.
      const { text, decodingProblem } = read.source;
      const { known } = entry;
      const same = known?.textHash === hash53(text) && known.undecoded === decodingProblem;
      const packed = same ? this.#packed(id) : undefined;
      const article = (packed && unpackArticle(read.source, packed)) ?? parseArticle(read.source);
      this.#settle(entry);
      if (same && entry.known !== undefined) {
        entry.known = { ...entry.known, ...stamped(stamp) };
      } else {
        const packs = this.#options.remembers && entry.document === undefined;
        this.#put(entry, packDigest(digestArticle(article)), packs ? packArticle(article) : undefined, stamp);
      }
      this.#cache.set(id, article);
      return article;
    });
  }

  #read({ id, document }: Entry): Promise<{ read: ReadResult; stamp?: FileStamp | undefined }> {
    const { files, maxBytes, root } = this.#options;
    return readCurrent(files, root, { id, ...(document === undefined ? {} : { document }) }, maxBytes());
  }
}

function stamped(stamp: FileStamp | undefined): Pick<Known, "stamp"> {
  return stamp === undefined ? {} : { stamp };
}
