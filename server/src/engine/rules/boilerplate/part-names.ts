import type { PartKind } from "../../boilerplate/zone";

/** What a part is called in messages, in the singular and without an article. */
export const PART_NAMES: Readonly<Record<PartKind, string>> = {
  advertisement: "advertisement",
  "author-box": "author box",
  caption: "picture caption",
  "comment-form": "comment form",
  "cookie-notice": "cookie notice",
  copyright: "copyright and imprint",
  counter: "counter",
  "foreign-teaser": "foreign teaser",
  navigation: "navigation",
  newsletter: "newsletter form",
  "page-text": "page text",
  paywall: "login and paywall",
  "read-more": "read-more mark",
  "reader-comments": "reader comments",
  "related-articles": "related articles",
  "repeated-line": "repeated line",
  "repeated-title": "repeated title",
  "share-bar": "share bar",
  "short-code": "short code",
  "source-link": "source link",
  "tag-list": "tag list",
};
