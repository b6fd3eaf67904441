import { fileName } from "../../article/article";
import { sharedPassages } from "../../corpus/shared-passages";
import type { Observation, Rule } from "../rule";

export const sharedPassage: Rule = {
  id: "corpus/shared-passage",
  summary: "Passage that another article has word for word",
  why: "Background that is copied from one article to the next is counted each time, and tells who writes from whom.",
  severity: "hint",
  *check({ article, corpus }): Iterable<Observation> {
    const own = corpus.digest(article.source.id)?.published?.day;
    for (const passage of sharedPassages(article, corpus)) {
      const theirs = corpus.card(passage.article)?.published?.day;
      const older = own !== undefined && theirs !== undefined && theirs < own;
      yield {
        span: { start: passage.start, end: passage.end },
        message: `${passage.sentences} sentences that ${fileName(passage.article)} has too`,
        evidence: [
          {
            message: `the same ${passage.words} words stand in ${fileName(passage.article)}${older ? ", which is older" : ""}`,
            article: passage.article,
          },
        ],
      };
    }
  },
};
