import { zoneRule } from "./zone-rule";

/** Teaser of another article left in the article. */
export const foreignTeaser = zoneRule({
  of: "foreign-teaser",
  summary: "Teaser of another article left in the article",
  why: "A teaser is about something else than the article and brings in its people and places.",
  severity: "information",
});
