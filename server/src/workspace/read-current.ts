import type { ArticleId } from "../engine";
import { type FileStamp, type FileSystem, type ReadLimits, settled } from "./file-system";
import { type ReadResult, readArticle } from "./read-article";

/** An article as it is now: the text that an editor has, where it is open there, else its file. */
export async function readCurrent(
  files: FileSystem,
  root: string,
  { id, document }: { readonly id: ArticleId; readonly document?: string },
  maxBytes: number,
): Promise<{ read: ReadResult; stamp?: FileStamp | undefined }> {
  const limits: ReadLimits = { maxBytes, within: root };
  const path = `${root}/${id}`;
  if (document === undefined) {
    const stamp = settled(await files.stamp(path), Date.now());
    return { read: await readArticle(files, path, id, limits), stamp };
  }
  if (document.length > maxBytes) {
    const message = `The text is longer than ${maxBytes} characters and is not checked.`;
    return { read: { kind: "skipped", notice: { kind: "too-large", message } } };
  }
  // U+FFFD in an editor may be what it made of bytes that it could not decode: then saving loses them.
  if (document.includes("\ufffd")) {
    const saved = await readArticle(files, path, id, limits);
    if (saved.kind === "article" && saved.notice !== undefined) {
      const { notice } = saved;
      const source = { id, text: document, decodingProblem: notice.message };
      return { read: { kind: "article", source, notice } };
    }
  }
  return { read: { kind: "article", source: { id, text: document } } };
}
