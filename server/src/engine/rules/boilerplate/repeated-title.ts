import { zoneRule } from "./zone-rule";

/** Title repeated in the article. */
export const repeatedTitle = zoneRule({
  of: "repeated-title",
  summary: "Title repeated in the article",
  why: "A second copy of the title counts its words twice.",
});
