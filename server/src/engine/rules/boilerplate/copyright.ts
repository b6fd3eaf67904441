import { zoneRule } from "./zone-rule";

/** Copyright or imprint line left in the article. */
export const copyright = zoneRule({
  of: "copyright",
  summary: "Copyright or imprint line left in the article",
  why: "Rights and imprint belong to the page, and stand on every page of the site.",
});
