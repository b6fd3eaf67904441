import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import fc from "fast-check";
import { defaultConfiguration } from "../../server/src/workspace/configuration";
import { disk } from "../../server/src/workspace/disk";
import { encode } from "../../server/src/workspace/encoding";
import { FileError } from "../../server/src/workspace/file-system";
import { type MemoryFile, MemoryFileSystem } from "../../server/src/workspace/memory";
import { CorpusSession } from "../../server/src/workspace/session";
import type { SessionOptions } from "../../server/src/workspace/session-options";
import { today } from "../engine/corpus-of";
import { temporaryFolder } from "../temporary-folder";

const article = (name: string) =>
  `A title about ${name}\n2021-07-11\n\n${name} spoke to reporters in the capital on Sunday. The talks go on.\n`;

async function sessionOf(files: Record<string, MemoryFile>, options: Partial<SessionOptions> = {}) {
  const memory = new MemoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([name, file]) => [`/corpus/${name}`, file])),
  );
  const session = new CorpusSession({ files: memory, root: "/corpus", today: () => today, ...options });
  await session.scan();
  return { memory, session };
}

async function rules(session: CorpusSession, id: string): Promise<string[]> {
  return (await session.findings(id)).map(({ rule }) => rule);
}

describe("a corpus session", () => {
  it("learns all articles of a folder", async () => {
    const { session } = await sessionOf({ "b.txt": article("Kim"), "a/c.txt": article("Xi"), "d.md": "no" });
    assert.deepEqual(session.ids(), ["a/c.txt", "b.txt"]);
    assert.equal(session.corpus.size, 2);
    assert.equal(session.corpus.digest("b.txt")?.label, "A title about Kim");
  });

  it("a folder with no article is an empty corpus", async () => {
    const { session } = await sessionOf({ "x.md": "" });
    assert.deepEqual(session.ids(), []);
    await session.check();
  });

  it("goes on where files cannot be read, and says why", async () => {
    const { session } = await sessionOf(
      {
        "binary.txt": new Uint8Array(100),
        "denied.txt": { denied: true },
        "good.txt": article("Kim"),
        "large.txt": "x".repeat(5000),
        "latin.txt": Buffer.from("Der Pr\xe4sident sprach.\n\n\n\n", "latin1"),
        "outside.txt": { link: "/elsewhere/secret.txt" },
      },
      { base: { ...defaultConfiguration, maxFileSize: 1000 } },
    );
    await session.check();
    assert.deepEqual(
      session.ids().map((id) => [id, session.notice(id)?.kind]),
      [
        ["binary.txt", "binary"],
        ["denied.txt", "unreadable"],
        ["good.txt", undefined],
        ["large.txt", "too-large"],
        ["latin.txt", "not-decoded"],
      ],
    );
    assert.deepEqual([...session.corpus.digests()].map(({ id }) => id).sort(), ["good.txt", "latin.txt"]);
    assert.deepEqual(await session.findings("binary.txt"), []);
  });

  it("a text that was not decoded safely has findings, but no fix and no way to write it", async () => {
    const { session } = await sessionOf({
      "a.txt": Buffer.from("Pr\xe4sident\n\n\n\nspricht. \n", "latin1"),
    });
    const findings = await session.findings("a.txt");
    assert.ok(findings.length > 0);
    assert.ok(findings.every(({ fixes }) => fixes.length === 0));
    assert.equal(await session.fixed("a.txt"), undefined);
    await assert.rejects(session.write("a.txt", "Präsident\n\n\n\nspricht. \n", "x"), FileError);
  });

  it("answers for the text in the editor, and for the file again once it is closed", async () => {
    const { session } = await sessionOf({ "a.txt": article("Kim") });
    assert.ok(!(await rules(session, "a.txt")).includes("text/blank-lines"));
    session.setDocument("a.txt", article("Kim").replace("\n\n", "\n\n\n\n\n"));
    assert.ok((await rules(session, "a.txt")).includes("text/blank-lines"));
    session.closeDocument("a.txt");
    assert.ok(!(await rules(session, "a.txt")).includes("text/blank-lines"));
  });

  it("one article's text changes what is found in another", async () => {
    const { session } = await sessionOf({ "a.txt": article("Kim"), "b.txt": article("Xi") });
    assert.ok(!(await rules(session, "b.txt")).includes("corpus/exact-duplicate"));
    session.setDocument("a.txt", article("Xi"));
    assert.ok((await rules(session, "b.txt")).includes("corpus/exact-duplicate"));
  });

  it("is after any edits as after a scan from scratch", async () => {
    const files = {
      "a.txt": article("Kim Jong Un"),
      "b.txt": article("Kim Jong-un"),
      "c.txt": article("Xi"),
    };
    const { memory, session } = await sessionOf(files);
    await session.check();
    session.setDocument("c.txt", article("Kim Jong-un"));
    await session.check();
    session.closeDocument("c.txt");
    memory.files.delete("/corpus/b.txt");
    memory.files.set("/corpus/d.txt", article("Kim Jong Un"));
    session.fileChanged("b.txt");
    session.fileChanged("d.txt");
    await session.check();
    const { session: fresh } = await sessionOf({
      "a.txt": files["a.txt"],
      "c.txt": files["c.txt"],
      "d.txt": article("Kim Jong Un"),
    });
    assert.deepEqual(session.ids(), fresh.ids());
    for (const id of fresh.ids()) {
      assert.deepEqual(await session.findings(id), await fresh.findings(id));
    }
  });

  it("is after any run of edits as after a scan from scratch", async function () {
    this.timeout(60_000);
    const names = ["a.txt", "b.txt", "c.txt", "d.txt"];
    const texts = [
      article("Kim Jong Un"),
      article("Kim Jong-un"),
      article("Xi Jinping").replace("2021-07-11\n", ""),
      `${article("Angela Merkel")}\n\n\n\nRead more\nSource link\n`,
      "",
    ];
    const text = fc.constantFrom(...texts);
    const step = fc.oneof(
      fc.record({ kind: fc.constant("type" as const), name: fc.constantFrom(...names), text }),
      fc.record({ kind: fc.constant("save" as const), name: fc.constantFrom(...names), text }),
      fc.record({
        kind: fc.constantFrom("close" as const, "delete" as const, "check" as const),
        name: fc.constantFrom(...names),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { memory, session } = await sessionOf({ "a.txt": texts[0] ?? "", "b.txt": texts[1] ?? "" });
        const open = new Map<string, string>();
        for (const one of steps) {
          if (one.kind === "type") {
            open.set(one.name, one.text);
            session.setDocument(one.name, one.text);
          } else if (one.kind === "close") {
            open.delete(one.name);
            session.closeDocument(one.name);
          } else if (one.kind === "check") await session.check();
          else {
            if (one.kind === "save") memory.files.set(`/corpus/${one.name}`, one.text);
            else memory.files.delete(`/corpus/${one.name}`);
            session.fileChanged(one.name);
          }
        }
        await session.check();
        const files: Record<string, MemoryFile> = { "other.md": "" };
        for (const [path, file] of memory.files) files[path.slice("/corpus/".length)] = file;
        for (const [name, typed] of open) files[name] = typed;
        const { session: fresh } = await sessionOf(files);
        assert.deepEqual(session.ids(), fresh.ids());
        for (const id of fresh.ids()) assert.deepEqual(await session.findings(id), await fresh.findings(id));
      }),
      { numRuns: 60 },
    );
  });

  it("findings are computed once while nothing changes", async () => {
    const { session } = await sessionOf({ "a.txt": article("Kim"), "b.txt": article("Xi") });
    const first = await session.findings("a.txt");
    assert.equal(await session.findings("a.txt"), first);
    session.setDocument("b.txt", article("Xi"));
    assert.equal(await session.findings("a.txt"), first);
  });

  it("a check tells of each article as soon as it is checked", async () => {
    const { session } = await sessionOf({
      "a.txt": article("Kim"),
      "b.txt": article("Xi"),
      "c.txt": article("Li"),
    });
    const checked: number[] = [];
    const count = () => session.ids().filter((id) => session.isChecked(id)).length;
    await session.check({ onChecked: () => checked.push(count()) });
    assert.deepEqual(checked, [1, 2, 3]);
  });

  it("notices on its own that a file has changed when it reads it again", async () => {
    const { memory, session } = await sessionOf({ "a.txt": article("Kim") });
    memory.files.set("/corpus/a.txt", article("Xi"));
    await session.scan();
    assert.equal(session.corpus.digest("a.txt")?.label, "A title about Xi");
  });

  it("a file that is deleted while it is read is no article", async () => {
    const { memory, session } = await sessionOf({ "a.txt": article("Kim") });
    memory.files.delete("/corpus/a.txt");
    session.fileChanged("a.txt");
    assert.deepEqual(await session.findings("a.txt"), []);
    assert.equal(session.has("a.txt"), false);
    assert.equal(session.corpus.size, 0);
  });

  it("can be stopped, and taken up again", async () => {
    const { session } = await sessionOf({ "a.txt": article("Kim"), "b.txt": article("Xi") });
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    await assert.rejects(session.scan({ signal: stop.signal }), /enough/);
    await session.scan();
    assert.equal(session.corpus.size, 2);
  });

  it("tells how far it is, first articles first", async () => {
    const { memory } = await sessionOf({ "a.txt": article("Kim"), "b.txt": article("Xi") });
    const session = new CorpusSession({ files: memory, root: "/corpus", today: () => today });
    const told: string[] = [];
    await session.scan({ onProgress: ({ done, total }) => told.push(`${done}/${total}`), first: ["b.txt"] });
    assert.deepEqual(told, ["0/2", "1/2", "2/2"]);
    told.length = 0;
    await session.scan({ onProgress: ({ done, total }) => told.push(`${done}/${total}`) });
    assert.deepEqual(told, ["2/2"], "what has not changed is not read again");
  });

  it("a text longer than the limit is not checked in the editor either", async () => {
    const { session } = await sessionOf({ "corpuslint.json": '{ "maxFileSize": 1000 }', "a.txt": "short" });
    session.setDocument("a.txt", "x".repeat(2000));
    assert.deepEqual(await session.findings("a.txt"), []);
    assert.equal(session.notice("a.txt")?.kind, "too-large");
    session.setDocument("a.txt", article("Kim"));
    await session.findings("a.txt");
    assert.equal(session.notice("a.txt"), undefined);
  });

  it("what an editor made of bytes that it could not decode is never rewritten", async () => {
    const { session } = await sessionOf({ "a.txt": Buffer.from("Pr\xe4sident\n\n\n\nspricht.\n", "latin1") });
    session.setDocument("a.txt", "Pr\ufffdsident\n\n\n\nspricht.\n");
    assert.equal(await session.fixed("a.txt"), undefined);
    // Opened again with the right encoding, it may be.
    session.setDocument("a.txt", "Präsident\n\n\n\nspricht.\n");
    assert.ok(await session.fixed("a.txt"));
  });
});

