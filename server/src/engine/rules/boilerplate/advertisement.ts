import { zoneRule } from "./zone-rule";

/** Advertisement marker left in the article. */
export const advertisement = zoneRule({
  of: "advertisement",
  summary: "Advertisement marker left in the article",
  why: "Markers of advertisements cut sentences from their neighbours and count as words of the article.",
});
