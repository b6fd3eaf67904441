import { zoneRule } from "./zone-rule";

/** Cookie or consent notice left in the article. */
export const cookieNotice = zoneRule({
  of: "cookie-notice",
  summary: "Cookie or consent notice left in the article",
  why: "A legal notice about the page is no text of the article.",
});
