import assert from "node:assert/strict";
import { corpuslint } from "./corpuslint";

/** Parsed JSON, to look into without ceremony. */
type Json = ReturnType<typeof JSON.parse>;

function lines(text: string): Json[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

async function inspect(input: string, ...more: string[]): Promise<{ code: number; results: Json[] }> {
  const { code, out } = await corpuslint(["inspect", "--jsonl", ...more], { stdin: input });
  return { code, results: lines(out) };
}

const ARTICLE =
  "Storm reaches the coast\n\nPublished: 11 July 2021\n\nThe storm has reached the coast, the office said.";

function article(id: unknown, text: string, url?: string): string {
  return `${JSON.stringify({ id, text, url })}\n`;
}

describe("corpuslint inspect", () => {
  it("says what an article is made of, in UTF-16 code units", async () => {
    const text = `🙂 ${ARTICLE}`;
    const { code, results } = await inspect(article("a", text));
    assert.equal(code, 0);
    assert.equal(results.length, 1);
    const [result] = results;
    assert.deepEqual(Object.keys(result), ["id", "title", "date", "zones", "mentions", "language"]);
    assert.equal(text.slice(result.title.start, result.title.end), "🙂 Storm reaches the coast");
    assert.equal(result.date.value, "2021-07-11");
    assert.ok(result.date.confidence > 0 && result.date.confidence <= 1);
    const [evidence] = result.date.evidence;
    assert.equal(text.slice(evidence.start, evidence.end), "11 July 2021");
    assert.equal(result.language, "en");
    assert.ok(Array.isArray(result.zones) && Array.isArray(result.mentions));
  });

  it("takes the date from the address", async () => {
    const { results } = await inspect(
      article("a", "No date is in this text, none at all.", "https://a.example/2021/07/11/storm"),
    );
    assert.equal(results[0].date?.value, "2021-07-11");
    assert.deepEqual(results[0].date.evidence, ["url"]);
  });

  it("does not take an id for a file name that holds a date", async () => {
    const { results } = await inspect(article("2021-07-11.txt", "No date is in this text, none at all."));
    assert.equal(results[0].date, null);
  });

  it("answers line by line in order, and goes on after what it cannot read", async () => {
    const { code, results } = await inspect(
      `${article(1, ARTICLE)}not JSON\n[]\n\n${article({ deep: true }, "")}{"id":"x"}\n${JSON.stringify({ text: "" })}`,
    );
    assert.equal(code, 1);
    const ids = results.map(({ id }) => id);
    assert.deepEqual(ids, [1, null, null, { deep: true }, "x", null]);
    const errors = results.map(({ error }) => error);
    assert.deepEqual(errors, [
      undefined,
      "Line 2 is not JSON. Each line must be one whole JSON object.",
      `Line 3 is no JSON object. Each line must be {"id": …, "text": …}. jq -c '.[]' makes lines of an array.`,
      undefined,
      "Line 6 has no text in “text”.",
      undefined,
    ]);
  });

  it("reads lines cut anywhere, and lines that hold U+2028", async () => {
    const bytes = Buffer.from(
      `${article("ü", "a\u2028b 習近平")}${article("b", "")}`.replace("\\u2028", "\u2028"),
    );
    const stdin = [...bytes].map((byte) => Uint8Array.of(byte));
    const { code, out } = await corpuslint(["inspect", "--jsonl"], { stdin });
    assert.equal(code, 0);
    assert.deepEqual(
      lines(out).map(({ id }) => id),
      ["ü", "b"],
    );
  });

  it("takes the whole input as one corpus where asked to", async () => {
    const topics = ["storm", "harvest", "railway", "election", "festival"];
    const input = topics
      .map((topic) => {
        const body = `The ${topic} was on everybody's mind.\n\nWhat the ${topic} will bring, nobody knows, said the office.`;
        return article(
          topic,
          `News of the ${topic}\n\n${body}\n\nMore of this in the ${topic} book.\n\nThe Morning Herald Online`,
        );
      })
      .join("");
    const zonesOf = ({ results }: { results: Json[] }) => results.map(({ zones }) => zones.length);
    const alone = await inspect(input);
    const together = await inspect(input, "--corpus");
    assert.equal(together.code, 0);
    assert.deepEqual(zonesOf(alone), [0, 0, 0, 0, 0]);
    assert.deepEqual(zonesOf(together), [1, 1, 1, 1, 1]);
    assert.equal(together.results[0].zones[0].kind, "repeated-line");
    assert.deepEqual(
      together.results.map(({ id }) => id),
      topics,
    );
  });

  it("writes nothing for nothing", async () => {
    assert.deepEqual(await inspect(""), { code: 0, results: [] });
  });

  it("wants --jsonl said", async () => {
    const { code, err } = await corpuslint(["inspect"]);
    assert.equal(code, 2);
    assert.match(err, /inspect --jsonl </);
    // It would wait for standard input while the user waits for the file.
    assert.equal((await corpuslint(["inspect", "--jsonl", "articles.jsonl"])).code, 2);
  });

  it("gives an id back as it is written, however many digits it has", async () => {
    const written = ["12345678901234567890", "1.50", "7", '"a"', '{"n":1}'];
    const stdin = written.map((id) => `{"text": "${"The same. ".repeat(40)}", "id": ${id}}\n`).join("");
    const { out } = await corpuslint(["inspect", "--jsonl"], { stdin });
    assert.deepEqual(
      out.split("\n").map((line) => /^\{"id":(.*?),"title":/.exec(line)?.[1]),
      [...written, undefined],
    );
    const pairs = await corpuslint(["duplicates", "--jsonl"], { stdin });
    assert.match(pairs.out, /^\{"a":12345678901234567890,"b":1\.50,"similarity":1\}$/m);
  });
});

describe("corpuslint same-name", () => {
  it("tells one name in two forms from two names", async () => {
    const pairs = [
      { name1: "Kim Jong-un", name2: "Kim Jong Un", schema: "Person" },
      { name1: "Kim Jong Un", name2: "Xi Jinping", schema: "Person" },
      { name1: "Acme Ltd.", name2: "ACME Limited", schema: "Company" },
      { name1: "Vladimir Putin", name2: "Vladimir Putin" },
    ];
    const stdin = pairs.map((pair) => `${JSON.stringify(pair)}\n`).join("");
    const { code, out } = await corpuslint(["same-name", "--jsonl"], { stdin });
    assert.equal(code, 0);
    const results = lines(out);
    assert.deepEqual(
      results.map(({ match }) => match),
      [true, false, true, true],
    );
    for (const { score } of results) assert.ok(score >= 0 && score <= 1);
  });

  it("goes on after a line without names", async () => {
    const { code, out } = await corpuslint(["same-name", "--jsonl"], { stdin: '{"name1":"a"}\n' });
    assert.equal(code, 1);
    assert.deepEqual(lines(out), [{ error: "Line 1 has no text in “name2”." }]);
  });
});

describe("corpuslint duplicates", () => {
  const long = (first: string) =>
    `${first} ${Array.from({ length: 200 }, (_, at) => `word${at % 97} ${at}`).join(" ")}.`;

  it("pairs articles with nearly the same text, by their own ids", async () => {
    const stdin =
      article("x", long("Once")) +
      article(7, "Something else entirely, said the office.") +
      article("x", long("Twice"));
    const { code, out } = await corpuslint(["duplicates", "--jsonl"], { stdin });
    assert.equal(code, 0);
    const [pair, ...more] = lines(out);
    assert.deepEqual(more, []);
    assert.deepEqual([pair.a, pair.b], ["x", "x"]);
    assert.ok(pair.similarity >= 0.8 && pair.similarity <= 1);
  });

  it("goes on after what it cannot read", async () => {
    const stdin = `${article("a", long("Once"))}nothing\n${article("b", long("Once"))}`;
    const { code, out, err } = await corpuslint(["duplicates", "--jsonl"], { stdin });
    assert.equal(code, 1);
    assert.match(err, /Line 2 is not JSON/);
    assert.deepEqual(lines(out), [{ a: "a", b: "b", similarity: 1 }]);
  });
});