describe("a corpus session's configuration", () => {
  it("is that of the file at its root", async () => {
    const { session } = await sessionOf({
      "corpuslint.json": '{ "include": ["in/**"], "rules": { "dates/*": "off" } }',
      "in/a.txt": "A short text.",
      "out/b.txt": "A short text.",
    });
    assert.deepEqual(session.ids(), ["in/a.txt"]);
    assert.ok(!(await rules(session, "in/a.txt")).some((rule) => rule.startsWith("dates/")));
  });

  it("is no article, whatever it selects", async () => {
    const { session } = await sessionOf({
      "corpuslint.json": '{ "include": ["**"] }',
      "a.md": "A short text.",
    });
    assert.deepEqual(session.ids(), ["a.md"]);
    assert.equal(session.selects("corpuslint.json"), false);
  });

  it("stays in force while the file is broken", async () => {
    const { memory, session } = await sessionOf({
      "corpuslint.json": '{ "rules": { "dates/missing": "off" } }',
      "a.txt": "A short text without a date.",
    });
    memory.files.set("/corpus/corpuslint.json", '{ "rules": { "dates/missing": "lou');
    await session.loadConfiguration();
    assert.ok(session.configuration.problems.length > 0);
    assert.ok(!(await rules(session, "a.txt")).includes("dates/missing"));
    memory.files.set("/corpus/corpuslint.json", "{}");
    await session.loadConfiguration();
    assert.deepEqual(session.configuration.problems, []);
    assert.ok((await rules(session, "a.txt")).includes("dates/missing"));
  });

  it("that cannot be read is a problem, and nothing else", async () => {
    const { session } = await sessionOf({ "corpuslint.json": new Uint8Array(50), "a.txt": article("Kim") });
    assert.equal(session.configuration.problems.length, 1);
    assert.deepEqual(session.ids(), ["a.txt"]);
  });

  it("in the editor counts before it is saved", async () => {
    const { session } = await sessionOf({ "corpuslint.json": "{}", "a.txt": "A short text without a date." });
    session.setConfigurationDocument('{ "rules": { "dates/missing": "off" } }');
    await session.loadConfiguration();
    assert.ok(!(await rules(session, "a.txt")).includes("dates/missing"));
  });

  it("takes articles out of the corpus that it no longer selects", async () => {
    const { memory, session } = await sessionOf({ "a.txt": article("Kim"), "b.txt": article("Xi") });
    memory.files.set("/corpus/corpuslint.json", '{ "exclude": ["b.*"] }');
    await session.scan();
    assert.deepEqual(session.ids(), ["a.txt"]);
    assert.equal(session.corpus.size, 1);
  });
});

