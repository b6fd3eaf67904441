import assert from "node:assert/strict";
import { parseArticle } from "../../../server/src/engine";

function namesIn(text: string): string[] {
  return parseArticle({ id: "a.txt", text }).mentions.map(({ kind, form, full }) =>
    form === full ? `${kind} ${form}` : `${kind} ${form} = ${full}`,
  );
}

describe("recogniseNames", () => {
  it("resolves short forms to the full name of the article", () => {
    assert.deepEqual(
      namesIn(
        "Kim says ties are vital, while Xi promises more. Chinese President Xi Jinping wrote to North Korean leader Kim Jong Un.",
      ),
      [
        "person Kim = Kim Jong Un",
        "person Xi = Xi Jinping",
        "other Chinese = China",
        "person Xi Jinping",
        "other North Korean = North Korea",
        "person Kim Jong Un",
      ],
    );
  });

  it("leaves titles, possessives and nationalities off", () => {
    assert.deepEqual(
      namesIn("US President Joe Biden met Mr. Moon Jae-in. President Biden's aides left China's capital."),
      ["place US", "person Joe Biden", "person Moon Jae-in", "person Biden = Joe Biden", "place China"],
    );
  });

  it("never chooses between two people whom a short form could mean", () => {
    const article = parseArticle({
      id: "a.txt",
      text: "North Korean leader Kim Jong Un sent his sister Kim Yo Jong to Seoul. Kim came back on Monday.",
    });
    const last = article.mentions.at(-1);
    assert.equal(last?.form, "Kim");
    assert.equal(last?.full, "Kim");
    assert.deepEqual(last?.unsure, ["Kim Jong Un", "Kim Yo Jong"]);
  });

  it("cuts names that a hyphen joins, and keeps those that have one", () => {
    assert.deepEqual(namesIn("The China-North Korea Treaty was renewed, Al-Jazeera said in Guinea-Bissau."), [
      "place China",
      "place North Korea",
      "organisation Al-Jazeera",
      "place Guinea-Bissau",
    ]);
  });

  it("tells what a person is called beside the name", () => {
    const article = parseArticle({
      id: "a.txt",
      text: "It was a gift of South Korean President Moon Jae-in to the city.",
    });
    const moon = article.mentions.find(({ kind }) => kind === "person");
    assert.equal(moon?.role, "South Korean President");
  });

  it("takes a demonym for its country, but not where it is part of a name", () => {
    assert.deepEqual(
      namesIn("Russian diplomats met the Chinese Communist Party and two Americans in Bern."),
      [
        "other Russian = Russia",
        "organisation Chinese Communist Party",
        "other Americans = United States",
        "place Bern",
      ],
    );
  });

  it("reads other languages by the gazetteers, without taking each noun for a name", () => {
    assert.deepEqual(
      namesIn(
        "Der Präsident der Republik hat am Montag in der Hauptstadt Berlin mit dem Minister über die Lage der Wirtschaft und die Preise für Energie gesprochen, wie die Zeitung und das Fernsehen berichten.",
      ),
      ["place Berlin"],
    );
  });

  it("bears anything", () => {
    const hostile = [
      "",
      "\uD800",
      "A".repeat(100_000),
      "Kim ".repeat(20_000),
      "U.S.".repeat(20_000),
      "O'O'O'-".repeat(10_000),
      "of Of ".repeat(10_000),
      "(NATO ".repeat(10_000),
    ];
    for (const text of hostile) {
      for (const mention of parseArticle({ id: "a.txt", text }).mentions) {
        assert.ok(mention.start < mention.end && mention.end <= text.length);
      }
    }
  });
});
