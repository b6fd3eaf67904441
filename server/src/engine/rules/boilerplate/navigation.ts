import { zoneRule } from "./zone-rule";

/** Menu or breadcrumb left in the article. */
export const navigation = zoneRule({
  of: "navigation",
  summary: "Menu or breadcrumb left in the article",
  why: "The menu of a site is on all of its pages and is no text of any article.",
});
