import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { CorpusCache } from "../../../server/src/workspace/cache/corpus-cache";
import type { FileSystem } from "../../../server/src/workspace/file-system";
import { type MemoryFile, MemoryFileSystem } from "../../../server/src/workspace/memory";
import { CorpusSession } from "../../../server/src/workspace/session";
import type { SessionOptions } from "../../../server/src/workspace/session-options";
import { today } from "../../engine/corpus-of";
import { temporaryFolder } from "../../temporary-folder";

const NAMES = ["Kim Jong Un", "Kim Jong-un", "Angela Merkel", "Xi Jinping"];

function article(number: number): string {
  const name = NAMES[number % NAMES.length] ?? "";
  const date = number % 3 === 0 ? "" : "2021-07-11\n";
  return `Report ${number} about ${name}\n${date}\n${name} spoke to to reporters for the ${number}th time.\n\n\n\nShare this story\n`;
}

function corpusOf(count: number): Record<string, MemoryFile> {
  const files: Record<string, MemoryFile> = {
    "/corpus/latin.txt": Buffer.from("Der Pr\xe4sident sprach.\n\n\n\n", "latin1"),
    "/corpus/binary.txt": new Uint8Array(100),
  };
  for (let number = 0; number < count; number++) files[`/corpus/a/${number}.txt`] = article(number);
  return files;
}

/** The same files, and a list of those that are read. */
function watched(files: MemoryFileSystem): { files: FileSystem; reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    files: {
      readFolder: (path) => files.readFolder(path),
      kindOf: (path) => files.kindOf(path),
      realPath: (path) => files.realPath(path),
      stamp: (path) => files.stamp(path),
      replace: (path, bytes) => files.replace(path, bytes),
      read: (path, limits) => {
        if (!path.endsWith(".json")) reads.push(path.slice("/corpus/".length));
        return files.read(path, limits);
      },
    },
  };
}

function sessionOf(files: FileSystem, cache: string | undefined, more: Partial<SessionOptions> = {}) {
  return new CorpusSession({
    files,
    root: "/corpus",
    today: () => today,
    engineVersion: "1",
    ...(cache === undefined ? {} : { cache }),
    ...more,
  });
}

async function run(files: FileSystem, cache: string | undefined, more: Partial<SessionOptions> = {}) {
  const session = sessionOf(files, cache, more);
  await session.scan();
  await session.check();
  const seen = await everything(session);
  await session.close();
  return seen;
}

async function everything(session: CorpusSession): Promise<unknown> {
  const found: unknown[] = [];
  for (const id of session.ids()) {
    const { findings, ranges } = await session.report(id);
    const tally = session.tally(id);
    found.push({ id, notice: session.notice(id), card: session.card(id), findings, ranges, tally });
  }
  return { found, warnings: session.totals.warnings, blank: session.totals.ofRule("text/blank-lines") };
}

