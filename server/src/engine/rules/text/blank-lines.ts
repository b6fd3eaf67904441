import type { Article } from "../../article/article";
import type { TextEdit } from "../../fixes/fix";
import type { Line } from "../../text/lines";
import type { Observation, Rule } from "../rule";
import { inBoilerplate } from "./checked-lines";

// Whoever leaves two lines between all paragraphs means it, or had it done: one thing wrong, not one a paragraph.
const FEWEST_UNIFORM = 4;

interface Run {
  readonly first: Line;
  readonly last: Line;
}

export const blankLines: Rule = {
  id: "text/blank-lines",
  summary: "More than one blank line in a row",
  why: "Runs of blank lines are what removed page elements leave behind, and paragraph counts stumble over them.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    const runs = blankRuns(article);
    const [one] = runs;
    const lengths = new Set(runs.map(lengthOf));
    if (runs.length >= FEWEST_UNIFORM && lengths.size === 1 && one !== undefined) {
      yield observe(article, one, runs, `${lengthOf(one)} blank lines in a row, at ${runs.length} places`);
      return;
    }
    for (const run of runs) yield observe(article, run, [run], `${lengthOf(run)} blank lines in a row`);
  },
};

function lengthOf({ first, last }: Run): number {
  return last.index - first.index + 1;
}

/** Runs of two and more blank lines, outside front matter and boilerplate. */
function blankRuns(article: Article): Run[] {
  const runs: Run[] = [];
  let first: Line | null = null;
  let last: Line | null = null;
  const close = (): void => {
    if (first !== null && last !== null && last.index > first.index) runs.push({ first, last });
    first = null;
  };
  for (const line of article.lines) {
    if (article.roles[line.index] !== "blank" || inBoilerplate(article, line.start)) {
      close();
      continue;
    }
    first ??= line;
    last = line;
  }
  close();
  return runs;
}

function observe(article: Article, run: Run, runs: readonly Run[], message: string): Observation {
  return {
    span: { start: run.first.start, end: run.last.end },
    message,
    superfluous: true,
    fixes: [
      {
        name: "collapse",
        title: "Leave one blank line",
        safety: "safe",
        edits: runs.map((each) => collapse(article, each)),
      },
    ],
  };
}

/** One blank line stays between two lines of text, none at the file's start or end. */
function collapse({ lines }: Article, { first, last }: Run): TextEdit {
  const edge = first.index === 0 || last.index === lines.length - 1;
  return { start: first.start, end: edge ? last.next : last.start, newText: "" };
}
