import { zoneRule } from "./zone-rule";

/** Picture caption or credit left in the article. */
export const caption = zoneRule({
  of: "caption",
  summary: "Picture caption or credit left in the article",
  why: "A caption repeats or interrupts the text, and the photographer and agency in it are no part of the story.",
  severity: "information",
});
