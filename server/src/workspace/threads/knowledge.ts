import {
  type Corpus,
  type CorpusSummary,
  packSummary,
  type Settings,
  summarise,
  unpackSummary,
} from "../../engine";
import { Breather } from "../breather";

/**
 * What threads must know of a corpus to check its articles, packed, in memory that they share. Lets the event loop run in
 * between; where the corpus changes meanwhile it begins anew.
 */
export async function packCorpus(
  corpus: Corpus,
  settings: Settings,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const breather = new Breather();
  for (;;) {
    const { version } = corpus;
    const summary = summarise(corpus, settings);
    let step = summary.next();
    while (step.done !== true && corpus.version === version) {
      signal?.throwIfAborted();
      await breather.rest();
      step = summary.next();
    }
    if (step.done !== true || corpus.version !== version) continue;
    return packSummary(step.value, (length) => new Uint8Array(new SharedArrayBuffer(length)));
  }
}

/** What `packCorpus` made the bytes of. */
export function unpackCorpus(bytes: Uint8Array): CorpusSummary | undefined {
  return unpackSummary(bytes);
}
