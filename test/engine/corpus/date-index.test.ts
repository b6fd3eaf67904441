import assert from "node:assert/strict";
import fc from "fast-check";
import { Corpus, type Digest, digestArticle, parseArticle } from "../../../server/src/engine";
import {
  type DatedNeighbour,
  NumberedSeries,
  type SeriesPlace,
} from "../../../server/src/engine/corpus/date-series";

function digest(id: string, text: string): Digest {
  return digestArticle(parseArticle({ id, text }));
}

const HEADERS = [
  "date 2021-07-11",
  "Date: 2021-07-12",
  "2021-07-13",
  "---\ndate: 2021-07-14\n---",
  "",
  "Date: 25/07/2021",
];
const digests = HEADERS.flatMap((header, at) =>
  ["", "\n"].map((blank, twice) =>
    digest(`${at}${twice}_n.txt`, `${header}\n${blank}The leaders exchanged messages, an agency said.\n`),
  ),
);

function sumOf(parts: readonly Digest[]): Corpus {
  const corpus = new Corpus();
  for (const part of parts) corpus.add(part);
  return corpus;
}

function told({ dates }: Corpus): unknown {
  return [dates.header, dates.order, dates.range, dates.namesTell, dates.placeInSeries("20_n.txt")];
}

describe("the corpus's dates", () => {
  it("are the same sum in any order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(digests), (parts) => {
        assert.deepEqual(told(sumOf(parts)), told(sumOf([...parts].sort((a, b) => (a.id < b.id ? -1 : 1)))));
      }),
    );
  });

  it("forget what is taken away", () => {
    fc.assert(
      fc.property(fc.subarray(digests), fc.subarray(digests), (kept, gone) => {
        const corpus = sumOf([...kept, ...gone]);
        for (const { id } of gone) corpus.remove(id);
        assert.deepEqual(told(corpus), told(sumOf(kept.filter((part) => !gone.includes(part)))));
      }),
    );
  });

  it("know the header that most articles have, with its blank line", () => {
    const text = (day: number): string => `Date: 2021-07-1${day}\n\nThe leaders exchanged messages.\n`;
    const corpus = sumOf([
      digest("a", text(1)),
      digest("b", text(2)),
      digest("c", "date 2021-07-13\nThey met.\n"),
    ]);
    assert.deepEqual(corpus.dates.header, {
      style: "date-line",
      label: "Date: ",
      place: "top",
      blankAfter: true,
    });
    assert.equal(new Corpus().dates.header, null);
  });

  it("place an article between the dated ones of its folder whose numbers are next, whatever came and went", () => {
    const name = fc.tuple(fc.constantFrom("", "a/", "1/"), fc.nat(15), fc.constantFrom("_x", "_y"));
    const dated = fc.uniqueArray(fc.tuple(name, fc.nat(3)), { selector: ([parts]) => parts.join("") });
    fc.assert(
      fc.property(dated, fc.nat(100), (articles, left) => {
        const ids = articles.map(([[folder, number, rest]]) => `${folder}${number}${rest}.txt`);
        const days = articles.map(([[, number], noise]) => 100 * number + noise);
        const series = new NumberedSeries({ idOf: (slot) => ids[slot] ?? "" }, (slot) => days[slot] ?? null);
        for (const [slot, id] of ids.entries()) series.add(id, slot);
        for (const [slot, id] of ids.entries()) if (slot % 4 === left % 4) series.remove(id, slot);
        const kept = ids.flatMap((id, slot) => (slot % 4 === left % 4 ? [] : [{ id, day: days[slot] ?? 0 }]));
        for (const folder of ["", "a/", "1/"]) {
          for (let number = 0; number < 15; number++) {
            const place = series.placeOf(`${folder}${number}.txt`);
            assert.deepEqual(place, plainPlace(kept, folder, number), `${folder}${number}`);
          }
        }
      }),
    );
  });
});

/** As `NumberedSeries` places an article, by a look at all others. */
function plainPlace(dated: readonly DatedNeighbour[], folder: string, number: number): SeriesPlace | null {
  const numbered = new Map<number, DatedNeighbour>();
  for (const one of dated) {
    const [, own, digits = ""] = /^(.*?)(\d+)_[xy]\.txt$/.exec(one.id) ?? [];
    const known = numbered.get(Number(digits));
    if (own === folder && (known === undefined || one.id < known.id)) numbered.set(Number(digits), one);
  }
  const numbers = [...numbered.keys()].sort((a, b) => a - b);
  const around = [
    ...numbers.filter((other) => other < number).slice(-3),
    ...numbers.filter((other) => other > number).slice(0, 3),
  ].flatMap((other) => numbered.get(other) ?? []);
  const [before, after] = [around[2], around[3]];
  const enough = numbers.filter((other) => other < number).length >= 3 && around.length === 6;
  if (!enough || before === undefined || after === undefined) return null;
  return around.every(({ day }, at) => day >= (around[at - 1]?.day ?? day)) ? { before, after } : null;
}
