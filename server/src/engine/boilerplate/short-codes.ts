import type { Span } from "../text/span";

// Short codes as publishing systems write them: a known name, a name with a number ([ad_1]), or a name with
// attributes ([embed width="560"]). Editors' brackets ([sic], [laughs], [the president]) are none of these.
const NAMES =
  "ad|ads|adrotate|adsense|audio|caption|contact-form-7|embed|embedyt|gallery|instagram|mc4wp_form|playlist|post-views|" +
  "quads|soundcloud|tweet|twitter|video|vimeo|wp_ad_camp_\\d+|wpforms|youtube|et_pb_[a-z_]+|vc_[a-z_]+|su_[a-z_]+|" +
  "fusion_[a-z_]+|td_[a-z_]+|elementor-template";
const CODE = new RegExp(
  `\\[(?:/?[a-z]{1,20}_\\d{1,4}|/(?:${NAMES})|(?:${NAMES})(?:[ =:][^\\[\\]\\n]{0,400})?|` +
    `[a-z][a-z0-9_-]{1,30}(?: [a-z][a-z0-9_-]{0,30}=(?:"[^"\\[\\]\\n]{0,200}"|“[^”\\[\\]\\n]{0,200}”|[^\\s"\\[\\]]{1,100}))+ ?/?)\\]`,
  "g",
);
const CAPTION = /^\[caption\b[^\]\n]{0,300}\][^[\n]{0,600}\[\/caption\]$/;

/** True where a line is nothing but short codes, or one caption between its codes. */
export function isShortCode(line: string): boolean {
  return CAPTION.test(line) || (line.includes("]") && line.replace(CODE, "").trim() === "");
}

/** The short codes in `[start, end)` of a text, in order. */
export function findShortCodes(text: string, start: number, end: number): Span[] {
  const found: Span[] = [];
  const content = text.slice(start, end);
  if (!content.includes("[")) return found;
  for (const match of content.matchAll(CODE)) {
    found.push({ start: start + match.index, end: start + match.index + match[0].length });
  }
  return found;
}
