import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { corpuslint, corpuslintBytes, Folder } from "./corpuslint";

const seeds = path.resolve(__dirname, "../../seeds");

let seed = 11;
function random(below: number): number {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
}

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  const order: T[] = [];
  while (left.length > 0) order.push(...left.splice(random(left.length), 1));
  return order;
}

const PEOPLE = [
  "Vladimir Putin",
  "Wladimir Putin",
  "Kim Jong Un",
  "Kim Jong-un",
  "Angela Merkel",
  "Xi Jinping",
];
const PLACES = ["Berlin", "Moscow", "Pyongyang", "Beijing", "Paris"];
const DEEDS = [
  "signed a treaty",
  "opened a railway",
  "met the mayor",
  "spoke of the harvest",
  "co-operated",
  "cooperated",
];

/** News with all that rules learn from a corpus: repeated lines, variants of names, copies, one event twice, gaps in dates. */
function articles(count: number): { id: string; text: string }[] {
  const list = readdirSync(seeds).map((name) => ({
    id: name,
    text: readFileSync(path.join(seeds, name), "utf8"),
  }));
  const sentence = () =>
    `${PEOPLE[random(PEOPLE.length)]} ${DEEDS[random(DEEDS.length)]} in ${PLACES[random(PLACES.length)]} on day ${random(400)}, the office said in the evening.`;
  while (list.length < count) {
    const at = list.length;
    const copied = list[random(at)]?.text ?? "";
    const paragraphs = Array.from(
      { length: 2 + random(4) },
      () => `${sentence()} ${sentence()} ${sentence()}`,
    );
    const day = `2021-0${1 + random(9)}-1${random(10)}`;
    const text = [
      ...(random(3) === 0 ? [] : [random(9) === 0 ? `11/0${1 + random(9)}/2021` : `date ${day}`]),
      `News of ${PLACES[random(PLACES.length)]} number ${at}`,
      ...paragraphs,
      ...(random(2) === 0 ? ["Sign up for the Morning Herald newsletter"] : []),
      "The Morning Herald Online",
    ].join("\n\n");
    list.push({ id: `2021/article-${at}.txt`, text: random(8) === 0 ? `${copied}\n` : text });
  }
  return list;
}

