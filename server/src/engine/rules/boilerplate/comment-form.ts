import { zoneRule } from "./zone-rule";

/** Comment form of the page left in the article. */
export const commentForm = zoneRule({
  of: "comment-form",
  summary: "Comment form of the page left in the article",
  why: "The wording of a form is no text of the article, and it is the same on every page of the site.",
});
