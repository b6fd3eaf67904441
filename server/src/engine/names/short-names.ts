/** Short names of given names, each line one given name and what stands for it. Well-known English ones. */
const SHORT_NAMES =
  "joseph joe|william bill will billy|robert bob rob bobby|richard dick rick|james jim jimmy|john jack|edward ed ted eddie|theodore ted|thomas tom tommy|michael mike mick|charles charlie chuck|benjamin ben|samuel sam|daniel dan danny|anthony tony|donald don|ronald ron|kenneth ken|stephen steve|steven steve|andrew andy|david dave|matthew matt|christopher chris|nicholas nick|alexander alex sasha|elizabeth liz beth|margaret maggie peggy|katherine kate kathy|catherine kate cathy|barack barry|vladimir volodymyr|patricia pat|susan sue|jennifer jen|timothy tim|gregory greg|lawrence larry|jeffrey jeff|gerald jerry|raymond ray|frederick fred|albert al|peter pete|philip phil|joshua josh|abraham abe|bernard bernie|leonard leo|mitchell mitch";
const shortNames = new Map<string, Set<string>>();
for (const line of SHORT_NAMES.split("|")) {
  const [full = "", ...shorts] = line.split(" ");
  shortNames.set(full, new Set([...(shortNames.get(full) ?? []), ...shorts]));
}

const NONE: readonly string[] = [];
const longNamesOf = new Map<string, string[]>();
for (const [long, shorts] of shortNames) {
  for (const name of [long, ...shorts]) longNamesOf.set(name, [...(longNamesOf.get(name) ?? []), long]);
}

/** The given names that a word stands for, itself among them; none where it is no such name. */
export function longNames(word: string): readonly string[] {
  return longNamesOf.get(word) ?? NONE;
}
