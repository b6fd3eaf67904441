import type { Span } from "../text/span";
import type { Mention } from "./mention";

/** The names in the given sentences of a text, in order, not overlapping, resolved within the article. */
export function recogniseNames(_text: string, _sentences: readonly Span[]): Mention[] {
  return [];
}
