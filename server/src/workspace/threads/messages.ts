import type {
  ArticleId,
  ArticleSource,
  Day,
  DigestPlaces,
  Finding,
  Piece,
  RuleId,
  Settings,
} from "../../engine";
import type { FileStamp } from "../file-system";
import type { FindingsRecord } from "../findings/record";
import type { SharedPieces } from "../pieces/shared-pieces";
import type { Notice } from "../read-article";

/** Some articles to be worked on one after the other by one thread: files to be read, or texts that are handed over. */
export type Task = LearnTask | CheckTask | TextTask | CompareTask;

/** Compare all articles of a corpus; it has one id, which is that of no article. */
export interface CompareTask {
  readonly kind: "compare";
  readonly ids: readonly string[];
  readonly places: DigestPlaces;
  readonly pieces: SharedPieces;
}

interface FilesTask {
  readonly root: string;
  /** Larger files are not read. */
  readonly maxBytes: number;
  readonly ids: readonly ArticleId[];
}

/** Read, parse and digest. */
export interface LearnTask extends FilesTask {
  readonly kind: "learn";
  /** The hash of the text that is known already, one a file; where it still has that text, it is not parsed again. */
  readonly hashes: readonly (number | undefined)[];
}

/** Find what is wrong in files whose digests are part of the knowledge. */
export interface CheckTask extends FilesTask {
  readonly kind: "check";
  /** Hash of the text that the corpus knows, one a file. */
  readonly hashes: readonly number[];
  /** Where is what `packDigest` and `packArticle` made of them; the latter where it has been kept. */
  readonly digests: readonly (Piece | undefined)[];
  readonly articles: readonly (Piece | undefined)[];
}

export type TextTask = DigestTextsTask | CheckTextsTask;

interface TextsTask {
  readonly ids: readonly ArticleId[];
  /** The articles of these ids. */
  readonly sources: readonly ArticleSource[];
}

export interface DigestTextsTask extends TextsTask {
  readonly kind: "digest-texts";
}

/** Find what is wrong in texts that were part of the knowledge, or clean them and find what is left. */
export interface CheckTextsTask extends TextsTask {
  readonly kind: "check-texts";
  /** To clean them: the rules whose safe fixes are not wanted. */
  readonly unwanted?: readonly RuleId[];
}

/** What articles are checked against: sent once to every thread, before its tasks. */
export interface Knowledge {
  readonly kind: "knowledge";
  readonly key: number;
  /** The packed summary of the corpus, in memory that the threads share. */
  readonly corpus: readonly Uint8Array[];
  readonly settings: Settings;
  readonly today: Day;
  /** Whether what articles ask is to be noted. */
  readonly asks: boolean;
  /** Where the pieces of a `CheckTask` are. */
  readonly pieces?: SharedPieces;
}

/** What became of one article of a task. */
export type Result = FileResult | TextResult | Compared;

/** What the articles of a corpus have in common, as records of its summary. */
export interface Compared {
  readonly kind: "compared";
  readonly id: string;
  /** Undefined where not all digests could be read. */
  readonly records: readonly Uint8Array[] | undefined;
}

export type FileResult = Learned | Same | Checked | Changed;

export type TextResult = Digested | CheckedText | Failed;

export interface Digested {
  readonly kind: "digested";
  readonly id: ArticleId;
  /** What `packDigest` made of it. */
  readonly digest: Uint8Array;
}

export interface CheckedText {
  readonly kind: "checked-text";
  readonly id: ArticleId;
  /** The text after cleaning, where that has changed it; findings are those that are left. */
  readonly cleaned?: string;
  readonly findings: readonly Finding[];
}

/** The engine failed on the text. */
export interface Failed {
  readonly kind: "failed";
  readonly id: ArticleId;
  readonly reason: string;
}

/** A file as it was read. */
export type Learned = { readonly kind: "learned"; readonly id: ArticleId } & (
  | { readonly became: "missing" }
  | { readonly became: "skipped"; readonly notice: Notice }
  | {
      readonly became: "article";
      /** The packed digest and the packed article. */
      readonly digest: Uint8Array;
      readonly article: Uint8Array;
      readonly notice?: Notice;
      readonly stamp?: FileStamp;
    }
);

/** The file has the text that is known already. */
export interface Same {
  readonly kind: "same";
  readonly id: ArticleId;
  readonly stamp?: FileStamp;
}

export interface Checked {
  readonly kind: "checked";
  readonly id: ArticleId;
  readonly record: FindingsRecord;
  /** Which answers of the corpus the findings stand by. */
  readonly asked?: Uint32Array;
}

/** The file no longer has the text that the corpus knows, or could not be checked: the main thread must look at it. */
export interface Changed {
  readonly kind: "changed";
  readonly id: ArticleId;
}

export type ToThread = { readonly kind: "task"; readonly serial: number; readonly task: Task } | Knowledge;

export type FromThread =
  | { readonly kind: "ready" }
  /** `results` are of the first articles of the task; all of them, unless it was told to stop. */
  | { readonly kind: "done"; readonly serial: number; readonly results: readonly Result[] };

/** What a thread is started with: memory through which both sides see at once what the other wants. */
export interface ThreadData {
  readonly signals: SharedArrayBuffer;
  /** See `PoolOptions`. */
  readonly background: boolean;
}

/** The places in `ThreadData.signals`, an Int32Array. */
export const signal = {
  /** Set by the main thread: end the task after the present article. */
  stop: 0,
  /** Serial number of the task at work. */
  task: 1,
  /** Number of the article at work within its task. */
  article: 2,
  /** Kilobytes of the article at work. */
  size: 3,
  length: 4,
} as const;
