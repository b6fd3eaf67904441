import { textOf } from "../text/span";
import type { FoundName } from "./found-name";
import { type ListedNames, listedFrom } from "./listed-names";
import type { Mention } from "./mention";
import type { Word } from "./words";

/**
 * Adds the demonyms of a sentence outside its names to the mentions: "Russian diplomats" speaks of Russia. Each is a mention of
 * kind `other` whose `full` is the country, for which it stands as a short form stands for a person.
 */
export function addDemonyms(
  text: string,
  words: readonly Word[],
  listed: ListedNames,
  names: readonly FoundName[],
  mentions: Mention[],
): void {
  let next = 0;
  for (let at = 0; at < words.length; at++) {
    const name = names[next];
    if (name !== undefined && at >= name.from) {
      at = Math.max(at, name.to - 1);
      next++;
      continue;
    }
    if (words[at]?.capital !== true) continue;
    const hit = listedFrom(listed, words, at);
    if (hit === null) continue;
    const to = at + hit.words.length;
    const start = words[at]?.start;
    const end = words[to - 1]?.end;
    // A name that begins within it is a name the demonym is part of.
    if (hit.type === "demonym" && to <= (name?.from ?? to) && start !== undefined && end !== undefined) {
      const form = textOf(text, { start, end }).replace(/\s+/g, " ");
      mentions.push({ start, end, kind: "other", form, full: hit.name });
    }
    at = Math.max(at, Math.min(to, name?.from ?? to) - 1);
  }
}
