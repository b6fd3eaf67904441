import type { Label } from "./label-lines";
import type { Mark } from "./marks";
import { shown } from "./marks";
import { isProse, type PageLine } from "./page-line";
import type { PartKind } from "./zone";

// A list of related articles longer than this is a page of its own.
const MOST_LINES = 80;
const LONGEST_HEADLINE = 160;
const LONGEST_TEASER = 700;

/** What may stand inside a block of related articles without ending it. */
const WITHIN: ReadonlySet<PartKind> = new Set<PartKind>([
  "caption",
  "counter",
  "read-more",
  "short-code",
  "tag-list",
]);

const FEWEST_WORDS = 3;

type Item = "headline" | "teaser" | "prose" | "detail" | "scrap";

/**
 * Labels the blocks of foreign teasers that stand under a heading such as “Related articles”. A block is safe to
 * remove where each of its items is a headline with a teaser cut short and nothing but exact page wording follows to
 * the end; full sentences under such a heading may be the article itself and are only taken where the heading's list
 * goes on behind them to the end.
 */
export function labelRelated(
  lines: readonly PageLine[],
  marks: readonly (Mark | undefined)[],
  labels: (Label | undefined)[],
): void {
  // From the end, so that what follows a block is decided before the block.
  for (let at = lines.length - 1; at >= 0; at--) {
    const mark = marks[at];
    if (mark?.kind !== "related-articles" || mark.trust === "weak") continue;
    if (mark.trust === "exact" || isHeading(lines[at])) labelBlock(lines, marks, labels, at, mark.trust);
  }
}

const LONGEST_HEADING = 60;

function isHeading(line: PageLine | undefined): boolean {
  return line !== undefined && line.text.length <= LONGEST_HEADING && !line.shape.ended;
}

function labelBlock(
  lines: readonly PageLine[],
  marks: readonly (Mark | undefined)[],
  labels: (Label | undefined)[],
  heading: number,
  trust: Mark["trust"],
): void {
  const items: Item[] = [];
  const limit = Math.min(lines.length, heading + 1 + MOST_LINES);
  let end = heading + 1;
  for (; end < limit; end++) {
    const mark = marks[end];
    if (labels[end] !== undefined && mark !== undefined && mark.trust !== "weak" && !WITHIN.has(mark.kind))
      break;
    const line = lines[end];
    if (line === undefined) break;
    const item = itemOf(line, mark);
    if (item === "prose" && items.at(-1) !== "headline") break;
    items.push(item);
  }
  const toEnd = nothingButLabels(labels, end);
  // “More on the vote” may as well be a subheading: its list has to go on to the end of the page.
  if (trust !== "exact" && (!toEnd || items.includes("prose"))) return;
  // A table or a subheading is no list of headlines: only at the end of the page anything may follow.
  const scrap = toEnd ? -1 : items.indexOf("scrap");
  if (scrap >= 0) {
    items.length = scrap;
    end = heading + 1 + scrap;
  }
  // Prose that is not part of a list up to the end belongs to the article, and so does the heading above it.
  // One full sentence at the very end is likelier the article's last than a teaser.
  const lone = end === lines.length && items.indexOf("prose") === items.length - 1;
  if (!toEnd || lone || items.filter((item) => item === "prose").length * 2 > items.length) {
    const prose = items.indexOf("prose");
    if (prose >= 0) {
      items.length = prose > 1 ? prose - 1 : prose;
      end = heading + 1 + items.length;
    } else if (!toEnd && items.length > 1 && items.at(-1) === "headline" && labels[end] === undefined) {
      items.length--;
      end--;
    }
  }
  const safe = trust === "exact" && items.length > 0 && toEnd && allSafe(labels, end) && areTeasers(items);
  const name = lines[heading]?.text ?? "";
  for (let at = heading; at < end; at++) {
    labels[at] = {
      kind: "related-articles",
      confidence: at === heading ? 0.99 : safe ? 0.97 : 0.8,
      safety: safe || (trust === "exact" && items.length === 0) ? "safe" : "review",
      reason: `under the heading ${shown(name)}`,
    };
  }
}

const FEWEST_TEASERS = 2;

/**
 * Labels headlines with teasers cut short that stand, two or more, below the article without any heading. Whether
 * they belong to a digest of many items is for a person to judge.
 */
export function labelTeasers(lines: readonly PageLine[], labels: (Label | undefined)[]): void {
  let end = lines.length;
  while (end > 0 && labels[end - 1] !== undefined) end--;
  const isItem = (at: number, item: Item): boolean => {
    const line = lines[at];
    return line !== undefined && labels[at] === undefined && itemOf(line, undefined) === item;
  };
  let start = end;
  while (isItem(start - 1, "teaser") && isItem(start - 2, "headline")) start -= 2;
  if (end - start < 2 * FEWEST_TEASERS) return;
  labels.fill(
    {
      kind: "foreign-teaser",
      confidence: 0.85,
      safety: "review",
      reason: "headlines with teasers cut short, below the article",
    },
    start,
    end,
  );
}

function itemOf({ text, shape }: PageLine, mark: Mark | undefined): Item {
  if (mark !== undefined && WITHIN.has(mark.kind)) return "detail";
  if (shape.truncated && text.length <= LONGEST_TEASER && shape.words > 8) return "teaser";
  if (isProse(shape) || text.length > LONGEST_HEADLINE) return "prose";
  return shape.words >= FEWEST_WORDS ? "headline" : "scrap";
}

/** Headline, teaser, headline, teaser …: nothing in it can be the article's own text. */
function areTeasers(items: readonly Item[]): boolean {
  const told = items.filter((item) => item !== "detail");
  return (
    told.length > 0 &&
    told.length % 2 === 0 &&
    told.every((item, at) => item === (at % 2 === 0 ? "headline" : "teaser"))
  );
}

function nothingButLabels(labels: readonly (Label | undefined)[], from: number): boolean {
  for (let at = from; at < labels.length; at++) if (labels[at] === undefined) return false;
  return true;
}

function allSafe(labels: readonly (Label | undefined)[], from: number): boolean {
  for (let at = from; at < labels.length; at++) if (labels[at]?.safety !== "safe") return false;
  return true;
}
