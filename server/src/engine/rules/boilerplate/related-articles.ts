import { zoneRule } from "./zone-rule";

/** Related articles with their teasers left in the article. */
export const relatedArticles = zoneRule({
  of: "related-articles",
  summary: "Related articles with their teasers left in the article",
  why: "Headlines and teasers of other articles bring foreign people, places and events into this one.",
});
