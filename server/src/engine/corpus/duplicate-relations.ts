import type { ArticleId } from "../article/article";
import { NEAR_DUPLICATE } from "../duplicates/find-duplicates";
import { unpackNumbers } from "../text/pack";
import type { Digest } from "./digest";
import { SENTENCES_KEPT } from "./duplicate-facts";
import { packedAlike, packedSimilarity } from "./pack-digest";
import type { RelationIndex } from "./relation-index";
import type { Container, Duplicate, SharedSentences } from "./view";

export const FEWEST_SENTENCES = 4;
// What holds hardly more than the other is a near copy, not a container.
const LEAST_SURPLUS = 1.15;
export const LEAST_SHARE = 0.8;

/** See `RelationView`. Asks digests for nothing but their sketches, which lie open in their bytes. */
export function duplicatesOf(index: RelationIndex, id: ArticleId): Duplicate[] {
  const { articles } = index;
  const own = articles.slotOf(id);
  const digest = articles.digest(own);
  if (digest === undefined) return [];
  const bytes = articles.bytes(own);
  const copies: Duplicate[] = [];
  for (const slot of index.candidates(digest.duplicates.sketch)) {
    if (slot === own) continue;
    const theirs = articles.bytes(slot);
    if (packedAlike(bytes, theirs)) {
      copies.push({ id: articles.idOf(slot), kind: "exact", similarity: 1 });
      continue;
    }
    const similarity = packedSimilarity(bytes, theirs);
    if (similarity >= NEAR_DUPLICATE) copies.push({ id: articles.idOf(slot), kind: "near", similarity });
  }
  return copies.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
}

/** See `RelationView`. */
export function containersOf(index: RelationIndex, id: ArticleId): Container[] {
  const { articles } = index;
  const own = articles.slotOf(id);
  const digest = articles.digest(own);
  if (digest === undefined) return [];
  const containers: Container[] = [];
  const keys = unpackNumbers(digest.duplicates.sentences);
  const { sums } = index;
  sums.clear(articles.slots);
  for (const key of keys) for (const slot of index.withSentence(key)) if (slot !== own) sums.add(slot, 0);
  for (const slot of sums.touched) {
    const theirs = mayHold(index, digest, keys, slot, sums.count(slot)) ? articles.digest(slot) : undefined;
    const share = theirs === undefined ? null : shareHeld(index, own, digest, slot, theirs);
    if (share !== null) containers.push({ id: articles.idOf(slot), share });
  }
  return containers.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

/** Whether another article may hold one, told without its digest: most that share a sentence or two do not. */
function mayHold(
  index: RelationIndex,
  digest: Digest,
  keys: Int32Array,
  slot: number,
  shared: number,
): boolean {
  if (shared < FEWEST_SENTENCES * LEAST_SHARE) return false;
  if (index.wordsOf(slot) < digest.words * LEAST_SURPLUS) return false;
  const reach = index.reachOf(slot);
  let total = 0;
  for (const key of keys) if (key <= reach) total++;
  return shared >= total * LEAST_SHARE;
}

/** How much of an article another one holds, where it is enough to call that one its container; else null. */
function shareHeld(
  { articles }: RelationIndex,
  slot: number,
  digest: Digest,
  otherSlot: number,
  other: Digest,
): number | null {
  if (other.words < digest.words * LEAST_SURPLUS) return null;
  if (packedSimilarity(articles.bytes(slot), articles.bytes(otherSlot)) >= NEAR_DUPLICATE) return null;
  const share = shareWithin(digest, other);
  return share !== null && share >= LEAST_SHARE ? share : null;
}

/** The share of a's sentences that b holds, over the keys that both samples reach; null where these are too few. */
function shareWithin(a: Digest, b: Digest): number | null {
  const { keys, reach } = sentencesOf(b);
  let total = 0;
  let shared = 0;
  for (const key of unpackNumbers(a.duplicates.sentences)) {
    if (key > reach) continue;
    total++;
    if (keys.has(key)) shared++;
  }
  return total < FEWEST_SENTENCES ? null : shared / total;
}

/** What is known of an article's sentences; of a long one only those with the lowest keys. */
export function sentencesOf({ duplicates }: Pick<Digest, "duplicates">): Omit<SharedSentences, "id"> {
  const keys = unpackNumbers(duplicates.sentences);
  const reach = keys.length < SENTENCES_KEPT ? Number.POSITIVE_INFINITY : (keys[keys.length - 1] ?? 0);
  return { keys: new Set(keys), reach };
}

// What more articles have is a standing text, not a passage taken from one to another.
export const MOST_WITH_SENTENCE = 5;
// Fewer is a quotation or an official statement, which many report.
export const FEWEST_SHARED = 3;

/** See `RelationView`. */
export function sharedSentencesOf(index: RelationIndex, id: ArticleId): SharedSentences[] {
  const { articles } = index;
  const own = articles.slotOf(id);
  const digest = articles.digest(own);
  const { sums } = index;
  sums.clear(articles.slots);
  for (const key of unpackNumbers(digest?.duplicates.sentences ?? "")) {
    const slots = index.withSentence(key);
    if (slots.length > MOST_WITH_SENTENCE) continue;
    for (const slot of slots) if (slot !== own) sums.add(slot, 0);
  }
  const shared: SharedSentences[] = [];
  for (const slot of sums.touched) {
    const other = sums.count(slot) < FEWEST_SHARED ? undefined : articles.digest(slot);
    if (digest === undefined || other === undefined) continue;
    if (packedSimilarity(articles.bytes(own), articles.bytes(slot)) >= NEAR_DUPLICATE) continue;
    if (packedAlike(articles.bytes(own), articles.bytes(slot))) continue;
    if (shareHeld(index, own, digest, slot, other) !== null) continue;
    if (shareHeld(index, slot, other, own, digest) !== null) continue;
    shared.push({ id: other.id, ...sentencesOf(other) });
  }
  return shared.sort((a, b) => (a.id < b.id ? -1 : 1));
}
