import { zoneRule } from "./zone-rule";

/** Page debris inside the article. */
export const pageIsland = zoneRule({
  of: "page-island",
  summary: "Page debris inside the article",
  why: "Debris between two paragraphs breaks the text apart.",
});
