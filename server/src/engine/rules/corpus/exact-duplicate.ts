import { fileName } from "../../article/article";
import type { Observation, Rule } from "../rule";
import { articlePlace, copyEvidence } from "./article-place";

export const exactDuplicate: Rule = {
  id: "corpus/exact-duplicate",
  summary: "Article whose text another article has too",
  why: "An article that is there twice counts twice, in every frequency and for every model trained on the corpus.",
  severity: "warning",
  *check({ article, corpus }): Iterable<Observation> {
    const copies = corpus.relations.duplicatesOf(article.source.id).filter(({ kind }) => kind === "exact");
    const [first] = copies;
    if (first === undefined) return;
    const others = copies.length === 1 ? "" : ` and ${copies.length - 1} more`;
    yield {
      span: articlePlace(article),
      message: `The same text as ${fileName(first.id)}${others}`,
      evidence: copyEvidence(copies.map(({ id }) => ({ id, message: "has the same words" }))),
    };
  },
};
