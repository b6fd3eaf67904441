import { createHash, randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import type { ArticleId, Piece } from "../../engine";
import type { ReportPlace } from "../findings/report-shelf";
import { PiecesFile } from "../pieces/pieces-file";
import {
  type CachedArticle,
  type CacheHeader,
  decodeArticles,
  decodeHeader,
  encodeArticles,
  encodeHeader,
} from "./index-file";

const INDEX = "index.bin";
const LOCK = "lock";
// Below this much of it rubbish in the file of pieces is left where it is.
const SMALL = 16_000_000;
const FORMAT = 2;
const FOLDER_NAME = /^[0-9a-f]{24}$/;
const UNUSED = 90 * 24 * 3600 * 1000;

/**
 * What is remembered of one corpus from one run to the next: a folder of its own with an index, written whole, and a
 * file of pieces, appended to. One process writes it, others that come meanwhile read it and remember nothing. All of it
 * may be deleted at any time; whatever is wrong with it is as if it were not there.
 */
export class CorpusCache {
  readonly #folder: string;
  readonly #version: string;
  readonly #owned: boolean;
  #index: Uint8Array | undefined;
  readonly #header: CacheHeader | undefined;
  readonly #pieces: PiecesFile;
  readonly #name: string;
  /** The file of the run before, where it is mostly rubbish: what is needed of it is copied. */
  readonly #old: PiecesFile | undefined;
  /** Where blocks of reports are from now on, by where they were: several articles name one. */
  readonly #blocks = new Map<number, Piece | undefined>();

  private constructor(folder: string, version: string, owned: boolean) {
    this.#folder = folder;
    this.#version = version;
    this.#owned = owned;
    const index = read(path.join(folder, INDEX));
    const header = index === undefined ? undefined : decodeHeader(index, version);
    const file = header === undefined ? undefined : piecesIn(folder, header);
    if (header !== undefined && file !== undefined) {
      this.#index = index;
      this.#header = header;
    }
    const rubbish = (header?.length ?? 0) - (header?.live ?? 0);
    if (header !== undefined && file !== undefined && (!owned || rubbish < SMALL || rubbish < header.live)) {
      this.#name = header.pieces;
      this.#pieces = PiecesFile.open(file, header.length, owned);
    } else {
      if (!owned) throw new Error("Somebody else is about to fill it.");
      this.#old =
        header === undefined || file === undefined ? undefined : PiecesFile.open(file, header.length, false);
      this.#name = `pieces-${randomBytes(8).toString("hex")}.bin`;
      this.#pieces = PiecesFile.open(path.join(folder, this.#name), 0, true);
    }
  }

  /**
   * Opens what is remembered of the corpus at `root`, in a folder below `base`. Undefined where nothing can be
   * remembered there. `version` tells that of the engine.
   */
  static open(base: string, root: string, version: () => string): CorpusCache | undefined {
    const folder = path.join(base, createHash("sha256").update(root).digest("hex").slice(0, 24));
    let owned = false;
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (!isPrivate(folder)) return undefined;
      owned = lock(path.join(folder, LOCK));
      if (owned) sweep(base, path.basename(folder));
      return new CorpusCache(folder, `${FORMAT} ${version()}`, owned);
    } catch {
      if (owned) fs.rmSync(path.join(folder, LOCK), { force: true });
      return undefined;
    }
  }

  /** Where digests, articles and reports are kept. */
  get pieces(): PiecesFile {
    return this.#pieces;
  }

  /** What else the remembered findings depend on. */
  get era(): string {
    return this.#header?.era ?? "";
  }

  /** What is remembered of each article; told once. */
  async articles(): Promise<Map<ArticleId, CachedArticle>> {
    const index = this.#index;
    this.#index = undefined;
    return index === undefined ? new Map() : decodeArticles(index);
  }

  /** What is remembered of an article that is still there, with all pieces where they are from now on. */
  adopt(cached: CachedArticle): CachedArticle | undefined {
    const digest = this.#adopt(cached.digest);
    if (digest === undefined) return undefined;
    const { article, found, ...rest } = cached;
    const packed = article && this.#adopt(article);
    const report = found?.report && this.#adoptReport(found.report);
    const lost = found?.report !== undefined && report === undefined;
    return {
      ...rest,
      digest,
      ...(packed === undefined ? {} : { article: packed }),
      ...(found === undefined || lost
        ? {}
        : { found: { ...found, ...(report === undefined ? {} : { report }) } }),
    };
  }

  /** As `#adopt`, of a report; what holds it, and others, is taken over once. */
  #adoptReport({ number, ...block }: ReportPlace): ReportPlace | undefined {
    if (!this.#blocks.has(block.at)) this.#blocks.set(block.at, this.#adopt(block));
    const piece = this.#blocks.get(block.at);
    return piece && { ...piece, number };
  }

  /** A piece of the run before that is still needed: where it is from now on, or undefined where it is lost. */
  #adopt(piece: Piece): Piece | undefined {
    if (this.#old === undefined) {
      this.#pieces.count(piece);
      return piece;
    }
    const bytes = this.#old.read(piece);
    return bytes === undefined ? undefined : this.#pieces.append(bytes);
  }

  /** Remembers these articles, whose pieces are in `pieces`, and nothing else. Never rejects. */
  async save(era: string, articles: Iterable<CachedArticle>): Promise<void> {
    if (!this.#owned) return;
    try {
      const chunks = await encodeArticles(articles);
      // Only now: whatever piece an article names has been given to the file.
      await this.#pieces.sync();
      if (this.#pieces.failed) return;
      const { length, live } = this.#pieces;
      const header = encodeHeader({ version: this.#version, era, pieces: this.#name, length, live });
      const temporary = path.join(this.#folder, `${INDEX}.${randomBytes(4).toString("hex")}.tmp`);
      const file = await fs.promises.open(temporary, "wx", 0o600);
      try {
        for (const part of [header, ...chunks]) await file.writeFile(part);
        await file.datasync();
      } finally {
        await file.close();
      }
      fs.renameSync(temporary, path.join(this.#folder, INDEX));
      this.#tidy();
    } catch {
      // A full disk, a folder taken away: the next start reads the files.
    }
  }

  close(): void {
    this.#pieces.close();
    this.#old?.close();
    if (this.#owned) fs.rmSync(path.join(this.#folder, LOCK), { force: true });
  }

  /** Removes what no index names. */
  #tidy(): void {
    for (const name of fs.readdirSync(this.#folder)) {
      if (name !== INDEX && name !== LOCK && name !== this.#name) {
        fs.rmSync(path.join(this.#folder, name), { force: true });
      }
    }
  }
}

/** The file of pieces that an index names, where it is as long as the index says. */
function piecesIn(folder: string, { pieces, length }: CacheHeader): string | undefined {
  if (!/^pieces-[0-9a-f]{16}\.bin$/.test(pieces)) return undefined;
  const file = path.join(folder, pieces);
  const size = fs.lstatSync(file, { throwIfNoEntry: false })?.size ?? -1;
  return length >= 0 && size >= length ? file : undefined;
}

function read(file: string): Uint8Array | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Removes what is remembered of corpora that nobody has opened for months, and says that this one is in use. */
function sweep(base: string, own: string): void {
  const now = new Date();
  for (const name of fs.readdirSync(base)) {
    if (!FOLDER_NAME.test(name)) continue;
    const index = path.join(base, name, INDEX);
    const used = fs.statSync(index, { throwIfNoEntry: false })?.mtimeMs;
    if (used === undefined) continue;
    if (name === own) fs.utimesSync(index, now, now);
    else if (now.getTime() - used > UNUSED)
      fs.rmSync(path.join(base, name), { recursive: true, force: true });
  }
}

/** True where the folder is this user's and nobody else's: another one's could be made to lie. */
function isPrivate(folder: string): boolean {
  const stat = fs.lstatSync(folder);
  if (!stat.isDirectory()) return false;
  return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0);
}

/** Takes the lock, also from a process that is no more. */
function lock(file: string): boolean {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.writeFileSync(file, `${process.pid}`, { flag: "wx", mode: 0o600 });
      return true;
    } catch {
      const holder = Number(fs.readFileSync(file, "utf8"));
      if (holder !== process.pid && isRunning(holder)) return false;
      fs.rmSync(file, { force: true });
    }
  }
  return false;
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === "object" && error !== null && "code" in error && error.code === "EPERM";
  }
}
