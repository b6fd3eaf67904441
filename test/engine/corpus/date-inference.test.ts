import assert from "node:assert/strict";
import { boundsInWords, type InferredDate, inferDate, isoOf } from "../../../server/src/engine";
import { dayOf } from "../../../server/src/engine/dates/calendar";
import { TestCorpus } from "../corpus-of";

const TODAY = dayOf(2026, 1, 1);

function infer(
  files: Readonly<Record<string, string>>,
  id: string,
  today: number | null = TODAY,
): InferredDate {
  const { corpus } = new TestCorpus(files);
  const digest = corpus.digest(id);
  assert.ok(digest !== undefined);
  return inferDate(digest, corpus, today);
}

function shown({ days, within }: InferredDate): { days: string[]; within: string[] } {
  const iso = (day: number): string => (Number.isFinite(day) ? isoOf(day) : "");
  return {
    days: days.map(({ day }) => isoOf(day)),
    within: within.map(({ from, to }) => `${iso(from)}/${iso(to)}`),
  };
}

const REPORT = `Kim Jong Un and Xi Jinping have exchanged messages promising to strengthen cooperation on the 60th anniversary of the signing of the Treaty of Friendship and Mutual Assistance. Kim said the comradely trust and military friendship between Pyongyang and Beijing grew stronger by the day, KCNA reported. China has been the only major ally since the two sides signed the treaty in 1961, and sanctions have made Pyongyang more dependent on Beijing for trade.
`;
const SISTER = `Xi and Kim vow to strengthen cooperation
Xi Jinping and Kim Jong Un pledged to strengthen cooperation in the face of hostile foreign forces. The messages were exchanged on the 60th anniversary of the signing of the Treaty of Friendship and Mutual Assistance. The comradely trust and military friendship between Pyongyang and Beijing grew stronger by the day, Kim Jong Un was quoted as saying by KCNA.
`;
const OTHER =
  "A bakery opens\nThe bakery in the harbour sells bread and cakes, its owner said, and will stay.\n";

