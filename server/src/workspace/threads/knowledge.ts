import {
  type Corpus,
  type CorpusSummary,
  type Settings,
  summarise,
  summariseNames,
  summaryOf,
  summaryParts,
} from "../../engine";
import { Breather } from "../breather";
import type { SharablePieces } from "../pieces/shared-pieces";
import type { Knowledge } from "./messages";
import type { WorkerPool } from "./pool";

/** Somebody who notes what changes while a corpus is summed up. */
export interface ChangeNotes {
  /** From now on what changes is noted. */
  begin(): void;
  /** True where everything may have changed since `begin`. */
  isOvertaken(): boolean;
}

/** Of a corpus that nobody changes. */
export const unchanging: ChangeNotes = { begin: () => undefined, isOvertaken: () => false };

/** How a corpus is summed up. */
export interface SumOptions {
  readonly signal?: AbortSignal | undefined;
  /** Whose threads have nothing else to do meanwhile, so that one more may share the work. */
  readonly pool?: WorkerPool | undefined;
  /** Where the corpus keeps its digests; absent: threads cannot read them. */
  readonly pieces?: SharablePieces | undefined;
}

/**
 * What threads must know of a corpus to check its articles, packed, in memory that they share. Lets the event loop run in
 * between; what changes meanwhile is noted, and where that may be everything it begins anew.
 */
export async function packCorpus(
  corpus: Corpus,
  settings: Settings,
  changes: ChangeNotes,
  { signal, pool, pieces }: SumOptions = {},
): Promise<readonly Uint8Array[]> {
  for (;;) {
    changes.begin();
    // Articles that have been compared here are compared sooner here.
    const compared = corpus.isCompared ? undefined : compare(corpus, pool, pieces, signal);
    const summary =
      compared === undefined
        ? await work(summarise(corpus, settings), changes, signal)
        : await inParts(corpus, settings, compared, changes, signal);
    if (summary !== undefined && !changes.isOvertaken()) return summaryParts(summary);
  }
}

/** A summary of which a thread has made the part that compares articles. */
async function inParts(
  corpus: Corpus,
  settings: Settings,
  comparing: Promise<readonly Uint8Array[] | undefined>,
  changes: ChangeNotes,
  signal: AbortSignal | undefined,
): Promise<CorpusSummary | undefined> {
  const part = await work(summariseNames(corpus, settings), changes, signal);
  const compared = await comparing;
  if (part === undefined) return undefined;
  if (compared === undefined) return work(summarise(corpus, settings), changes, signal);
  part.add(compared);
  return part.summary();
}

/** Has a thread compare the articles of a corpus; undefined where there is none, or where it cannot. */
function compare(
  corpus: Corpus,
  pool: WorkerPool | undefined,
  pieces: SharablePieces | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly Uint8Array[] | undefined> | undefined {
  if (pool === undefined || pieces === undefined) return undefined;
  let records: readonly Uint8Array[] | undefined;
  const task = { kind: "compare", ids: [""], places: corpus.places, pieces: pieces.share() } as const;
  const thread = pool.ofOneMore();
  const done = thread.run([task], {
    signal,
    take: async (_, [result]) => {
      if (result?.kind === "compared") records = result.records;
    },
    lost: () => undefined,
  });
  const compared = done.then(() => records).finally(() => thread.close());
  // Where the rest is given up nobody waits for it any more.
  compared.catch(() => undefined);
  return compared;
}

/** Does all steps of some work; undefined where everything may have changed meanwhile. */
async function work<T>(
  steps: Generator<void, T>,
  changes: ChangeNotes,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  const breather = new Breather();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    signal?.throwIfAborted();
    if (breather.isDue) await breather.rest();
    if (changes.isOvertaken()) return undefined;
  }
}

/** A summary, packed, in memory that threads share; what does not lie there is copied. */
export function packShared(summary: CorpusSummary): readonly Uint8Array[] {
  return summaryParts(summary).map((part) => {
    if (part.buffer instanceof SharedArrayBuffer) return part;
    const copy = new Uint8Array(new SharedArrayBuffer(part.length));
    copy.set(part);
    return copy;
  });
}

let lastKey = 0;

/** What threads are to know, with a key of its own. */
export function knowledgeOf(known: Omit<Knowledge, "kind" | "key">): Knowledge {
  return { kind: "knowledge", key: ++lastKey, ...known };
}

/** What `packCorpus` has packed. */
export function unpackCorpus(parts: readonly Uint8Array[]): CorpusSummary | undefined {
  return summaryOf(parts);
}
