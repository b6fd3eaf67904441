import type { ArticleId, ArticleSource } from "../engine";
import { type DecodedText, decode, encode } from "./encoding";
import { FileError, type FileSystem, type ReadLimits } from "./file-system";

/** Why a file of the corpus is not, or not safely, an article; `message` is a sentence for the user. */
export interface Notice {
  readonly kind: "too-large" | "binary" | "unreadable" | "outside" | "not-decoded" | "failed";
  readonly message: string;
}

/** What became of a file: an article (`notice` where it may not be rewritten), a notice alone, or nothing at all. */
export type ReadResult =
  | { readonly kind: "article"; readonly source: ArticleSource; readonly notice?: Notice }
  | { readonly kind: "skipped"; readonly notice: Notice }
  | { readonly kind: "missing" };

/** What is said of an article on which the engine failed, which it never does. */
export function engineFailure(error: unknown): Notice {
  return { kind: "failed", message: `corpuslint failed on this article; please report it: ${error}` };
}

/** Reads one file of a corpus. Never rejects: whatever goes wrong with one file, the others go on. */
export async function readArticle(
  files: FileSystem,
  path: string,
  id: ArticleId,
  limits: ReadLimits,
): Promise<ReadResult> {
  let decoded: DecodedText | null;
  try {
    decoded = decode(await files.read(path, limits));
  } catch (error) {
    return failure(error, id);
  }
  if (decoded === null) {
    return {
      kind: "skipped",
      notice: {
        kind: "binary",
        message: "The file holds no text in UTF-8 or UTF-16; it is left out of the corpus.",
      },
    };
  }
  const { text, problem } = decoded;
  if (problem === undefined) return { kind: "article", source: { id, text } };
  return {
    kind: "article",
    source: { id, text, decodingProblem: problem },
    notice: { kind: "not-decoded", message: problem },
  };
}

/**
 * Puts `after` in place of `before`, in the file's own encoding. Rejects with a `FileError` and leaves the file alone
 * where it no longer holds `before`, where it was not decoded safely, or where the encoding cannot hold the new text.
 */
export async function rewriteArticle(
  files: FileSystem,
  path: string,
  before: string,
  after: string,
  limits: ReadLimits,
): Promise<void> {
  const decoded = decode(await files.read(path, limits));
  if (decoded === null || decoded.problem !== undefined) {
    throw new FileError("failed", `${path}: ${decoded?.problem ?? "The file holds no text."}`);
  }
  if (decoded.text !== before) {
    throw new FileError("changed", `${path} has changed since it was read; nothing was written.`);
  }
  const bytes = encode(after, decoded.format);
  if (bytes === null) {
    throw new FileError("failed", `${path}: its encoding cannot hold the new text; nothing was written.`);
  }
  await files.replace(path, bytes);
}

function failure(error: unknown, id: ArticleId): ReadResult {
  if (!(error instanceof FileError)) {
    // A limit set too high: more bytes than one string of JavaScript can hold.
    return { kind: "skipped", notice: { kind: "too-large", message: `The file cannot be read: ${error}` } };
  }
  switch (error.problem) {
    case "missing":
      // A name that is not UTF-8 is read with this sign in place of its bytes, and nothing has that name.
      if (!id.includes("\ufffd")) return { kind: "missing" };
      return {
        kind: "skipped",
        notice: { kind: "unreadable", message: "Its name is not UTF-8; rename it to have it read." },
      };
    case "too-large":
      return { kind: "skipped", notice: { kind: "too-large", message: error.message } };
    case "outside":
      return { kind: "skipped", notice: { kind: "outside", message: error.message } };
    default:
      return { kind: "skipped", notice: { kind: "unreadable", message: error.message } };
  }
}
