import type { Label } from "./label-lines";
import { shown } from "./marks";
import { isProse, type PageLine } from "./page-line";

const FEWEST = 8;
const SAME_WORDS = 3;

/**
 * Labels directories of links above or below the running text: eight lines and more in a row that begin with the same
 * three words, as “Plumbers in Ashford”, “Plumbers in Barnet” … do.
 */
export function labelAlikeLines(lines: readonly PageLine[], labels: (Label | undefined)[]): void {
  const firstProse = lines.findIndex(({ shape }) => isProse(shape));
  const lastProse = lines.findLastIndex(({ shape }) => isProse(shape));
  // Without running text it may be a poem or a list, and these begin alike, too.
  if (firstProse < 0) return;
  for (let at = 0; at < lines.length; ) {
    const start = startOf(lines[at]);
    let end = at + 1;
    if (start !== "") while (end < lines.length && startOf(lines[end]) === start) end++;
    if (end - at >= FEWEST && (end <= firstProse || at > lastProse)) {
      const label: Label = {
        kind: "navigation",
        confidence: 0.85,
        safety: "review",
        reason: `${end - at} lines in a row that begin like ${shown(lines[at]?.text ?? "")}`,
      };
      for (let each = at; each < end; each++) labels[each] ??= label;
    }
    at = end;
  }
}

/** The first words of a line that has more than these; "" for others and for running text. */
function startOf(line: PageLine | undefined): string {
  if (line === undefined || isProse(line.shape)) return "";
  let at = -1;
  for (let word = 0; word < SAME_WORDS; word++) {
    at = line.text.indexOf(" ", at + 1);
    if (at < 0) return "";
  }
  return line.text.slice(0, at);
}
