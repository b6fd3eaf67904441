import { zoneRule } from "./zone-rule";

/** Readers' comments left in the article. */
export const readerComments = zoneRule({
  of: "reader-comments",
  summary: "Readers' comments left in the article",
  why: "What readers wrote below an article was not written by its author.",
});