describe("what is remembered of a corpus", () => {
  it("spares reading what has not changed", async () => {
    const memory = new MemoryFileSystem(corpusOf(30));
    const cache = temporaryFolder();
    const first = await run(memory, cache);
    const { files, reads } = watched(memory);
    const session = sessionOf(files, cache);
    await session.scan();
    assert.deepEqual(reads, ["binary.txt"]);
    await session.check();
    assert.deepEqual(reads, ["binary.txt"]);
    assert.deepEqual(await everything(session), first);
    await session.close();
  });

  it("is as good as a scan from scratch after any change", async () => {
    const memory = new MemoryFileSystem(corpusOf(12));
    const cache = temporaryFolder();
    await run(memory, cache);
    const changes: (() => void)[] = [
      () => memory.files.set("/corpus/a/3.txt", article(3).replace("Xi Jinping", "Xi Jin-ping")),
      () => memory.files.delete("/corpus/a/0.txt"),
      () => memory.files.set("/corpus/a/new.txt", article(99)),
      () => memory.files.set("/corpus/corpuslint.json", '{ "rules": { "text/blank-lines": "off" } }'),
      () => memory.files.set("/corpus/corpuslint.json", '{ "exclude": ["a/1*"] }'),
      () => memory.files.set("/corpus/corpuslint.json", '{ "maxFileSize": 1000 }'),
      () => memory.files.set("/corpus/latin.txt", "Der Präsident sprach.\n"),
      () => undefined,
    ];
    for (const change of changes) {
      change();
      assert.deepEqual(await run(memory, cache), await run(memory, undefined));
    }
    const tomorrow = { today: () => today + 1 };
    assert.deepEqual(await run(memory, cache, tomorrow), await run(memory, undefined, tomorrow));
  });

  it("spares summing up what nobody asks, until somebody does", async () => {
    const memory = new MemoryFileSystem(corpusOf(30));
    const cache = temporaryFolder();
    const first = await run(memory, cache);
    const session = sessionOf(memory, cache, { once: true });
    await session.scan();
    await session.check();
    assert.deepEqual(await everything(session), first);
    assert.equal(session.corpus.size, 0);
    const whole = sessionOf(memory, undefined);
    await whole.scan();
    assert.deepEqual(await session.fixed("a/3.txt"), await whole.fixed("a/3.txt"));
    assert.equal(session.corpus.size, whole.corpus.size);
    await session.close();
  });

  it("is summed up for whoever looks once as soon as something has changed", async () => {
    const memory = new MemoryFileSystem(corpusOf(12));
    const cache = temporaryFolder();
    const once = { once: true };
    await run(memory, cache, once);
    const changes: (() => void)[] = [
      () => memory.files.set("/corpus/a/3.txt", article(3).replace("Xi Jinping", "Xi Jin-ping")),
      () => memory.files.set("/corpus/binary.txt", article(100)),
      () => memory.files.delete("/corpus/a/0.txt"),
      () => memory.files.set("/corpus/corpuslint.json", '{ "rules": { "text/blank-lines": "off" } }'),
      () => undefined,
    ];
    for (const change of changes) {
      change();
      assert.deepEqual(await run(memory, cache, once), await run(memory, undefined, once));
    }
    const tomorrow = { ...once, today: () => today + 1 };
    assert.deepEqual(await run(memory, cache, tomorrow), await run(memory, undefined, tomorrow));
  });

  it("does not count for another engine", async () => {
    const memory = new MemoryFileSystem(corpusOf(10));
    const cache = temporaryFolder();
    await run(memory, cache);
    const { files, reads } = watched(memory);
    await run(files, cache, { engineVersion: "2" });
    assert.equal(new Set(reads).size, 12);
  });

  it("that is damaged is made anew, and never believed", async function () {
    this.timeout(120_000);
    const memory = new MemoryFileSystem(corpusOf(10));
    const cache = temporaryFolder();
    const expected = await run(memory, cache);
    const [folder = ""] = fs.readdirSync(cache).map((name) => path.join(cache, name));
    const saved = new Map(
      fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name))]),
    );
    assert.deepEqual([...saved.keys()].map((name) => name.replace(/-[0-9a-f]+/, "")).sort(), [
      "index.bin",
      "pieces.bin",
    ]);
    const restore = () => {
      for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
      for (const [name, bytes] of saved) fs.writeFileSync(path.join(folder, name), bytes);
    };
    let seed = 1;
    for (const [name, bytes] of saved) {
      for (let at = 0; at < bytes.length; at += 100) {
        restore();
        fs.truncateSync(path.join(folder, name), at);
        assert.deepEqual(await run(memory, cache), expected, `${name} cut at ${at}`);
        restore();
        const flipped = Buffer.from(bytes);
        seed = (seed * 1103515245 + 12345) % 2147483648;
        const place = (at + (seed % 100)) % bytes.length;
        flipped[place] = (flipped[place] ?? 0) ^ (1 << (seed % 8));
        fs.writeFileSync(path.join(folder, name), flipped);
        assert.deepEqual(await run(memory, cache), expected, `${name} flipped at ${place}`);
      }
    }
    fs.rmSync(folder, { recursive: true });
    fs.writeFileSync(folder, "no folder");
    assert.deepEqual(await run(memory, cache), expected);
    assert.deepEqual(await run(memory, path.join(folder, "below")), expected);
  });

  it("that is damaged while it is in use is made anew too", async () => {
    const memory = new MemoryFileSystem(corpusOf(10));
    const expected = await run(memory, undefined);
    for (const once of [false, true]) {
      for (const edited of [false, true]) {
        const cache = temporaryFolder();
        const session = sessionOf(memory, cache, { once });
        await session.scan();
        const [folder = ""] = fs.readdirSync(cache).map((name) => path.join(cache, name));
        const pieces = fs.readdirSync(folder).find((name) => name.startsWith("pieces")) ?? "";
        fs.truncateSync(path.join(folder, pieces), 100);
        if (edited) {
          session.setDocument("a/3.txt", article(40));
          await session.findings("a/3.txt");
          session.closeDocument("a/3.txt");
        }
        await session.check();
        assert.deepEqual(await everything(session), expected);
        assert.ok(!session.corpus.isDamaged);
        await session.close();
        assert.deepEqual(await run(memory, cache), expected);
      }
    }
  });

  it("is private, and left to the one who was first", async () => {
    const memory = new MemoryFileSystem(corpusOf(10));
    const cache = temporaryFolder();
    const expected = await run(memory, cache);
    const [folder = ""] = fs.readdirSync(cache).map((name) => path.join(cache, name));
    if (process.platform !== "win32") {
      assert.equal(fs.statSync(folder).mode & 0o777, 0o700);
      for (const name of fs.readdirSync(folder))
        assert.equal(fs.statSync(path.join(folder, name)).mode & 0o777, 0o600);
    }
    // Another process that runs: this one's parent.
    fs.writeFileSync(path.join(folder, "lock"), `${process.ppid}`);
    const before = fs
      .readdirSync(folder)
      .map((name) => [name, fs.readFileSync(path.join(folder, name), "latin1")]);
    memory.files.set("/corpus/a/new.txt", article(50));
    assert.deepEqual(await run(memory, cache), await run(memory, undefined));
    assert.deepEqual(
      fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), "latin1")]),
      before,
    );
    // One that is no more.
    fs.writeFileSync(path.join(folder, "lock"), "999999999");
    memory.files.delete("/corpus/a/new.txt");
    assert.deepEqual(await run(memory, cache), expected);
    if (process.platform !== "win32") {
      fs.chmodSync(folder, 0o777);
      assert.deepEqual(await run(memory, cache), expected, "a folder that others may write to is not used");
      fs.chmodSync(folder, 0o700);
    }
  });

  it("counts what several articles share once", async () => {
    const folder = temporaryFolder();
    const open = () => CorpusCache.open(folder, "/corpus", () => "1");
    const first = open();
    assert.ok(first !== undefined);
    const block = first.pieces.append(new Uint8Array(1000));
    const card = { label: "", hasTitle: false, published: null, words: 0, language: "en" };
    const articles = ["a", "b", "c"].map((id, number) => ({
      id,
      textHash: 1,
      card,
      digest: first.pieces.append(new Uint8Array(10)),
      found: {
        tally: { problems: "", warnings: 0, hash: 1 },
        fixes: [],
        report: { ...block, number },
        fresh: true,
      },
    }));
    await first.save("era", articles);
    const { live } = first.pieces;
    first.close();
    const second = open();
    assert.ok(second !== undefined);
    for (const article of (await second.articles()).values()) {
      assert.equal(second.adopt(article)?.found?.report?.at, block.at);
    }
    assert.equal(second.pieces.live, live);
    second.close();
  });

  it("does not hold what was only typed", async () => {
    const memory = new MemoryFileSystem(corpusOf(10));
    const cache = temporaryFolder();
    const session = sessionOf(memory, cache);
    await session.scan();
    session.setDocument("a/1.txt", "Typed\n\nand not saved.\n");
    await session.check();
    await session.close();
    assert.deepEqual(await run(memory, cache), await run(memory, undefined));
  });

  it("keeps what was open as it was when the text is typed before all is there", async () => {
    const memory = new MemoryFileSystem(corpusOf(10));
    const cache = temporaryFolder();
    await run(memory, cache);
    const text = article(1).replace("Kim Jong-un", "Kim Jung-un");
    const session = sessionOf(memory, cache);
    session.setDocument("a/1.txt", text);
    const early = session.findings("a/1.txt");
    await session.scan();
    await early;
    await session.check();
    memory.files.set("/corpus/a/1.txt", text);
    assert.deepEqual(await everything(session), await run(memory, undefined));
    await session.close();
  });
});
