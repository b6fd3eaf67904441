import { createHash } from "node:crypto";
import path from "node:path";
import { readJsonLines } from "../eval/figures";

/** One line of a labelled page. */
export interface GoldLine {
  readonly text: string;
  /** 1 article, 0 debris, null unlabelled. */
  readonly body: 0 | 1 | null;
  /** Why the label is doubtful (title, date, second copy …); such lines are not counted. */
  readonly doubt?: string;
}

export interface GoldPage {
  readonly id: string;
  readonly set: string;
  readonly lines: readonly GoldLine[];
  readonly site: string;
  /** 0 to FOLDS-1; pages of one site are in one fold. */
  readonly fold: number;
}

export const FOLDS = 10;
export const SETS = ["scrapinghub", "wcxb-article", "trafilatura-segments"] as const;

function siteOf(url: string): string {
  const host = /^[a-z]+:\/\/([^/:]+)/i.exec(url)?.[1] ?? url;
  return host.split(".").slice(-2).join(".");
}

function foldOf(site: string): number {
  return (createHash("sha256").update(site).digest()[0] ?? 0) % FOLDS;
}

/** The pages of one set; none where the set is not there. */
export function readPages(folder: string, set: string): GoldPage[] {
  const pages: GoldPage[] = [];
  for (const record of readJsonLines(path.join(folder, "boilerplate", `${set}.jsonl`))) {
    const { id, url, lines } = record;
    if (typeof id !== "string" || typeof url !== "string" || !Array.isArray(lines)) continue;
    const site = siteOf(url);
    pages.push({ id, set, site, fold: foldOf(site), lines: lines.flatMap(readLine) });
  }
  return pages;
}

function readLine(line: unknown): GoldLine[] {
  if (typeof line !== "object" || line === null || !("s" in line) || typeof line.s !== "string") return [];
  const body = "b" in line && (line.b === 0 || line.b === 1) ? line.b : null;
  const text = line.s.replace(/[\r\n]+/g, " ");
  return [{ text, body, ...("n" in line && typeof line.n === "string" ? { doubt: line.n } : {}) }];
}

/** What a saved article is closer to: from 10 lines before the first body line to 25 behind the last. */
export function windowOf(lines: readonly GoldLine[], before = 10, behind = 25): readonly GoldLine[] {
  const first = lines.findIndex((line) => line.body === 1);
  const last = lines.findLastIndex((line) => line.body === 1);
  if (first < 0) return [];
  return lines.slice(Math.max(0, first - before), last + 1 + behind);
}
