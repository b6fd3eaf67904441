import { zoneRule } from "./zone-rule";

/** Share buttons left in the article. */
export const shareBar = zoneRule({
  of: "share-bar",
  summary: "Share buttons left in the article",
  why: "The names of networks and buttons belong to the page.",
});