function jsonl(items: readonly object[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join("");
}

function sorted(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .sort();
}

async function answer(args: readonly string[], stdin: string): Promise<string> {
  const { out, err } = await corpuslint(args, { stdin });
  assert.equal(err.replace(/^\d+ articles? changed\.\n$/, ""), "");
  return out;
}

/** Merges parts two or three at a time, in any order, until one is left. */
async function mergedInSomeTree(parts: readonly string[]): Promise<string> {
  let left = shuffled(parts);
  while (left.length > 1) {
    const some = left.splice(0, 2 + random(2));
    left = shuffled([...left, await answer(["merge"], some.join(""))]);
  }
  return answer(["merge"], left[0] ?? "");
}

describe("a corpus in shards", function () {
  this.timeout(120_000);
  const all = articles(80);
  let folder: Folder;
  let alone: string;
  let summary: string;

  before(async () => {
    folder = new Folder({ "all.jsonl": jsonl(all) });
    alone = await answer(["check", "--today=2026-01-01", "--format=jsonl", "-"], jsonl(all));
    summary = await answer(["merge"], await answer(["digest"], jsonl(all)));
    folder.write("summary", summary);
  });
  after(() => folder.remove());

  /** The articles in `count` shards of any size. */
  function shards(count: number): string[] {
    const parts: object[][] = Array.from({ length: count }, () => []);
    for (const article of shuffled(all)) parts[random(count)]?.push(article);
    return parts.map(jsonl);
  }

  it("finds enough to compare", () => {
    const rules = new Set(sorted(alone).map((line): string => JSON.parse(line).rule));
    for (const rule of [
      "dates/missing",
      "names/variant-spelling",
      "corpus/exact-duplicate",
      "text/spelling-variants",
    ]) {
      assert.ok(rules.has(rule), `${rule} is not in ${[...rules].sort().join(", ")}`);
    }
    assert.ok(sorted(alone).length > 120);
  });

  it("has one summary, through whatever tree it is merged", async () => {
    for (const count of [2, 5]) {
      const digests = await Promise.all(shards(count).map((shard) => answer(["digest"], shard)));
      assert.equal(await mergedInSomeTree(digests), summary, `${count} shards`);
    }
    assert.equal(await answer(["merge"], summary), summary);
    assert.equal(await answer(["merge"], ""), "");
  });

  it("is checked in shards as it is checked whole, byte for byte", async () => {
    for (const count of [1, 4]) {
      const findings = [];
      for (const shard of shards(count)) {
        findings.push(
          await answer(["check", "--today=2026-01-01", "--corpus", path.join(folder.path, "summary")], shard),
        );
      }
      assert.deepEqual(sorted(findings.join("")), sorted(alone), `${count} shards`);
    }
  });

  it("is checked and cleaned against its final summary as against itself", async () => {
    const final = path.join(folder.path, "final");
    for (const count of [1, 5]) {
      const digests = await Promise.all(shards(count).map((shard) => answer(["digest"], shard)));
      const { code, bytes } = await corpuslintBytes(["merge", "--final"], {
        stdin: shuffled(digests).join(""),
      });
      assert.equal(code, 0);
      if (count > 1) assert.deepEqual(bytes, readFileSync(final));
      folder.write("final", bytes);
    }
    const run = async (...args: string[]) => {
      const parts = [];
      for (const shard of shards(4)) {
        parts.push(await answer(["check", "--today=2026-01-01", "--corpus", final, ...args], shard));
      }
      return sorted(parts.join(""));
    };
    assert.deepEqual(await run(), sorted(alone));
    const whole = await answer(["check", "--today=2026-01-01", "--fix", "-"], jsonl(all));
    assert.deepEqual(await run("--fix"), sorted(whole));
  });

  it("may have threads for each shard", async () => {
    const many = jsonl(articles(540));
    const digests = await answer(["digest"], many);
    assert.equal(await answer(["digest", "--jobs", "2"], many), digests);
    const { bytes } = await corpuslintBytes(["merge", "--final"], { stdin: digests });
    folder.write("many", bytes);
    folder.write("many.digests", digests);
    const alone = await answer(["check", "--today=2026-01-01", "--format=jsonl", "--jobs=0", "-"], many);
    for (const summary of ["many", "many.digests"]) {
      const args = ["--corpus", path.join(folder.path, summary), "--today=2026-01-01", "--jobs=2"];
      assert.equal(await answer(["check", ...args], many), alone);
    }
    assert.equal((await corpuslint(["digest", "--jobs", "two"])).code, 2);
  });

  it("is cleaned in shards as it is cleaned whole", async () => {
    const whole = await answer(["check", "--today=2026-01-01", "--fix", "-"], jsonl(all));
    const parts = [];
    for (const shard of shards(3)) {
      parts.push(
        await answer(
          ["check", "--today=2026-01-01", "--fix", "--corpus", path.join(folder.path, "summary")],
          shard,
        ),
      );
    }
    assert.notEqual(whole, jsonl(all));
    assert.deepEqual(sorted(parts.join("")), sorted(whole));
  });

  it("may be packed anywhere", async () => {
    folder.write("all.jsonl.gz", gzipSync(jsonl(all)));
    const digests = await answer(["digest", path.join(folder.path, "all.jsonl.gz")], "");
    folder.write("digests.gz", gzipSync(digests));
    assert.equal(await answer(["merge", path.join(folder.path, "digests.gz")], ""), summary);
  });
});

describe("corpuslint digest", () => {
  it("goes on after what it cannot read, and says so", async () => {
    const stdin = `{"id":"a","text":"One."}\nnothing\n{"text":"Two."}\n{"id":"a","text":"Three."}\n{"id":4,"text":"Four."}\n`;
    const { code, out, err } = await corpuslint(["digest"], { stdin });
    assert.equal(code, 1);
    assert.deepEqual(
      sorted(out).map((line): string => JSON.parse(line).id),
      ["4", "a"],
    );
    assert.deepEqual(err.match(/Line \d/g), ["Line 2", "Line 3", "Line 4"]);
  });
});

describe("corpuslint merge", () => {
  it("takes nothing that is damaged or something else", async () => {
    const { out: digest } = await corpuslint(["digest"], { stdin: '{"id":"a","text":"One."}\n' });
    const damaged = digest
      .replace(/"digest":"(.{9})./, '"digest":"$1A')
      .replace(/"digest":"(.{20})./, '"digest":"$1z');
    for (const stdin of [
      "nothing\n",
      '{"id":"a","text":"One."}\n',
      damaged,
      `${digest}{"id":"b","digest":""}\n`,
    ]) {
      const { code, out, err } = await corpuslint(["merge"], { stdin });
      assert.deepEqual([code, out], [2, ""], stdin);
      assert.match(err, /^corpuslint: standard input: Line \d /);
    }
    const folder = new Folder();
    const { bytes } = await corpuslintBytes(["merge", "--final"], { stdin: digest });
    for (const content of [
      bytes.subarray(0, 40),
      Uint8Array.of(...bytes).fill(7, 20, 30),
      "",
      "x",
      damaged,
    ]) {
      folder.write("summary", content);
      const { code, out, err } = await corpuslint(["check", "--corpus", path.join(folder.path, "summary")], {
        stdin: '{"id":"a","text":"One."}\n',
      });
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /^corpuslint: .+(is no summary|holds no digest)/);
    }
    folder.write("summary", gzipSync(bytes));
    const packed = await corpuslint(["check", "--corpus", path.join(folder.path, "summary")]);
    const merged = await corpuslint(["merge"], { stdin: [bytes] });
    for (const { code, err } of [packed, merged]) {
      assert.equal(code, 2);
      assert.match(err, /It is a final summary, which cannot be merged; /);
    }
    folder.remove();
    assert.equal((await corpuslint(["merge", "--final"], { stdin: digest, isTTY: true })).code, 2);
    assert.equal((await corpuslint(["merge", "none"])).code, 2);
    assert.equal((await corpuslint(["check", "--corpus", "none"])).code, 2);
  });

  it("takes the same one of two articles with one id, whatever came first", async () => {
    const digests = await Promise.all(
      ["One.", "Two.", "Three."].map(
        async (text) => (await corpuslint(["digest"], { stdin: jsonl([{ id: "a", text }]) })).out,
      ),
    );
    const summaries = new Set<string>();
    for (let round = 0; round < 6; round++)
      summaries.add((await corpuslint(["merge"], { stdin: shuffled(digests).join("") })).out);
    assert.equal(summaries.size, 1);
    assert.equal(sorted([...summaries].join("")).length, 1);
  });
});
