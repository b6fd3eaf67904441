import { zoneRule } from "./zone-rule";

/** Newsletter form left in the article. */
export const newsletter = zoneRule({
  of: "newsletter",
  summary: "Newsletter form left in the article",
  why: "An invitation to subscribe is no text of the article.",
});
