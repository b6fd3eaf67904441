import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ArticleId } from "../engine";
import {
  type Configuration,
  CorpusSession,
  configurationName,
  type FileSystem,
  findCorpora,
  isHidden,
  listFiles,
  relativeTo,
  today,
  topmost,
} from "../workspace";
import type { EditorFolders } from "./editor-folders";
import { HostedCorpus, type HostedCorpusListener } from "./hosted-corpus";
import { pathOf } from "./uris";

/** One article of one corpus. */
export interface Place {
  readonly corpus: HostedCorpus;
  readonly id: ArticleId;
}

/** What the editor's settings say for one folder. */
export interface FolderSettings {
  readonly enabled: boolean;
  readonly base: Configuration;
}

export interface CorporaOptions {
  readonly folders: EditorFolders;
  readonly files: FileSystem;
  /** How many threads read and check large corpora. */
  readonly jobs: number;
  /** Where corpora are remembered from one start to the next. */
  readonly cache: string | undefined;
  readonly listener: HostedCorpusListener;
  /** A folder is no corpus any more. */
  readonly dropped: () => void;
  readonly openDocuments: () => readonly TextDocument[];
  /** Asked for the root of every corpus. */
  readonly settingsFor: (path: string) => Promise<FolderSettings>;
}

/** The corpora of the folders that the editor has open, and which of them a document belongs to. */
export class Corpora {
  readonly #options: CorporaOptions;
  readonly #corpora = new Map<string, HostedCorpus>();
  #ready: Promise<void> = Promise.resolve();

  constructor(options: CorporaOptions) {
    this.#options = options;
  }

  /** Resolves when it is known which folders are corpora. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  all(): HostedCorpus[] {
    return [...this.#corpora.values()];
  }

  /** The folders that the editor has open, as paths. */
  get folders(): readonly string[] {
    return this.#options.folders.paths;
  }

  /** Looks again which folders are corpora: those of folders that are not open any more are dropped, new ones scanned. */
  look(): Promise<void> {
    // One look after another: two at once would host a corpus twice. A look that failed must not keep all waiting.
    const look = this.#ready.then(() => this.#look());
    this.#ready = look.catch(() => undefined);
    return look;
  }

  /** The article that a document or file is; undefined where it belongs to no corpus. */
  place(uri: string): Place | undefined {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    for (const corpus of this.#corpora.values()) {
      const id = relativeTo(corpus.session.root, path);
      if (id === undefined || id === "") continue;
      return corpus.session.has(id) || corpus.session.selects(id) ? { corpus, id } : undefined;
    }
    return undefined;
  }

  /** The corpus whose configuration file this is. */
  configuredBy(uri: string): HostedCorpus | undefined {
    const path = pathOf(uri);
    return this.all().find(({ session }) => session.configurationPath === path);
  }

  /** The URI of an article, as the editor writes it where it has it open. */
  uri({ corpus, id }: Place): string {
    return corpus.open.get(id) ?? this.#options.folders.uriOf(corpus.session.pathOf(id));
  }

  /** The URI of a corpus's configuration file, be it there or not. */
  configurationUri({ session }: HostedCorpus): string {
    return this.#options.folders.uriOf(session.configurationPath);
  }

  /** The URI of a file as the editor writes its folder. */
  asWritten(uri: string): string {
    const path = pathOf(uri);
    return path === undefined ? uri : this.#options.folders.uriOf(path);
  }

  /** A document was opened or changed. */
  documentChanged(document: TextDocument): void {
    const configured = this.configuredBy(document.uri);
    if (configured !== undefined) {
      configured.session.setConfigurationDocument(document.getText());
      void this.reconfigure(configured);
      return;
    }
    const place = this.place(document.uri);
    if (place === undefined) return;
    place.corpus.open.set(place.id, document.uri);
    place.corpus.session.setDocument(place.id, document.getText());
    place.corpus.touch();
  }

  documentClosed(uri: string): void {
    const configured = this.configuredBy(uri);
    if (configured !== undefined) {
      configured.session.setConfigurationDocument(undefined);
      void this.reconfigure(configured);
      return;
    }
    const place = this.place(uri);
    if (place === undefined) return;
    place.corpus.open.delete(place.id);
    place.corpus.session.closeDocument(place.id);
    place.corpus.touch();
  }