describe("inferDate", () => {
  it("takes the day of an article on the same event", () => {
    const found = infer({ "a.txt": `date 2021-07-11\n\n${REPORT}`, "b.txt": SISTER }, "b.txt");
    assert.deepEqual(shown(found).days, ["2021-07-11"]);
    const [guess] = found.days;
    assert.ok(guess !== undefined && guess.confidence > 0.5 && guess.confidence < 0.95);
    assert.equal(guess.evidence[0]?.article, "a.txt");
    assert.deepEqual(guess.evidence[0]?.range?.start, { line: 0, character: 5 });
  });

  it("takes the day of a copy, and is surer of it", () => {
    const text = `${REPORT}${SISTER.slice(SISTER.indexOf("\n") + 1)}`;
    const found = infer({ "a.txt": `date 2021-07-11\n\n${text}`, "b.txt": text }, "b.txt");
    assert.deepEqual(shown(found).days, ["2021-07-11"]);
    assert.match(found.days[0]?.evidence[0]?.message ?? "", /the same text/);
    assert.ok((found.days[0]?.confidence ?? 0) > 0.85);
  });

  it("counts an anniversary from the year that a related article gives the event", () => {
    const found = infer({ "a.txt": REPORT, "b.txt": SISTER }, "b.txt");
    assert.deepEqual(shown(found), { days: [], within: ["2021-01-01/2021-12-31"] });
    assert.equal(found.evidence[0]?.article, "a.txt");
  });

  it("believes a day more where the anniversary agrees, and not at all where it does not", () => {
    const agreed = infer({ "a.txt": `date 2021-07-11\n\n${REPORT}`, "b.txt": SISTER }, "b.txt");
    const alone = infer(
      { "a.txt": `date 2021-07-11\n\n${REPORT.replace(" in 1961", "")}`, "b.txt": SISTER },
      "b.txt",
    );
    assert.ok((agreed.days[0]?.confidence ?? 0) > (alone.days[0]?.confidence ?? 1));
    const wrong = infer({ "a.txt": `date 2023-07-11\n\n${REPORT}`, "b.txt": SISTER }, "b.txt");
    assert.deepEqual(shown(wrong).days, []);
  });

  it("infers nothing from an article on something else", () => {
    const found = infer({ "a.txt": `date 2021-07-11\n\n${REPORT}`, "b.txt": OTHER }, "b.txt", null);
    assert.deepEqual(shown(found), { days: [], within: ["/"] });
    assert.deepEqual(found.evidence, []);
  });

  it("bounds the day by the past and the coming that the text tells", () => {
    const text = `Leaders meet\nThey met on 3 May 2021, for the first time since 2019. The next talks will be held on 12 October 2021, the ministry said.\n`;
    assert.deepEqual(shown(infer({ "a.txt": text }, "a.txt")).within, ["2021-05-03/2021-10-12"]);
  });

  it("finds the years in which a day was that weekday", () => {
    const text =
      "Officials meet\nThe parade since 2015 is held yearly. It was held on Saturday, Sept 9, state media said in a report.\n";
    assert.deepEqual(shown(infer({ "a.txt": text }, "a.txt")).within, [
      "2017-08-10/2017-10-09",
      "2023-08-10/2023-10-09",
    ]);
  });

  it("reads the dateline's day", () => {
    const text =
      "Officials meet\nPYONGYANG, Sept 9 (Reuters) - For the first time since 2024, a parade was held, state media said.\n";
    assert.deepEqual(shown(infer({ "a.txt": text }, "a.txt")).within, [
      "2024-09-09/2024-09-12",
      "2025-09-09/2025-09-12",
    ]);
  });

  it("takes no day behind today", () => {
    const found = infer(
      { "a.txt": "Leaders meet\nThey met for the first time since 2019, a ministry said.\n" },
      "a.txt",
    );
    assert.deepEqual(shown(found).within, ["2019-01-01/2026-01-01"]);
  });

  it("stands between its neighbours in a numbered series that rises", () => {
    const files: Record<string, string> = {};
    for (let number = 1; number <= 9; number++) {
      const header = number === 5 ? "" : `date 2021-07-0${number}\n\n`;
      files[`n/00${number}_x.txt`] =
        `${header}Note ${number}\nNothing in this note tells a day, said its author.\n`;
    }
    assert.deepEqual(shown(infer(files, "n/005_x.txt")).within, ["2021-07-04/2021-07-06"]);
    files["n/006_x.txt"] = files["n/006_x.txt"]?.replace("2021-07-06", "2020-01-01") ?? "";
    assert.deepEqual(shown(infer(files, "n/005_x.txt")).within, ["/2026-01-01"]);
  });
});

describe("boundsInWords", () => {
  const [a, b] = [dayOf(2019, 1, 1), dayOf(2020, 2, 2)];
  it("tells what is worth telling", () => {
    assert.equal(boundsInWords([{ from: a, to: TODAY }], TODAY), "not before 2019-01-01");
    assert.equal(boundsInWords([{ from: a, to: b }], TODAY), "between 2019-01-01 and 2020-02-02");
    assert.equal(boundsInWords([{ from: Number.NEGATIVE_INFINITY, to: b }], TODAY), "not after 2020-02-02");
    assert.equal(
      boundsInWords(
        [
          { from: a, to: a },
          { from: b, to: TODAY },
        ],
        TODAY,
      ),
      "on 2019-01-01, or not before 2020-02-02",
    );
    assert.equal(boundsInWords([{ from: Number.NEGATIVE_INFINITY, to: TODAY }], TODAY), "");
    assert.equal(boundsInWords(Array(4).fill({ from: a, to: b }), TODAY), "");
    assert.equal(boundsInWords([], null), "");
  });
});
