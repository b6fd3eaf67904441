const FAMILIES = "Mbeki Larsen Okafor Haddad Petrov Nguyen Silva Kowalski Fischer Tanaka".split(" ");
const GIVEN = "Anna Boris Chidi Dana Erik Fatima Georg Hana Igor Julia".split(" ");
const SUBJECTS = "harbour bridge school museum budget railway hospital library stadium market".split(" ");
const SITES = [
  { head: "The Valley Gazette", tail: "Sign up for our newsletter to read more from the valley" },
  { head: "Northern Daily", tail: "By Reporter Nr #, 3 min read" },
  { head: "", tail: "© Coast Press. All rights reserved" },
];

/**
 * Articles of several sites as a scraper leaves them: repeated lines, names that come back, some of them misspelt, reports
 * on one event, copies, dates of different kinds or none. The same ones each time.
 */
export function invented(count: number): string[] {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? "";
  const texts: string[] = [];
  for (let at = 0; at < count; at++) {
    const site = SITES[at % SITES.length];
    const subject = pick(SUBJECTS);
    const person = `${pick(GIVEN)} ${pick(FAMILIES)}`;
    const spelt = next(5) === 0 ? person.replace("k", "kk").replace("sen", "sson") : person;
    const date = next(3) === 0 ? "" : `2021-0${1 + next(9)}-1${next(9)}`;
    const body = [
      `The ${subject} in the town of ${pick(FAMILIES)}ville was the talk of the week, Minister ${spelt} said on Monday.`,
      `${person} and ${next(3) === 0 ? "NIVS" : "the National Institute for Valley Studies (NIVS)"} co-operated on the ${subject} since 2019.`,
      `“We will ${next(2) === 0 ? "organise" : "organize"} another meeting on the ${pick(SUBJECTS)},” ${pick(GIVEN)} ${pick(FAMILIES)} said.`,
      `NIVS was founded to look after what the ${pick(SUBJECTS)} of the ${pick(SUBJECTS)} needs in hard winters and dry summers.`,
      `The ${pick(SUBJECTS)} stands near the ${pick(SUBJECTS)}, and the ${pick(SUBJECTS)} was closed for ${2 + next(9)} months.`,
    ];
    const tail = (site?.tail ?? "").replace("#", String(next(90)));
    texts.push(
      [date, site?.head ?? "", `News of the ${subject}`, ...body, tail]
        .filter((line) => line !== "")
        .join("\n\n"),
    );
    if (next(6) === 0) texts.push(texts.at(-1) ?? "");
    if (next(6) === 0) texts.push([...(texts.at(-1) ?? "").split("\n\n"), ...body.toReversed()].join("\n\n"));
  }
  return texts.slice(0, count);
}