  /** A file or folder was created, changed or deleted on disk. */
  fileChanged(uri: string): void {
    const path = pathOf(uri);
    if (path === undefined) return;
    const configured = this.configuredBy(uri);
    if (configured !== undefined) void this.reconfigure(configured);
    else if (path.endsWith(`/${configurationName}`)) void this.look();
    for (const corpus of this.#corpora.values()) {
      const id = relativeTo(corpus.session.root, path);
      if (id === undefined) continue;
      const { session } = corpus;
      // The folder of the corpus itself holds all of them.
      const folder = id === "" ? "" : `${id}/`;
      if (session.has(id) || session.selects(id)) session.fileChanged(id);
      else for (const inside of session.ids()) if (inside.startsWith(folder)) session.fileChanged(inside);
      corpus.touch();
    }
  }

  /** What came may be a folder, with articles in it. */
  folderCreated(uri: string): void {
    const path = pathOf(uri);
    if (path === undefined) return;
    for (const corpus of this.#corpora.values()) {
      const id = relativeTo(corpus.session.root, path);
      if (id === undefined || id === "" || corpus.session.selects(id) || isHidden(id)) continue;
      void this.#addFolder(corpus, id);
    }
  }

  async #addFolder(corpus: HostedCorpus, folder: string): Promise<void> {
    const { session } = corpus;
    const { files: disk } = this.#options;
    try {
      // As when a corpus is listed, a link to a folder is not followed.
      const [root, real] = [await disk.realPath(session.root), await disk.realPath(session.pathOf(folder))];
      if (relativeTo(root, real) !== folder) return;
    } catch {
      return; // gone again
    }
    const selects = (path: string) => session.selects(`${folder}/${path}`);
    const { files } = await listFiles(disk, session.pathOf(folder), selects);
    for (const file of files) session.fileChanged(`${folder}/${file}`);
    if (files.length > 0) corpus.touch();
  }

  /** Reads a corpus's configuration again, and lists its files anew where it selects others. */
  async reconfigure(corpus: HostedCorpus): Promise<void> {
    const { session } = corpus;
    const before = session.selection;
    await session.loadConfiguration();
    if (session.selection === before) corpus.touch();
    else await corpus.scan();
  }

  /** The editor's settings have changed. */
  async settingsChanged(): Promise<void> {
    await this.look();
    for (const corpus of this.all()) {
      const { base } = await this.#options.settingsFor(corpus.session.root);
      await corpus.session.setBase(base);
      await this.reconfigure(corpus);
    }
  }

  /** Ends all work, and remembers what is known for the next start. */
  async close(): Promise<void> {
    const corpora = this.all();
    this.#corpora.clear();
    for (const corpus of corpora) await corpus.dispose();
  }

  async #look(): Promise<void> {
    const found: string[] = [];
    for (const folder of this.#options.folders.paths) {
      const { enabled } = await this.#options.settingsFor(folder);
      if (!enabled) continue;
      found.push(...(await findCorpora(this.#options.files, folder)));
    }
    // A folder inside another one of the workspace is part of that corpus.
    const wanted = new Set(topmost([...new Set(found)]));
    for (const [root, corpus] of this.#corpora) {
      if (wanted.has(root)) continue;
      this.#corpora.delete(root);
      await corpus.dispose();
      this.#options.dropped();
    }
    for (const root of wanted) if (!this.#corpora.has(root)) await this.#host(root);
  }

  async #host(root: string): Promise<void> {
    const { files, listener, jobs, cache } = this.#options;
    const { base } = await this.#options.settingsFor(root);
    const cached = cache === undefined ? {} : { cache };
    const session = new CorpusSession({ files, root, today, base, jobs, background: true, ...cached });
    const corpus = new HostedCorpus(session, listener);
    this.#corpora.set(root, corpus);
    await session.loadConfiguration();
    for (const document of this.#options.openDocuments()) {
      if (this.place(document.uri)?.corpus === corpus || this.configuredBy(document.uri) === corpus) {
        this.documentChanged(document);
      }
    }
    void corpus.scan();
  }
}
