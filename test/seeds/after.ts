/** What a fix must make of a text, told independently of its edits. Lines count from 1. */
export type After = (text: string) => string;

/** `from` of that line becomes `to`; `from` must stand there exactly once. */
export function replaced(line: number, from: string, to: string): After {
  return onLine(line, (words) => {
    if (words.split(from).length !== 2) throw new Error(`“${from}” is not once on line ${line}`);
    return words.replace(from, () => to);
  });
}

/** The lines from `first` to `last` are gone, with their line ends. */
export function removed(first: number, last = first): After {
  return (text) =>
    linesOf(text)
      .filter((_, at) => at + 1 < first || at + 1 > last)
      .join("");
}

/** Those lines become one empty line. */
export function oneBlank(first: number, last: number): After {
  return (text) =>
    linesOf(text)
      .flatMap((line, at) => (at + 1 === first ? ["\n"] : at + 1 > first && at + 1 <= last ? [] : [line]))
      .join("");
}

/** The text ends after that line, with one line end. */
export function endsAfter(line: number): After {
  return (text) => `${linesOf(text).slice(0, line).join("").trimEnd()}\n`;
}

/** The whole line becomes `words`. */
export function lineBecomes(line: number, words: string): After {
  return onLine(line, () => words);
}

/** `head` stands before everything else. */
export function startsWith(head: string): After {
  return (text) => head + text;
}

function onLine(line: number, change: (words: string) => string): After {
  return (text) =>
    linesOf(text)
      .map((whole, at) => {
        if (at + 1 !== line) return whole;
        const words = whole.replace(/\n$/, "");
        return change(words) + whole.slice(words.length);
      })
      .join("");
}

/** Lines with their line ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
