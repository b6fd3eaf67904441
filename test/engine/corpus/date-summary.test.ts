import assert from "node:assert/strict";
import { dateSummary } from "../../../server/src/engine";
import { dayOf } from "../../../server/src/engine/dates/calendar";
import { TestCorpus } from "../corpus-of";

const TODAY = dayOf(2026, 1, 1);
const BODY =
  "The two leaders exchanged messages on the anniversary of the treaty, a news agency said in its report of the day.\n";

function summary(files: Readonly<Record<string, string>>, id = "a.txt") {
  const corpus = new TestCorpus(files);
  return dateSummary(corpus.article(id), corpus.corpus, TODAY);
}

function label(text: string, id = "a.txt"): string | undefined {
  return summary({ [id]: text }, id)?.label;
}

describe("dateSummary", () => {
  it("tells the day with its weekday, behind the title", () => {
    const text = `Leaders vow cooperation\ndate 2021-07-11\n\n${BODY}`;
    const told = summary({ "a.txt": text });
    assert.equal(told?.label, "Sunday, 11 July 2021");
    assert.equal(text.slice(0, told?.at), "Leaders vow cooperation");
    assert.match(told?.reasons[0]?.message ?? "", /2021-07-11.*confidence 0\.99/);
    assert.deepEqual(told?.reasons[0]?.range?.start, { line: 1, character: 5 });
  });

  it("stands behind the first line where there is no title", () => {
    const text = `\n date 2021-07-11 \n\n${BODY}`;
    assert.equal(text.slice(0, summary({ "a.txt": text })?.at), "\n date 2021-07-11");
  });

  it("says how sure it is", () => {
    const unsure = label(
      `---\ndate: 2021-07-11\npublished: 2020-03-02\n---\nLeaders vow cooperation\n\n${BODY}`,
    );
    assert.equal(unsure, "probably Sunday, 11 July 2021");
    const unclear = label(`Leaders vow cooperation\nDate: 11/07/2021\n\n${BODY}`);
    assert.match(unclear ?? "", /^probably Sunday, 7 November 2021 or Sunday, 11 July 2021$/);
    assert.equal(label(`date 1970-01-01\n\n${BODY}`), "no date");
  });

  it("tells the bounds of an article without a date", () => {
    assert.equal(
      label("Leaders meet\nThey met for the first time since 2019, a ministry said.\n"),
      "no date; not before 2019-01-01",
    );
    assert.equal(label(`Leaders vow cooperation\n\n${BODY}`), "no date");
  });

  it("tells a day that another article shows, with the place", () => {
    const text = BODY.repeat(6);
    const told = summary({
      "a.txt": `Leaders meet\n\n${text}`,
      "b.txt": `date 2021-07-11\n\nLeaders meet\n\n${text}`,
    });
    assert.equal(told?.label, "no date; perhaps Sunday, 11 July 2021");
    assert.equal(told?.reasons[0]?.article, "b.txt");
  });

  it("is none for nothing", () => {
    assert.equal(summary({ "a.txt": "" }), null);
    assert.equal(summary({ "a.txt": " \n\n" }), null);
  });
});
