import { zoneRule } from "./zone-rule";

/** Page debris above the article. */
export const pageHead = zoneRule({
  of: "page-head",
  summary: "Page debris above the article",
  why: "What the page has above the article hides title and date and is no text of the article.",
});
