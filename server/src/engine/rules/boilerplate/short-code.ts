import { zoneRule } from "./zone-rule";

/** Short code of a publishing system left in the article. */
export const shortCode = zoneRule({
  of: "short-code",
  summary: "Short code of a publishing system left in the article",
  why: "A short code is an instruction to the publishing system, not text.",
});
