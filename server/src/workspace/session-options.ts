import type { ArticleId, Day } from "../engine";
import type { Configuration } from "./configuration";
import type { FileSystem } from "./file-system";
import type { WorkerPool } from "./threads/pool";

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
  /** How many threads share what is to be done to many files; 0 or absent: all is done in this one. */
  readonly jobs?: number;
  /** These threads give way to all else that wants the processor: an editor is not to feel them. */
  readonly background?: boolean;
  /** These threads, in place of some of its own. */
  readonly pool?: WorkerPool;
  /** Looked at once: what articles ask is not kept, and nothing is summed up while all that is asked for is remembered. */
  readonly once?: boolean;
  /** A folder, absolute, in which what was read and found is remembered; absent: nothing is. */
  readonly cache?: string;
  /** What another engine has said does not count; absent: the hash of the one that runs. */
  readonly engineVersion?: string;
}
