import { zoneRule } from "./zone-rule";

/** Login or paywall text left in the article. */
export const paywall = zoneRule({
  of: "paywall",
  summary: "Login or paywall text left in the article",
  why: "Texts about accounts, subscriptions and donations belong to the page.",
});
