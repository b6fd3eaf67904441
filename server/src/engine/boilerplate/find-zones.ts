import type { DateExpression } from "../dates/expression";
import type { Line } from "../text/lines";
import type { TokenTable } from "../text/tokens";
import { labelAlikeLines } from "./alike-lines";
import { buildZones } from "./build-zones";
import { type LineModel, lineModelOf } from "./classifier/classify";
import { labelCommentThreads } from "./comment-threads";
import { labelCountedLines } from "./counted-lines";
import lineModel from "./data/line-model.json";
import { labelByModel } from "./label-by-model";
import { type Label, labelLines, markLines } from "./label-lines";
import { type PageLine, pageLines } from "./page-line";
import { labelRepeatedTitle } from "./repeated-title";
import { findShortCodes } from "./short-codes";
import type { Zone, ZonePart } from "./zone";

export interface ZoneClues {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly tokens: TokenTable;
  readonly dates: readonly DateExpression[];
}

const shipped = lineModelOf(lineModel);

/**
 * The page debris that shows from one article alone, in order, not overlapping: by wording and form, then by the line
 * classifier. `model` stands in for the weights that ship.
 */
export function findZones(
  { text, lines, tokens, dates }: ZoneClues,
  model: LineModel | undefined = shipped,
): Zone[] {
  const page = pageLines(text, lines);
  const marks = markLines(page);
  const labels = labelLines(page, marks);
  labelCountedLines(page, labels);
  labelAlikeLines(page, labels);
  labelCommentThreads(page, marks, labels, dates);
  const title = labelRepeatedTitle(page, labels);
  labelByModel({ text, tokens, lines: page, marks, dates }, labels, model, title);
  return buildZones(lines, [...partsOf(page, labels), ...inlineParts(text, page, labels)]);
}

/** Lines in a row with labels of one kind are one part. */
function partsOf(page: readonly PageLine[], labels: readonly (Label | undefined)[]): ZonePart[] {
  const parts: ZonePart[] = [];
  for (let at = 0; at < page.length; ) {
    const label = labels[at];
    const first = page[at];
    if (label === undefined || first === undefined) {
      at++;
      continue;
    }
    let { confidence, safety } = label;
    let end = at + 1;
    for (; end < page.length; end++) {
      const next = labels[end];
      if (next === undefined || next.kind !== label.kind) break;
      confidence = Math.min(confidence, next.confidence);
      if (next.safety === "review") safety = "review";
    }
    const last = page[end - 1] ?? first;
    const more = end - at > 1 ? `, with ${end - at - 1} more line${end - at > 2 ? "s" : ""}` : "";
    parts.push({
      kind: label.kind,
      start: first.line.start,
      end: last.line.end,
      confidence,
      safety,
      reason: `${label.reason}${more}`,
    });
    at = end;
  }
  return parts;
}

const CUT = /\[\+\d+ chars\]$/;

/** Debris inside lines of the article: short codes, and the mark of a text cut by a news interface. */
function inlineParts(
  text: string,
  page: readonly PageLine[],
  labels: readonly (Label | undefined)[],
): ZonePart[] {
  const parts: ZonePart[] = [];
  for (const { line, place, text: content } of page) {
    if (labels[place] !== undefined || !content.includes("[")) continue;
    for (const span of findShortCodes(text, line.start, line.end)) {
      const reason = `short code “${text.slice(span.start, span.end)}”`;
      parts.push({ ...span, kind: "short-code", confidence: 0.99, safety: "safe", reason });
    }
    const cut = CUT.exec(content.slice(-24));
    if (cut !== null) {
      const end = line.start + text.slice(line.start, line.end).trimEnd().length;
      const start = end - cut[0].length;
      parts.push({
        start,
        end,
        kind: "read-more",
        confidence: 0.99,
        safety: "safe",
        reason: `cut mark “${cut[0]}”`,
      });
    }
  }
  return parts;
}
