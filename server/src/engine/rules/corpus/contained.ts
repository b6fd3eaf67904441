import { fileName } from "../../article/article";
import type { Observation, Rule } from "../rule";
import { articlePlace, copyEvidence } from "./article-place";

export const contained: Rule = {
  id: "corpus/contained",
  summary: "Article that is wholly within a longer one",
  why: "An early or shortened version beside the full one counts its sentences twice.",
  severity: "information",
  *check({ article, corpus }): Iterable<Observation> {
    const containers = corpus.relations.containersOf(article.source.id);
    const [first] = containers;
    if (first === undefined) return;
    yield {
      span: articlePlace(article),
      message: `Contained in ${fileName(first.id)}, which is longer`,
      confidence: first.share,
      evidence: copyEvidence(
        containers.map(({ id, share }) => ({
          id,
          message: `holds ${Math.round(share * 100)} % of this article's sentences`,
        })),
      ),
    };
  },
};
