import { Corpus, type CorpusView } from "../../engine";
import { Breather } from "../breather";

const LENGTH_BYTES = 4;

/** What threads must know of a corpus to check its articles: in memory that they share. */
export async function packCorpus(corpus: Corpus): Promise<Uint8Array> {
  const breather = new Breather();
  for (;;) {
    const { version } = corpus;
    let length = 0;
    for (const id of corpus.ids()) length += LENGTH_BYTES + corpus.packed(id).length;
    const bytes = Buffer.from(new SharedArrayBuffer(length));
    let at = 0;
    for (const id of corpus.ids()) {
      const digest = corpus.packed(id);
      bytes.writeUInt32LE(digest.length, at);
      bytes.set(digest, at + LENGTH_BYTES);
      at += LENGTH_BYTES + digest.length;
      await breather.rest();
      if (corpus.version !== version) break;
    }
    // Somebody has typed meanwhile: once more.
    if (corpus.version === version) return bytes;
  }
}

/** What `packCorpus` made the bytes of. */
export function unpackCorpus(bytes: Uint8Array): CorpusView {
  const corpus = new Corpus();
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + LENGTH_BYTES <= view.length; ) {
    const length = view.readUInt32LE(at);
    if (length === 0) break;
    at += LENGTH_BYTES;
    corpus.addPacked(Uint8Array.prototype.slice.call(view, at, at + length));
    at += length;
  }
  for (const _ of corpus.prepare());
  return corpus;
}
