import { zoneRule } from "./zone-rule";

/** Page debris below the article. */
export const pageTail = zoneRule({
  of: "page-tail",
  summary: "Page debris below the article",
  why: "What the page has below the article is no text of it, and often longer than the article.",
});
