import { fileName } from "../../article/article";
import type { Observation, Rule } from "../rule";
import { articlePlace, copyEvidence } from "./article-place";

export const nearDuplicate: Rule = {
  id: "corpus/near-duplicate",
  summary: "Article that is nearly the same as another",
  why: "Updated and reprinted versions of one text weigh it many times over, and leak from training into test data.",
  severity: "warning",
  *check({ article, corpus }): Iterable<Observation> {
    const copies = corpus.relations.duplicatesOf(article.source.id);
    const near = copies.filter(({ kind }) => kind === "near");
    const [first] = near;
    if (first === undefined) return;
    const others = near.length === 1 ? "" : ` and ${near.length - 1} more`;
    yield {
      span: articlePlace(article),
      message: `About ${percent(first.similarity)} the same as ${fileName(first.id)}${others}`,
      confidence: first.similarity,
      evidence: copyEvidence(
        near.map(({ id, similarity }) => ({
          id,
          message: `has about ${percent(similarity)} of the five-word sequences in common`,
        })),
      ),
    };
  },
};

function percent(share: number): string {
  return `${Math.min(99, Math.round(share * 100))} %`;
}
