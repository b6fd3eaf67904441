import { likenessOf, type Skeleton, skeletonOf } from "./skeleton";

/** Given names of the Muslim world that so many people bear that two of them in one name tell nobody apart. */
const COMMON =
  "muhammad ahmad mahmud hamid hasan ahsan husayn ali abdullah abdulrahman abdulaziz abdulkarim ibrahim omar uthman khalid said sayed salim salih yusuf karim jamal mustafa khan noor abbas ismail musa isa jafar amin rashid haji abubakr".split(
    " ",
  );
const texts = new Set(COMMON);
const byConsonants = new Map<string, Skeleton[]>();
for (const name of COMMON) {
  const skeleton = skeletonOf(name, "arabic");
  const others = byConsonants.get(skeleton.consonants);
  if (others === undefined) byConsonants.set(skeleton.consonants, [skeleton]);
  else others.push(skeleton);
}

/** True for such a name in any of its spellings. */
export function isCommonName(text: string, skeleton: Skeleton): boolean {
  if (texts.has(text)) return true;
  const others = byConsonants.get(skeleton.consonants) ?? [];
  return others.some((other) => likenessOf(skeleton, other, "arabic") > 0);
}