describe("writing an article", () => {
  for (const encoding of ["utf-8", "utf-16le", "utf-16be"] as const) {
    it(`keeps ${encoding}, mark and line ends`, async () => {
      const before = "A title\r\n\r\n\r\n\r\nBody text of the article, long enough to stand here.\r\n";
      const format = { encoding, mark: true };
      const root = temporaryFolder({ "a.txt": encode(before, format) ?? "" });
      const session = new CorpusSession({ files: disk, root, today: () => today });
      await session.scan();
      const fixed = await session.fixed("a.txt");
      assert.ok(fixed);
      assert.notEqual(fixed.after, before);
      await session.write("a.txt", fixed.before, fixed.after);
      const bytes = fs.readFileSync(path.join(root, "a.txt"));
      assert.deepEqual(bytes, Buffer.from(encode(fixed.after, format) ?? ""));
      assert.ok(!/[^\r]\n/.test(fixed.after), "only CRLF");
    });
  }

  it("is refused where the file has changed since", async () => {
    const root = temporaryFolder({ "a.txt": "one" });
    const session = new CorpusSession({ files: disk, root, today: () => today });
    await session.scan();
    fs.writeFileSync(path.join(root, "a.txt"), "two");
    await assert.rejects(
      session.write("a.txt", "one", "three"),
      (error: unknown) => error instanceof FileError && error.problem === "changed",
    );
    assert.equal(fs.readFileSync(path.join(root, "a.txt"), "utf8"), "two");
    assert.equal(await session.isStill("a.txt", "one"), false);
    assert.equal(await session.isStill("a.txt", "two"), true);
  });
});
