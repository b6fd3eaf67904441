import {
  type Corpus,
  type CorpusSummary,
  packSummary,
  type Settings,
  summarise,
  unpackSummary,
} from "../../engine";
import { Breather } from "../breather";
import type { Knowledge } from "./messages";

/** Somebody who notes what changes while a corpus is summed up. */
export interface ChangeNotes {
  /** From now on what changes is noted. */
  begin(): void;
  /** True where everything may have changed since `begin`. */
  isOvertaken(): boolean;
}

/** Of a corpus that nobody changes. */
export const unchanging: ChangeNotes = { begin: () => undefined, isOvertaken: () => false };

/**
 * What threads must know of a corpus to check its articles, packed, in memory that they share. Lets the event loop run in
 * between; what changes meanwhile is noted, and where that may be everything it begins anew.
 */
export async function packCorpus(
  corpus: Corpus,
  settings: Settings,
  changes: ChangeNotes,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const breather = new Breather();
  for (;;) {
    changes.begin();
    const summary = summarise(corpus, settings, shared);
    let step = summary.next();
    while (step.done !== true && !changes.isOvertaken()) {
      signal?.throwIfAborted();
      await breather.rest();
      step = summary.next();
    }
    if (step.done === true && !changes.isOvertaken()) return packSummary(step.value);
  }
}

/** Memory that threads share. */
function shared(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

/** A copy of a summary, packed, in memory that threads share. */
export function packShared(summary: CorpusSummary): Uint8Array {
  const bytes = packSummary(summary);
  const copy = shared(bytes.length);
  copy.set(bytes);
  return copy;
}

let lastKey = 0;

/** What threads are to know, with a key of its own. */
export function knowledgeOf(known: Omit<Knowledge, "kind" | "key">): Knowledge {
  return { kind: "knowledge", key: ++lastKey, ...known };
}

/** What `packCorpus` made the bytes of. */
export function unpackCorpus(bytes: Uint8Array): CorpusSummary | undefined {
  return unpackSummary(bytes);
}
