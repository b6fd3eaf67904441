import { type Mark, markLine } from "./marks";
import { isProse, type PageLine } from "./page-line";
import { labelRelated, labelTeasers } from "./related";
import type { PartKind, ZonePart } from "./zone";

/** What one line was found to be: a line of debris. */
export interface Label {
  readonly kind: PartKind;
  readonly confidence: number;
  readonly safety: ZonePart["safety"];
  readonly reason: string;
}

const EXACT = 0.99;
const GOOD = 0.85;
const WEAK = 0.7;

// Kinds whose wording also makes headings inside of articles (“Contact”, “Privacy”): alone in the middle they say
// nothing.
const EDGE_KINDS: ReadonlySet<PartKind> = new Set<PartKind>([
  "author-box",
  "cookie-notice",
  "copyright",
  "navigation",
  "paywall",
  "reader-comments",
  "source-link",
  "tag-list",
]);

const LONGEST_SUBHEADING = 3;

/** The hints of all lines, one a line. */
export function markLines(lines: readonly PageLine[]): (Mark | undefined)[] {
  // What `map` gives is one kind of array or another: what reads the marks of many articles was compiled for both in turn.
  const marks: (Mark | undefined)[] = [];
  for (const line of lines) marks.push(markLine(line));
  return marks;
}

/**
 * The lines that their wording and form show to be debris, one label or undefined a line. Body, titles and the like
 * are undefined.
 */
export function labelLines(
  lines: readonly PageLine[],
  marks: readonly (Mark | undefined)[],
): (Label | undefined)[] {
  const labels = new Array<Label | undefined>(lines.length).fill(undefined);
  const isText = ({ shape, place }: PageLine): boolean =>
    isProse(shape) && (marks[place] === undefined || marks[place]?.trust === "weak");
  const firstProse = lines.findIndex(isText);
  const lastProse = lines.findLastIndex(isText);
  const atEdge = (at: number): boolean => firstProse < 0 || at < firstProse || at > lastProse;
  for (const [at, mark] of marks.entries()) {
    if (mark === undefined || mark.trust === "weak") continue;
    const brief = (lines[at]?.shape.words ?? 0) <= LONGEST_SUBHEADING;
    if (brief && EDGE_KINDS.has(mark.kind) && !atEdge(at) && !hasCompany(marks, at)) continue;
    labels[at] = labelOf(mark);
  }
  fillWeak(marks, labels, atEdge);
  labelRelated(lines, marks, labels);
  labelTeasers(lines, labels);
  fillWeak(marks, labels, atEdge);
  keepTitle(marks, labels);
  return labels;
}

function labelOf({ kind, trust, reason }: Mark): Label {
  if (trust === "exact") return { kind, reason, confidence: EXACT, safety: "safe" };
  return { kind, reason, confidence: trust === "good" ? GOOD : WEAK, safety: "review" };
}

/** True where the line before or behind shows something, too. */
function hasCompany(marks: readonly (Mark | undefined)[], at: number): boolean {
  return marks[at - 1] !== undefined || marks[at + 1] !== undefined;
}

const FEWEST_WEAK = 3;

/** Weak hints count beside a label, and in runs of three or more. */
function fillWeak(
  marks: readonly (Mark | undefined)[],
  labels: (Label | undefined)[],
  atEdge: (at: number) => boolean,
): void {
  let at = 0;
  while (at < marks.length) {
    if (marks[at] === undefined || labels[at] !== undefined) {
      at++;
      continue;
    }
    let end = at;
    while (end < marks.length && marks[end] !== undefined && labels[end] === undefined) end++;
    const before = labels[at - 1];
    const behind = labels[end];
    const beside = before !== undefined || behind !== undefined;
    for (let each = at; each < end; each++) {
      const mark = marks[each];
      if (mark === undefined || mark.trust !== "weak") continue;
      const company = end - at >= FEWEST_WEAK || (beside && (mark.kind !== "navigation" || atEdge(each)));
      if (!company) continue;
      const vouched = [before, behind].some((label) => label?.kind === mark.kind && label.safety === "safe");
      labels[each] = vouched
        ? { kind: mark.kind, reason: mark.reason, confidence: GOOD, safety: "safe" }
        : labelOf(mark);
    }
    at = end;
  }
}

/** A first line that only resembles page wording (“More on …”, “Watch: …”) is the title of what follows. */
function keepTitle(marks: readonly (Mark | undefined)[], labels: (Label | undefined)[]): void {
  const first = marks[0];
  if (first === undefined || first.trust === "exact" || first.kind === "navigation") return;
  if (labels[1] === undefined) labels[0] = undefined;
}
