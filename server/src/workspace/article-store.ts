import { type Article, type ArticleId, Corpus, digestArticle, hash53, parseArticle } from "../engine";
import { ArticleCache } from "./article-cache";
import { unpackDigest } from "./digest-record";
import type { FileStamp, FileSystem, ReadLimits } from "./file-system";
import { engineFailure, type Notice, type ReadResult, readArticle } from "./read-article";
import type { Learned, Same } from "./threads/messages";

interface Entry {
  readonly id: ArticleId;
  /** The text as an editor has it; absent: the file's. */
  document?: string;
  /** The text in the corpus is no longer the article's. */
  stale: boolean;
  /** Grows with every change from outside, so that a slow read notices that it was overtaken. */
  generation: number;
  notice?: Notice;
  /** The file whose text the corpus knows; absent where that is not known. */
  stamp?: FileStamp;
  /** It ended the thread that worked on it: it must not end this one. */
  givenUp?: true;
}

// Some 2,500 articles of ordinary length; what is not kept is read and parsed again when it is needed.
const CACHED_TEXT = 8_000_000;

/**
 * The articles of one corpus and the corpus that is their sum. Articles are those of the editor where they are open
 * there, else those on disk; they are read when they are needed and mostly forgotten again.
 */
export class ArticleStore {
  readonly corpus = new Corpus();
  readonly #files: FileSystem;
  readonly #root: string;
  readonly #maxBytes: () => number;
  readonly #forgotten: (id: ArticleId) => void;
  readonly #entries = new Map<ArticleId, Entry>();
  readonly #cache = new ArticleCache(CACHED_TEXT);
  /** Open documents that the corpus does not know yet as they are. */
  readonly #typed = new Set<Entry>();
  readonly #noticed = new Set<ArticleId>();
  #sorted: ArticleId[] | undefined;

  /** `forgotten` is told of every article that is no more. */
  constructor(
    files: FileSystem,
    root: string,
    maxBytes: () => number,
    forgotten: (id: ArticleId) => void = () => undefined,
  ) {
    this.#forgotten = forgotten;
    this.#files = files;
    this.#root = root;
    this.#maxBytes = maxBytes;
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

  /** True where the corpus may not know the article as it is. */
  isStale(id: ArticleId): boolean {
    return this.#entries.get(id)?.stale ?? true;
  }

  /** The article is there, or was changed: it is read when next needed. */
  outdate(id: ArticleId): void {
    const entry = this.#entry(id);
    entry.stale = true;
    entry.generation++;
    delete entry.givenUp;
    delete entry.stamp;
    this.#cache.delete(id);
  }

  forget(id: ArticleId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.#typed.delete(entry);
    this.#cache.delete(id);
    this.corpus.remove(id);
    this.#sorted = undefined;
    this.#noticed.delete(id);
    this.#forgotten(id);
  }

  /** The articles are those listed and those open in an editor, all to be read anew. */
  replaceAll(listed: Iterable<ArticleId>): void {
    const kept = new Set(listed);
    for (const id of kept) this.outdate(id);
    for (const { id, document } of [...this.#entries.values()]) {
      if (!kept.has(id) && document === undefined) this.forget(id);
    }
  }

  /** The text of an article in an editor; undefined once it is closed there. */
  setDocument(id: ArticleId, text: string | undefined): void {
    if (text === undefined && !this.#entries.has(id)) return;
    const entry = this.#entry(id);
    if (entry.document === text && !(text === undefined && entry.stale)) return;
    if (text === undefined) delete entry.document;
    else entry.document = text;
    this.outdate(id);
    this.#typed.add(entry);
  }

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

  /** True where the article still has this text; where it has not, it is read anew when next needed. */
  async isStill(id: ArticleId, text: string): Promise<boolean> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return false;
    if (entry.document !== undefined) return entry.document === text;
    const read = await this.#read(entry);
    if (read.kind === "article" && read.source.text === text) return true;
    this.outdate(id);
    return false;
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
      setStamp(entry, result.stamp);
      return;
    }
    if (result.became === "missing") {
      this.forget(entry.id);
      return;
    }
    entry.stale = false;
    this.#setNotice(entry, result.notice);
    if (result.became === "skipped") {
      this.corpus.remove(entry.id);
      return;
    }
    setStamp(entry, result.stamp);
    const digest = unpackDigest(result.digest);
    if (this.corpus.digest(entry.id)?.textHash !== digest.textHash) this.corpus.add(digest);
  }

  /** The article's file could not be worked on by a thread: it is left alone until it changes. */
  giveUp(id: ArticleId, reason: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.document !== undefined) return;
    entry.stale = false;
    this.#setNotice(entry, engineFailure(reason));
    entry.givenUp = true;
    this.corpus.remove(id);
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

  #entry(id: ArticleId): Entry {
    const known = this.#entries.get(id);
    if (known !== undefined) return known;
    const entry: Entry = { id, stale: true, generation: 0 };
    this.#entries.set(id, entry);
    this.#sorted = undefined;
    return entry;
  }

  #setNotice(entry: Entry, notice: Notice | undefined): void {
    if (notice === undefined) {
      delete entry.notice;
      this.#noticed.delete(entry.id);
    } else {
      entry.notice = notice;
      this.#noticed.add(entry.id);
    }
  }

  async #load(entry: Entry): Promise<Article | undefined> {
    if (entry.givenUp === true) return undefined;
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
    const { id } = entry;
    if (this.#entries.get(id) !== entry) return undefined;
    entry.stale = false;
    if (read.kind === "missing") {
      this.forget(id);
      return undefined;
    }
    this.#setNotice(entry, read.notice);
    if (read.kind === "skipped") {
      this.corpus.remove(id);
      return undefined;
    }
    return this.guarded(id, () => {
      const article = parseArticle(read.source);
      // The text may also have changed on disk without anybody saying so.
      if (this.corpus.digest(id)?.textHash !== hash53(read.source.text)) {
        this.corpus.add(digestArticle(article));
      }
      this.#cache.set(id, article);
      return article;
    });
  }

  async #read({ id, document }: Entry): Promise<ReadResult> {
    const limits: ReadLimits = { maxBytes: this.#maxBytes(), within: this.#root };
    const path = `${this.#root}/${id}`;
    if (document === undefined) return readArticle(this.#files, path, id, limits);
    if (document.length > limits.maxBytes) {
      const message = `The text is longer than ${limits.maxBytes} characters and is not checked.`;
      return { kind: "skipped", notice: { kind: "too-large", message } };
    }
    // U+FFFD in an editor may be what it made of bytes that it could not decode: then saving loses them.
    if (document.includes("\ufffd")) {
      const saved = await readArticle(this.#files, path, id, limits);
      if (saved.kind === "article" && saved.notice !== undefined) {
        const { notice } = saved;
        const source = { id, text: document, decodingProblem: notice.message };
        return { kind: "article", source, notice };
      }
    }
    return { kind: "article", source: { id, text: document } };
  }
}

function setStamp(entry: Entry, stamp: FileStamp | undefined): void {
  if (stamp === undefined) delete entry.stamp;
  else entry.stamp = stamp;
}
