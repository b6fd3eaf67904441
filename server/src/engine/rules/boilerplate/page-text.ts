import { zoneRule } from "./zone-rule";

/** Text of the page around the article, by its looks. */
export const pageText = zoneRule({
  of: "page-text",
  summary: "Text of the page around the article, by its looks",
  why: "What looks and stands like the page around the article is seldom part of it.",
  severity: "information",
});
