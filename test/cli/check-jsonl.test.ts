import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { corpuslint, Folder } from "./corpuslint";

/** Parsed JSON, to look into without ceremony. */
type Json = ReturnType<typeof JSON.parse>;

const seeds = path.resolve(__dirname, "../../seeds");
const SEEDS = readdirSync(seeds).filter((name) => name.endsWith(".txt"));

function lines(text: string): Json[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

function articleLine(id: unknown, text: unknown, more: object = {}): string {
  return `${JSON.stringify({ id, text, ...more })}\n`;
}

/** The seeds as JSON Lines, their file names as ids. */
function seedLines(): string {
  return SEEDS.map((name) => articleLine(name, readFileSync(path.join(seeds, name), "utf8"))).join("");
}

describe("corpuslint check of JSON Lines", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it("finds what it finds in files of the same names", async () => {
    folder.write("all.jsonl", seedLines());
    const inFiles = await corpuslint(["--format", "jsonl", "--today", "2026-01-01"], { cwd: seeds });
    const inLines = await corpuslint(["all.jsonl", "--format", "jsonl", "--today=2026-01-01"], {
      cwd: folder.path,
    });
    assert.equal(inLines.code, 1);
    assert.ok(lines(inLines.out).length > 10);
    assert.deepEqual(lines(inLines.out.replaceAll('"id":', '"path":')), lines(inFiles.out));
    assert.match(
      (await corpuslint(["all.jsonl"], { cwd: folder.path })).out,
      /^001_18a1406b64227878\.txt:1:1 {2}/m,
    );
  });

  it("reads plain and packed files, standard input, and several as one corpus", async () => {
    const all = seedLines();
    const [first = "", ...rest] = all.split(/(?<=\n)/);
    folder.write("all.ndjson", all);
    folder.write("all.jsonl.gz", gzipSync(all));
    folder.write("one.jsonl", first);
    folder.write("rest.jsonl.gz", Buffer.concat(rest.map((line) => gzipSync(line))));
    folder.write("without-suffix", gzipSync(all));
    const check = async (args: string[], stdin: Uint8Array[] = []) =>
      (await corpuslint([...args, "--format", "jsonl"], { cwd: folder.path, stdin })).out;
    const expected = await check(["all.ndjson"]);
    assert.ok(expected.length > 1000);
    assert.equal(await check(["all.jsonl.gz"]), expected);
    assert.equal(await check(["one.jsonl", "rest.jsonl.gz"]), expected);
    assert.equal(await check(["without-suffix", "--jsonl"]), expected);
    assert.equal(await check(["-"], [Buffer.from(all)]), expected);
    assert.equal(await check(["-"], [gzipSync(all)]), expected);
    assert.equal(await check(["--jsonl"], [Buffer.from(first), Buffer.from(rest.join(""))]), expected);
  });

  it("leaves nothing of standard input behind", async () => {
    const { TMPDIR } = process.env;
    process.env.TMPDIR = folder.path;
    try {
      assert.equal((await corpuslint(["-"], { stdin: seedLines() })).code, 1);
      assert.equal((await corpuslint(["-", "--baseline", "none"], { stdin: seedLines() })).code, 2);
      assert.deepEqual(readdirSync(folder.path), []);
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
  });

  it("names what is no article by its line, says what to do, and goes on", async () => {
    folder.write("corpuslint.json", '{"maxFileSize": 1000}');
    const good = articleLine("good", "News\n\nThe storm has reached the coast, the office said.");
    const bad: [string | Uint8Array, RegExp][] = [
      ["not JSON\n", /^in\.jsonl: Line 2 is not JSON\. Each line must be one whole JSON object\.$/m],
      ["[\n", /^in\.jsonl: Line 3 is not JSON\. .*jq -c/m],
      [`${JSON.stringify({ id: 1 })}\n`, /^in\.jsonl: Line 4 has no text in “text”\. /m],
      [articleLine("x", 7), /^in\.jsonl: Line 5 has no text in “text”\. /m],
      [articleLine(undefined, "Text."), /^in\.jsonl: Line 6 has no “id”/m],
      [articleLine(null, "Text."), /^in\.jsonl: Line 7 has no “id”/m],
      [articleLine("good", "Text."), /^in\.jsonl: Line 8: “good” was the id of an article before\. /m],
      ['["id","text"]\n', /^in\.jsonl: Line 9 is no JSON object\. .+ makes lines of an array\.$/m],
      [Buffer.from('{"id":"l","text":"Caf\xe9"}\n', "latin1"), /^in\.jsonl: Line 10 is not UTF-8\. /m],
      [
        articleLine("long", "x".repeat(1001)),
        /^in\.jsonl: Line 11: the text of “long” is longer than 1000 bytes\. /m,
      ],
    ];
    const all = [good, ...bad.map(([line]) => line), articleLine("last", " Stray blanks \n\nin a text.")];
    folder.write("in.jsonl", Buffer.concat(all.map((line) => Buffer.from(line))));
    const { code, out, err } = await corpuslint(
      ["in.jsonl", "--format", "jsonl", "--config", "corpuslint.json"],
      { cwd: folder.path },
    );
    assert.equal(code, 1);
    for (const [, message] of bad) assert.match(err, message);
    assert.equal(err.trimEnd().split("\n").length, bad.length);
    assert.deepEqual([...new Set(lines(out).map(({ id }) => id))], ["good", "last"]);
    const quiet = await corpuslint(
      ["in.jsonl", "--rule", "dates/*=off", "--rule", "text/*=off", "--rule", "corpus/*=off"],
      {
        cwd: folder.path,
      },
    );
    assert.equal(quiet.code, 2, quiet.out);
  });

  it("prints no control characters of an article on the terminal", async () => {
    const { err } = await corpuslint(["-"], { stdin: articleLine("\u001b[31ma\nb", "A.").repeat(2) });
    assert.equal(
      err,
      "standard input: Line 2: “<U+001B>[31ma ⏎ b” was the id of an article before. Give each article one of its own.\n",
    );
  });

  it("names a limited number of bad lines", async () => {
    const { code, err } = await corpuslint(["-"], { stdin: "nothing\n".repeat(60) });
    assert.equal(code, 2);
    assert.match(err, /^standard input: Line 50 is not JSON/m);
    assert.doesNotMatch(err, /Line 51/);
    assert.match(err, /^10 more articles could not be read\.$/m);
  });

  it("takes ids that are numbers as they are written", async () => {
    const stdin = `{"id": 12345678901234567890, "text": "One."}\n{"id":12345678901234567891,"text":"Two."}\n{"id":7,"text":"Three."}\n`;
    const { out, err } = await corpuslint(["-", "--format", "jsonl"], { stdin });
    assert.equal(err, "");
    assert.deepEqual(
      [...new Set(lines(out).map(({ id }) => id))],
      ["12345678901234567890", "12345678901234567891", "7"],
    );
  });

  it("says that a packed file is damaged, and checks what comes before", async () => {
    const packed = gzipSync(
      Array.from({ length: 3000 }, (_, at) => articleLine(at, `Text ${Math.sin(at)} of it.`)).join(""),
    );
    folder.write("in.jsonl.gz", packed.subarray(0, packed.length >> 1));
    const { code, out, err } = await corpuslint(["in.jsonl.gz", "--format", "jsonl"], { cwd: folder.path });
    assert.equal(code, 1);
    assert.ok(lines(out).length > 100);
    assert.match(err, /in\.jsonl\.gz cannot be read to its end: /);
    const before = readdirSync(folder.path);
    const fixed = await corpuslint(["in.jsonl.gz", "--fix", "--output", "in.jsonl.gz"], { cwd: folder.path });
    assert.equal(fixed.code, 2);
    assert.deepEqual(readdirSync(folder.path), before);
    assert.deepEqual(
      readFileSync(path.join(folder.path, "in.jsonl.gz")),
      packed.subarray(0, packed.length >> 1),
    );
  });

  it("does not go with what is for folders", async () => {
    folder.write("in.jsonl", seedLines());
    folder.write("a.txt", "Text.");
    for (const args of [
      ["in.jsonl", "--diff"],
      ["in.jsonl", "--since", "HEAD"],
      ["in.jsonl", "a.txt", "--fix"],
      ["in.jsonl", "--output", "out.jsonl"],
      ["a.txt", "--fix", "--output", "out.jsonl"],
      ["-", "-"],
      ["none.jsonl"],
    ]) {
      const { code, out } = await corpuslint(args, { cwd: folder.path });
      assert.deepEqual([code, out], [2, ""], args.join(" "));
    }
  });

  describe("--fix", () => {
    const stray =
      " date 2021-07-11 \n\nStorm reaches the coast\n\nThe storm has reached the coast, the office said.\n";
    const mended =
      "date 2021-07-11\n\nStorm reaches the coast\n\nThe storm has reached the coast, the office said.\n";

    it("writes cleaned articles to standard output, all other members as they were", async () => {
      const input =
        `{"n": 1.0, "text" : ${JSON.stringify(stray)},"id":12345678901234567890,"2":[], "1":{"text":" x "}}\r\n` +
        `no JSON\n${articleLine("good", mended)}{"id":"u","text":${JSON.stringify(stray)}}`;
      const { code, out, err } = await corpuslint(["-", "--fix"], { stdin: input });
      assert.equal(code, 1);
      assert.equal(out, `${input.replaceAll(JSON.stringify(stray), JSON.stringify(mended))}\n`);
      assert.match(err, /^standard input: Line 2 is not JSON/m);
      assert.match(err, /^2 articles changed\.$/m);
    });

    it("does to a text what it does to a file", async () => {
      for (const name of SEEDS) folder.write(`in/${name}`, readFileSync(path.join(seeds, name)));
      folder.write("in.jsonl", seedLines());
      await corpuslint(["in", "--fix"], { cwd: folder.path });
      const { out } = await corpuslint(["in.jsonl", "--fix"], { cwd: folder.path });
      for (const { id, text } of lines(out)) {
        assert.equal(text, readFileSync(path.join(folder.path, "in", id), "utf8"));
      }
    });

    it("writes a file, packed where its name says so, and shows what is left", async () => {
      folder.write("in.jsonl.gz", gzipSync(seedLines()));
      const { out, code } = await corpuslint(
        ["in.jsonl.gz", "--fix", "--output", "in.jsonl.gz", "--format", "jsonl"],
        {
          cwd: folder.path,
        },
      );
      assert.equal(code, 1);
      assert.ok(lines(out).length > 5);
      assert.doesNotMatch(out, /"safety":"safe"/);
      assert.deepEqual(readdirSync(folder.path), ["in.jsonl.gz"]);
      const cleaned = lines(gunzipSync(readFileSync(path.join(folder.path, "in.jsonl.gz"))).toString("utf8"));
      assert.deepEqual(
        cleaned.map(({ id }) => id),
        SEEDS,
      );
      assert.match(cleaned[1].text, /^date 2021-07-11\n/);
    });

    it("writes nothing in place of a file of which it could not keep a line", async () => {
      const before = Buffer.concat([
        Buffer.from(articleLine("a", "Stray blanks \n\nin a text.")),
        Buffer.alloc(64_000_001, "x"),
        Buffer.from("\n"),
      ]);
      folder.write("in.jsonl", before);
      const args = ["in.jsonl", "--fix", "--output", "in.jsonl"];
      const { code, err } = await corpuslint(args, { cwd: folder.path });
      assert.equal(code, 2);
      assert.match(err, /^corpuslint: in\.jsonl: Line 2 is longer than 64 MB\./);
      assert.ok(before.equals(readFileSync(path.join(folder.path, "in.jsonl"))));
    });

    it("keeps a byte order mark and the ends of lines", async () => {
      const line = '{"id": 1,  "text": "Stray blanks \\n\\nin a text."}\r\n';
      folder.write("in.jsonl", `\ufeff${line}`);
      const { out } = await corpuslint(["in.jsonl", "--fix"], { cwd: folder.path });
      assert.equal(out, `\ufeff${line.replace("blanks ", "blanks")}`);
    });

    it("keeps rights and links of the file that it replaces, and writes into a pipe", async () => {
      folder.write("in.jsonl", seedLines());
      folder.write("private.jsonl", "old\n");
      chmodSync(path.join(folder.path, "private.jsonl"), 0o600);
      symlinkSync("private.jsonl", path.join(folder.path, "link.jsonl"));
      const clean = (output: string) =>
        corpuslint(["in.jsonl", "--fix", "--output", output, "--summary"], { cwd: folder.path });
      await clean("link.jsonl");
      assert.equal(readlinkSync(path.join(folder.path, "link.jsonl")), "private.jsonl");
      const { mode } = statSync(path.join(folder.path, "private.jsonl"));
      assert.equal(mode & 0o777, 0o600);
      const cleaned = readFileSync(path.join(folder.path, "private.jsonl"), "utf8");
      assert.equal(lines(cleaned).length, SEEDS.length);
      if (process.platform === "win32") return;
      const pipe = path.join(folder.path, "pipe");
      execFileSync("mkfifo", [pipe]);
      const [piped] = await Promise.all([readFile(pipe, "utf8"), clean("pipe")]);
      assert.equal(piped, cleaned);
    });

    it("refuses a folder as output before anything is read", async () => {
      folder.write("in.jsonl", seedLines());
      folder.write("out/a.txt", "");
      const { code, err } = await corpuslint(["in.jsonl", "--fix", "--output", "out"], { cwd: folder.path });
      assert.equal(code, 2);
      assert.match(err, /^corpuslint: .*out cannot be written: It is a folder\.\n/);
    });

    it("says that the output cannot be written", async () => {
      folder.write("in.jsonl", seedLines());
      const { code, err } = await corpuslint(["in.jsonl", "--fix", "--output", "no/such/folder.jsonl"], {
        cwd: folder.path,
      });
      assert.equal(code, 2);
      assert.match(err, /folder\.jsonl cannot be written/);
    });
  });
});
