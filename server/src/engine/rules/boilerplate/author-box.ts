import { zoneRule } from "./zone-rule";

/** Box about the author left in the article. */
export const authorBox = zoneRule({
  of: "author-box",
  summary: "Box about the author left in the article",
  why: "A biography of the writer is not part of what was reported, and its names are not people in the news.",
});
