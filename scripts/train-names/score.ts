import { TAGS } from "../../server/src/engine/names/tag-features";
import { type TaggerModel, tagSentence } from "../../server/src/engine/names/tagger";
import type { TaggedText } from "./prepare";
import type { NameKind } from "./sources";

const KINDS: readonly NameKind[] = ["person", "organisation", "place"];

/** The names that tags spell, as "first last kind". */
function spans(tags: Uint8Array): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at < tags.length; at++) {
    const tag = tags[at] ?? 0;
    if (tag % 2 === 0) continue;
    const from = at;
    while (tags[at + 1] === tag + 1) at++;
    found.add(`${from} ${at} ${TAGS[tag]?.slice(2)}`);
  }
  return found;
}

/** F1 of exact span and kind that the tagger alone reaches, for all kinds and for each, as a line to read. */
export function scoreOf(texts: readonly TaggedText[], model: TaggerModel): string {
  const counts = new Map(["all", ...KINDS].map((kind) => [kind, { right: 0, found: 0, gold: 0 }]));
  for (const { sentences, tags } of texts) {
    for (const [at, sentence] of sentences.entries()) {
      const gold = spans(tags[at] ?? new Uint8Array(0));
      const found = spans(tagSentence(sentence, model));
      for (const [kind, count] of counts) {
        const of = (name: string): boolean => kind === "all" || name.endsWith(kind);
        count.gold += [...gold].filter(of).length;
        count.found += [...found].filter(of).length;
        count.right += [...found].filter((name) => of(name) && gold.has(name)).length;
      }
    }
  }
  return [...counts]
    .map(
      ([kind, { right, found, gold }]) => `${kind} ${((2 * right) / Math.max(1, found + gold)).toFixed(3)}`,
    )
    .join(", ");
}
