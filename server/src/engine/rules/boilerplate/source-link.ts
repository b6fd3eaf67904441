import { zoneRule } from "./zone-rule";

/** Source link left in the article. */
export const sourceLink = zoneRule({
  of: "source-link",
  summary: "Source link left in the article",
  why: "A link back to the first publisher is no text of the article.",
});
