import type { Label } from "./label-lines";
import type { PageLine } from "./page-line";

const FEWEST = 4;
const LONGEST = 4;

/**
 * Labels numbers that count up by one, each on a line of its own: the line numbers of a listing, the pages of a
 * gallery, the marks of a list whose items went elsewhere.
 */
export function labelCountedLines(lines: readonly PageLine[], labels: (Label | undefined)[]): void {
  for (let at = 0; at < lines.length; ) {
    const first = numberOf(lines[at]);
    let end = at + 1;
    if (first >= 0) while (numberOf(lines[end]) === first + end - at) end++;
    if (end - at >= FEWEST) {
      for (let each = at; each < end; each++) {
        labels[each] ??= {
          kind: "counter",
          confidence: 0.85,
          safety: "review",
          reason: `numbers that count up from ${first}, one a line`,
        };
      }
    }
    at = end;
  }
}

function numberOf(line: PageLine | undefined): number {
  if (line === undefined || line.text.length > LONGEST || !/^\d+$/.test(line.text)) return -1;
  return Number(line.text);
}
