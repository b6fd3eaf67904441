import type { Observation, Rule } from "../rule";

export const undecodable: Rule = {
  id: "text/undecodable",
  summary: "File that could not be decoded safely",
  why: "Characters were lost when the bytes became text; whatever is written back would make the loss final.",
  severity: "error",
  *check({ article }): Iterable<Observation> {
    const { decodingProblem } = article.source;
    if (decodingProblem === undefined) return;
    yield {
      span: { start: 0, end: 0 },
      message: decodingProblem.replace(/\.$/, ""),
    };
  },
};
