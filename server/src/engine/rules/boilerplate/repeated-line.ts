import { zoneRule } from "./zone-rule";

/** Line that repeats at the edges of the corpus's articles. */
export const repeatedLine = zoneRule({
  of: "repeated-line",
  summary: "Line that repeats at the edges of the corpus's articles",
  why: "A line that ends or opens many different articles was put there by the page.",
});
