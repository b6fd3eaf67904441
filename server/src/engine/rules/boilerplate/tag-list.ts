import { zoneRule } from "./zone-rule";

/** List of tags left in the article. */
export const tagList = zoneRule({
  of: "tag-list",
  summary: "List of tags left in the article",
  why: "Tags are metadata of the page and repeat words of the article.",
  severity: "information",
});
