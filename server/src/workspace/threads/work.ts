import { digestArticle, hash53, packArticle, packDigest, parseArticle } from "../../engine";
import { disk } from "../disk";
import { type ReadLimits, settled } from "../file-system";
import { engineFailure, readArticle } from "../read-article";
import type { FileResult, LearnTask } from "./messages";
import { idAt, type Worker } from "./serve";

/** The work of a thread: reading files of the disk. */
export function fileWorker(): Worker {
  return {
    async file(task, index, sized) {
      const id = idAt(task, index);
      if (task.kind === "learn") return learn(task, index, sized);
      return { kind: "changed", id };
    },
    know() {},
  };
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
  const known = task.hashes?.[index];
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
