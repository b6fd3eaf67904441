import { zoneRule } from "./zone-rule";

/** Read-more or truncation mark left in the article. */
export const readMore = zoneRule({
  of: "read-more",
  summary: "Read-more or truncation mark left in the article",
  why: "Links to go on reading are no text, and a cut mark tells that the text is not whole.",
});
