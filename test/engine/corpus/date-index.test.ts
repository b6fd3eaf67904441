import assert from "node:assert/strict";
import fc from "fast-check";
import { Corpus, type Digest, digestArticle, parseArticle } from "../../../server/src/engine";

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
});
