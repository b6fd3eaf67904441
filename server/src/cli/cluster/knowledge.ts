import * as path from "node:path";
import { type Corpus, type CorpusSummary, unpackSummary } from "../../engine";
import { disk, FileError } from "../../workspace";
import { InputError, openOnce } from "../inputs/jsonl-input";
import type { Terminal } from "../terminal";
import { Digests } from "./digests";

const LARGEST_SUMMARY = 4_000_000_000;

/**
 * What `merge` has written, as articles are checked against it: digests, plain or gzip, or a final summary. Throws an
 * `InputError` for anything else.
 */
export async function readKnowledge(name: string, terminal: Terminal): Promise<Corpus | CorpusSummary> {
  const file = path.resolve(terminal.cwd, name);
  let bytes: Uint8Array;
  try {
    bytes = await disk.read(file, { maxBytes: LARGEST_SUMMARY, within: file });
  } catch (error) {
    throw error instanceof FileError ? new InputError(`${name}: ${error.message}`) : error;
  }
  if (bytes[0] === JSON_START || bytes[0] === GZIP_START) {
    const digests = new Digests();
    await digests.add(openOnce(name, terminal));
    return digests.corpus();
  }
  const summary = unpackSummary(bytes);
  if (summary === undefined) {
    throw new InputError(
      `${name} is no summary, or one of another version of corpuslint. “merge” writes them.`,
    );
  }
  return summary;
}

const JSON_START = 0x7b;
const GZIP_START = 0x1f;
