import type { Label } from "./label-lines";
import { shown } from "./marks";
import type { PageLine } from "./page-line";
import { isProse } from "./page-line";

const SHORTEST = 16;
const SEARCHED = 12;
const NEAR = 3;

/**
 * Labels a second copy of the title near the head of the article: the same words as the first line that is no debris.
 * Right below the first it is safe to remove. Returns the place of a title that has a copy, else -1.
 */
export function labelRepeatedTitle(lines: readonly PageLine[], labels: (Label | undefined)[]): number {
  const first = labels.indexOf(undefined);
  const title = lines[first];
  if (title === undefined || title.keyLength < SHORTEST || isProse(title.shape)) return -1;
  let repeated = false;
  const limit = Math.min(lines.length, first + SEARCHED);
  for (let at = first + 1; at < limit; at++) {
    const line = lines[at];
    if (line === undefined || labels[at] !== undefined || line.key !== title.key) continue;
    repeated = true;
    labels[at] = {
      kind: "repeated-title",
      confidence: 0.95,
      safety: at - first <= NEAR && line.text === title.text ? "safe" : "review",
      reason: `the same words as ${shown(title.text)} above`,
    };
  }
  return repeated ? first : -1;
}
