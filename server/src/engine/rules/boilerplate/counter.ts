import { zoneRule } from "./zone-rule";

/** Reading time or counter left in the article. */
export const counter = zoneRule({
  of: "counter",
  summary: "Reading time or counter left in the article",
  why: "Counts of minutes, views and shares belong to the page.",
});
