import {
  type CorpusSummary,
  compareElsewhere,
  digestArticle,
  hash53,
  type Piece,
  packArticle,
  packDigest,
  parseArticle,
  unpackArticle,
  unpackDigest,
} from "../../engine";
import { disk } from "../disk";
import { type ReadLimits, settled } from "../file-system";
import { findingsIn } from "../findings/findings-in";
import { recordOf, reportOn } from "../findings/record";
import { ReportBlockWriter } from "../findings/report-block";
import { PiecesFile } from "../pieces/pieces-file";
import type { SharedPieces } from "../pieces/shared-pieces";
import { engineFailure, readArticle } from "../read-article";
import { unpackCorpus } from "./knowledge";
import type { Checked, CheckTask, FileResult, Knowledge, LearnTask, TextResult, TextTask } from "./messages";
import { idAt, type Worker } from "./serve";
import { checkText, digestText } from "./text-work";

/** The work of a thread: with files of the disk, which it reads, and with texts. */
export function threadWorker(): Worker {
  let known: Known | undefined;
  const reports = new ReportBlockWriter();
  return {
    async article(task, index, sized) {
      if (task.kind === "learn") return learn(task, index, sized);
      const id = idAt(task, index);
      if (task.kind === "compare") {
        sized(task.places.length.reduce((sum, length) => sum + length, 0));
        return { kind: "compared", id, records: compareElsewhere(task.places, PiecesFile.of(task.pieces)) };
      }
      if (task.kind !== "check") return workOnText(task, index, sized, known);
      const checked = known && (await check(task, index, known, reports));
      return checked === undefined ? { kind: "changed", id } : { kind: "checked", id, ...checked };
    },
    know({ corpus: packed, settings, today, asks, pieces = NO_PIECES }) {
      const corpus = unpackCorpus(packed);
      known = corpus && { corpus, settings, today, asks, pieces: PiecesFile.of(pieces) };
    },
    finish() {
      reports.finish();
    },
  };
}

type Known = Pick<Knowledge, "settings" | "today" | "asks"> & {
  readonly corpus: CorpusSummary;
  readonly pieces: PiecesFile;
};

const NO_PIECES: SharedPieces = { descriptor: -1, length: 0, pages: [] };

function workOnText(
  task: TextTask,
  index: number,
  sized: (bytes: number) => void,
  known: Known | undefined,
): TextResult {
  const source = task.sources[index];
  if (source === undefined) return { kind: "failed", id: idAt(task, index), reason: "there is no text" };
  sized(source.text.length);
  if (task.kind === "digest-texts") return digestText(source);
  if (known === undefined)
    return { kind: "failed", id: source.id, reason: "there is nothing to check against" };
  return checkText(source, { ...known, unwanted: task.unwanted });
}

/** Undefined where the file has another text by now, and where the engine fails on it. */
async function check(
  task: CheckTask,
  index: number,
  { corpus, settings, today, asks, pieces }: Known,
  reports: ReportBlockWriter,
): Promise<Pick<Checked, "record" | "asked"> | undefined> {
  const id = idAt(task, index);
  const limits: ReadLimits = { maxBytes: task.maxBytes, within: task.root };
  const read = await readArticle(disk, `${task.root}/${id}`, id, limits);
  if (read.kind !== "article") return undefined;
  const hash = hash53(read.source.text);
  if (hash !== task.hashes[index]) return undefined;
  const bytesOf = (piece: Piece | undefined) => piece && pieces.read(piece);
  try {
    const digest = bytesOf(task.digests[index]);
    const own = digest && unpackDigest(digest);
    if (own === undefined) return undefined;
    const packed = bytesOf(task.articles[index]);
    const article = (packed && unpackArticle(read.source, packed)) ?? parseArticle(read.source);
    const { findings, ...noted } = findingsIn(article, corpus.withOwn(own), settings, today, asks);
    return { record: recordOf(reportOn(article, findings), hash, reports), ...noted };
  } catch {
    return undefined;
  }
}

async function learn(task: LearnTask, index: number, sized: (bytes: number) => void): Promise<FileResult> {
  const id = idAt(task, index);
  const limits: ReadLimits = { maxBytes: task.maxBytes, within: task.root };
  const path = `${task.root}/${id}`;
  // Looked at before it is read: what changes in between has a newer stamp.
  const stamp = await disk.stamp(path);
  sized(stamp?.size ?? 0);
  const read = await readArticle(disk, path, id, limits);
  if (read.kind === "missing") return { kind: "learned", id, became: "missing" };
  if (read.kind === "skipped") return { kind: "learned", id, became: "skipped", notice: read.notice };
  const lasting = settled(stamp, Date.now());
  const stamped = lasting === undefined ? {} : { stamp: lasting };
  const known = task.hashes[index];
  if (known !== undefined && read.notice === undefined && known === hash53(read.source.text)) {
    return { kind: "same", id, ...stamped };
  }
  const notice = read.notice === undefined ? {} : { notice: read.notice };
  try {
    const article = parseArticle(read.source);
    return {
      kind: "learned",
      id,
      became: "article",
      digest: packDigest(digestArticle(article)),
      article: packArticle(article),
      ...notice,
      ...stamped,
    };
  } catch (error) {
    return { kind: "learned", id, became: "skipped", notice: engineFailure(error) };
  }
}
