import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { corpuslint, Folder } from "./corpuslint";

const seeds = path.resolve(__dirname, "../../seeds");
const CLEAN = `The storm has reached the coast, the weather office said in the evening.

Roads along the shore were closed, and the ferries stayed in the harbour until the morning. Nobody was hurt, but the wind
took the roofs of four houses, and the power was out in some of the villages for two hours.

The office expects it to move inland during the night and to lose its strength there, as storms of this season do.
`.replace(/(?<=\S)\n(?=\S)/g, " ");
const DATED = `2021-07-11\n\nStorm reaches the coast\n\n${CLEAN}`;

interface Shown {
  readonly path: string;
  readonly rule: string;
  readonly severity: string;
}

function shown(json: string): Shown[] {
  return JSON.parse(json);
}

describe("corpuslint check", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it("shows what is wrong in a folder, and exits 1", async () => {
    const { code, out, err } = await corpuslint(["check", "seeds"], { cwd: path.dirname(seeds) });
    assert.equal(code, 1);
    assert.match(out, /^seeds\/001_18a1406b64227878\.txt:1:1 {2}warning {2}.+ {2}dates\/malformed$/m);
    assert.match(out, /findings in 3 of 3 articles/);
    assert.equal(err, "");
  });

  it("is the command when none is named, and takes the current folder when no path is", async () => {
    const named = await corpuslint(["check", "--format", "json", "."], { cwd: seeds });
    assert.deepEqual(await corpuslint(["--format", "json"], { cwd: seeds }), named);
    assert.deepEqual(await corpuslint(["check", "--format=json"], { cwd: seeds }), named);
    assert.ok(shown(named.out).length > 10);
    assert.ok(shown(named.out).every(({ path: file }) => !file.includes("/")));
  });

  it("exits 0 where nothing is found", async () => {
    folder.write("2021/a.txt", DATED);
    const { code, out } = await corpuslint(["check", folder.path]);
    assert.equal(code, 0, out);
    assert.match(out, /^1 article checked, nothing found\.$/m);
    const json = await corpuslint(["check", folder.path, "--format", "json"]);
    assert.deepEqual([json.code, json.out], [0, "[]\n"]);
  });

  it("checks a named file whatever its name and folder", async () => {
    folder.write("package.json", "{}");
    folder.write("LICENSE", `Title\n\n${CLEAN}`);
    const { code, out } = await corpuslint(["LICENSE", "--format", "json"], { cwd: folder.path });
    assert.equal(code, 1);
    assert.deepEqual(
      shown(out).map(({ path: file, rule }) => [file, rule]),
      [["LICENSE", "dates/missing"]],
    );
  });

  it("takes no text files of software for articles, unless they are named", async () => {
    folder.write("requirements.txt", "numpy==1.2\nrequests\n");
    folder.write("site/robots.txt", "User-agent: *\nDisallow: /\n");
    folder.write("a.txt", DATED);
    assert.equal((await corpuslint(["."], { cwd: folder.path })).code, 0);
    const named = await corpuslint(["site/robots.txt", "--format", "json"], { cwd: folder.path });
    assert.ok(shown(named.out).length > 0);
    folder.write("corpuslint.json", '{"include": ["site/*"]}');
    const configured = await corpuslint([".", "--format", "json"], { cwd: folder.path });
    assert.ok(shown(configured.out).every(({ path: file }) => file === "site/robots.txt"));
    assert.ok(shown(configured.out).length > 0);
  });

  it("reads the whole corpus, and shows the named part of it", async () => {
    folder.write("corpuslint.json", "{}");
    for (const name of ["000_7d12872e8ff6fa34.txt", "001_18a1406b64227878.txt"]) {
      folder.write(`${name.slice(0, 3)}/${name}`, readFileSync(path.join(seeds, name)));
    }
    const { out } = await corpuslint(["000", "--format", "json"], { cwd: folder.path });
    assert.ok(shown(out).every(({ path: file }) => file.startsWith("000/")));
    // What 001 is needed for: its date for the same event.
    assert.match(out, /2021-07-11/);
  });

  it("shows a file once that is named twice", async () => {
    folder.write("a.txt", `Title\n\n${CLEAN}`);
    const { out } = await corpuslint(["a.txt", ".", "./a.txt", "--format", "json"], { cwd: folder.path });
    assert.equal(shown(out).filter(({ rule }) => rule === "dates/missing").length, 1);
  });

  it("exits 2 where a path does not exist, and checks nothing", async () => {
    folder.write("a.txt", `Title\n\n${CLEAN}`);
    const { code, out, err } = await corpuslint(["a.txt", "b.txt", "c*.txt"], { cwd: folder.path });
    assert.equal(code, 2);
    assert.equal(out, "");
    assert.match(err, /No such file or folder: b\.txt, c\*\.txt\./);
    assert.match(err, /shell/);
  });

  it("exits 2 on options it does not have", async () => {
    for (const args of [
      ["--fromat", "json"],
      ["--format", "xml"],
      ["--max-warnings", "few"],
      ["--rule", "names"],
      ["--rule", "names/nothing=off"],
      ["--config", "none.json"],
      [""],
    ]) {
      const { code, out, err } = await corpuslint([...args, seeds]);
      assert.equal(code, 2, args.join(" "));
      assert.equal(out, "");
      assert.match(err, /^corpuslint: .+\n/);
    }
  });

  it("says that a folder holds no article", async () => {
    const { code, out, err } = await corpuslint([folder.path, "--format", "json"]);
    assert.deepEqual([code, out], [0, "[]\n"]);
    assert.match(err, /no articles/);
  });

  describe("with bad files among the good", () => {
    it("names them on standard error, and goes on", async () => {
      folder.write("a.txt", `Title\n\n${CLEAN}`);
      folder.write(
        "binary.txt",
        Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 256),
      );
      folder.write("empty.txt", "");
      folder.write("latin.txt", Buffer.from("Caf\xe9 au lait \x93oui\x94, said the man.\n", "latin1"));
      folder.write("bom.txt", `\ufeff${DATED}`);
      folder.write("utf16.txt", Buffer.from(`\ufeff${DATED}`, "utf16le"));
      symlinkSync(path.join(folder.path, "nowhere"), path.join(folder.path, "broken.txt"));
      symlinkSync("/etc/hostname", path.join(folder.path, "outside.txt"));
      const { code, out, err } = await corpuslint([".", "--format", "json"], { cwd: folder.path });
      assert.equal(code, 1);
      assert.match(err, /^binary\.txt: /m);
      assert.match(err, /^latin\.txt: .*never rewritten/m);
      const files = new Set(shown(out).map(({ path: file }) => file));
      assert.ok(files.has("a.txt") && files.has("latin.txt"));
      assert.ok(!files.has("binary.txt") && !files.has("outside.txt"));
    });

    it("names one that is larger than the corpus allows", async () => {
      folder.write("corpuslint.json", '{"maxFileSize": 1500}');
      folder.write("a.txt", DATED);
      folder.write("big.txt", "x".repeat(2000));
      const { code, err, out } = await corpuslint(["."], { cwd: folder.path });
      assert.match(err, /^big\.txt: /);
      assert.equal(code, 0, out);
    });
  });

  describe("configuration", () => {
    it("is found above the named folder", async () => {
      folder.write("corpuslint.json", '{"rules": {"dates/*": "off"}}');
      folder.write("2021/a.txt", `Title\n\n${CLEAN}`);
      assert.equal((await corpuslint(["2021"], { cwd: folder.path })).code, 0);
    });

    it("is replaced by --config", async () => {
      folder.write("corpuslint.json", '{"rules": {"dates/*": "off"}}');
      folder.write("other.json", '{"rules": {"dates/missing": "error"}}');
      folder.write("a.txt", `Title\n\n${CLEAN}`);
      const { code, out } = await corpuslint(["--config", "other.json", "--format", "json"], {
        cwd: folder.path,
      });
      assert.equal(code, 1);
      assert.deepEqual(
        shown(out)
          .filter(({ rule }) => rule === "dates/missing")
          .map(({ severity }) => severity),
        ["error"],
      );
    });

    it("that is broken is told with its place, and nothing is checked", async () => {
      folder.write("corpuslint.json", '{\n  "rules": 7\n}');
      folder.write("a.txt", `Title\n\n${CLEAN}`);
      const { code, out, err } = await corpuslint(["--format", "json"], { cwd: folder.path });
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /corpuslint\.json:2:\d+: error: /);
    });

    it("gives way to --rule", async () => {
      folder.write("a.txt", `Title\n\n${CLEAN}`);
      const levels = async (...args: string[]) =>
        shown((await corpuslint([...args, "--format", "json"], { cwd: folder.path })).out)
          .filter(({ rule }) => rule === "dates/missing")
          .map(({ severity }) => severity);
      assert.deepEqual(await levels(), ["warning"]);
      assert.deepEqual(await levels("--rule", "dates/missing=hint"), ["hint"]);
      assert.deepEqual(await levels("--rule", "dates/*=off"), []);
      assert.deepEqual(await levels("--rule", "dates/*=off", "--rule=dates/missing=error"), ["error"]);
      assert.deepEqual(await levels("--rule", "dates/missing=hint", "--quiet"), []);
    });
  });

  describe("--max-warnings", () => {
    it("lets warnings pass up to a number, and no error", async () => {
      folder.write("a.txt", `Title\n\n${CLEAN}`);
      const code = async (...args: string[]) => (await corpuslint([...args, folder.path])).code;
      assert.equal(await code("--max-warnings", "9"), 0);
      assert.equal(await code("--max-warnings", "0"), 1);
      assert.equal(await code("--max-warnings", "9", "--rule", "dates/missing=error"), 1);
      assert.equal(await code("--max-warnings", "0", "--rule", "dates/missing=information"), 0);
    });
  });

  describe("colours", () => {
    it("are for terminals, unless said otherwise", async () => {
      const coloured = async (isTTY: boolean, env: Record<string, string>, ...args: string[]) =>
        (await corpuslint([...args, seeds], { isTTY, env })).out.includes("\u001b[");
      assert.equal(await coloured(true, {}), true);
      assert.equal(await coloured(false, {}), false);
      assert.equal(await coloured(true, { NO_COLOR: "1" }), false);
      assert.equal(await coloured(true, { NO_COLOR: "" }), true);
      assert.equal(await coloured(true, { TERM: "dumb" }), false);
      assert.equal(await coloured(false, { FORCE_COLOR: "1" }), true);
      assert.equal(await coloured(true, { NO_COLOR: "1" }, "--color"), true);
      assert.equal(await coloured(true, {}, "--no-color"), false);
    });
  });

  describe("--fix", () => {
    it("applies what is safe, says where, and leaves nothing safe", async () => {
      for (const name of [
        "000_7d12872e8ff6fa34.txt",
        "001_18a1406b64227878.txt",
        "003_bbb90e647f579489.txt",
      ]) {
        folder.write(name, readFileSync(path.join(seeds, name)));
      }
      const { code, out, err } = await corpuslint(["--fix", "--format", "json"], { cwd: folder.path });
      assert.equal(code, 1);
      assert.match(err, /^fixed 001_18a1406b64227878\.txt$/m);
      assert.doesNotMatch(out, /"safety":"safe"/);
      assert.match(
        readFileSync(path.join(folder.path, "001_18a1406b64227878.txt"), "utf8"),
        /^date 2021-07-11\n/,
      );
      const again = await corpuslint(["--fix", "--format", "json"], { cwd: folder.path });
      assert.deepEqual([again.err, again.out], ["", out]);
    });

    it("keeps encoding and mark, and writes nothing it could not decode", async () => {
      const stray = " date 2021-07-11 \n\nStorm reaches the coast\n\n";
      const wide = Buffer.from(`\ufeff${stray}${CLEAN}`, "utf16le");
      const latin = Buffer.from(`${stray}Caf\xe9 au lait.\n`, "latin1");
      folder.write("latin.txt", latin);
      folder.write("wide.txt", wide);
      await corpuslint(["--fix"], { cwd: folder.path });
      assert.deepEqual(readFileSync(path.join(folder.path, "latin.txt")), latin);
      const fixed = readFileSync(path.join(folder.path, "wide.txt")).toString("utf16le");
      assert.match(fixed, /^\ufeffdate 2021-07-11\n/);
    });

    it("leaves alone what a rule that is off would fix", async () => {
      folder.write("a.txt", ` date 2021-07-11 \n\nStorm reaches the coast\n\n${CLEAN}`);
      const { err } = await corpuslint(["--fix", "--rule", "dates/malformed=off", "--rule", "text/*=off"], {
        cwd: folder.path,
      });
      assert.doesNotMatch(err, /fixed/);
    });
  });
});

describe("corpuslint check --diff", () => {
  let folder: Folder;
  let other: Folder;
  beforeEach(() => {
    folder = new Folder();
    other = new Folder();
    for (const name of readdirSync(seeds)) {
      const text = readFileSync(path.join(seeds, name));
      for (const one of [folder, other]) one.write(`in here/${name}`, text);
    }
    for (const one of [folder, other])
      one.write("in here/crlf.txt", ` date 2021-07-11 \r\n\r\n\r\n\r\n${CLEAN}`);
  });
  afterEach(() => {
    folder.remove();
    other.remove();
  });

  it("writes a patch that does what --fix does, and writes nothing else", async () => {
    const { code, out, err } = await corpuslint(["in here", "--diff"], { cwd: folder.path });
    assert.deepEqual([code, err], [1, ""]);
    for (const name of readdirSync(seeds)) {
      assert.deepEqual(
        readFileSync(path.join(folder.path, "in here", name)),
        readFileSync(path.join(seeds, name)),
      );
    }
    execFileSync("git", ["apply", "-"], { cwd: folder.path, input: out, stdio: "pipe" });
    await corpuslint(["in here", "--fix"], { cwd: other.path });
    const names = readdirSync(path.join(other.path, "in here"));
    assert.ok(names.length > 3);
    for (const name of names) {
      const [patched, fixed] = [folder, other].map((one) =>
        readFileSync(path.join(one.path, "in here", name)),
      );
      assert.deepEqual(patched, fixed, name);
    }
    assert.deepEqual(await corpuslint(["in here", "--diff"], { cwd: folder.path }), {
      code: 0,
      out: "",
      err: "",
    });
  });

  it("names files from the current folder, else from their corpus", async () => {
    const names = async (cwd: string) => {
      const { out } = await corpuslint([path.join(folder.path, "in here"), "--diff"], { cwd });
      return out.match(/^--- .+crlf\.txt/m)?.[0];
    };
    assert.equal(await names(folder.path), "--- a/in here/crlf.txt");
    assert.equal(await names(path.join(folder.path, "in here")), "--- a/crlf.txt");
    assert.equal(await names(other.path), "--- a/crlf.txt");
  });

  it("says which files no patch can hold", async () => {
    folder.write("in here/wide.txt", Buffer.from(`\ufeff date 2021-07-11 \n\nTitle\n\n${CLEAN}`, "utf16le"));
    const { out, err } = await corpuslint(["in here", "--diff"], { cwd: folder.path });
    assert.match(err, /^in here\/wide\.txt: A patch cannot hold its encoding/m);
    assert.doesNotMatch(out, /wide\.txt/);
  });
});

describe("corpuslint check --summary", () => {
  it("shows the last words of the whole report alone", async () => {
    const all = await corpuslint([seeds]);
    const short = await corpuslint([seeds, "--summary"]);
    assert.equal(short.code, 1);
    assert.ok(all.out.endsWith(short.out));
    assert.match(short.out, /^ +\d+ {2}text\/blank-lines/m);
    assert.equal((await corpuslint([seeds, "--summary", "--format", "json"])).code, 2);
  });
});

describe("corpuslint check --format", () => {
  it("writes the same findings in every format", async () => {
    const written = async (format: string) => (await corpuslint([seeds, "--format", format])).out;
    const json: { message: string; rule: string }[] = JSON.parse(await written("json"));
    const lines = (await written("jsonl")).trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      json,
    );
    const { results } = JSON.parse(await written("sarif")).runs[0];
    assert.deepEqual(
      results.map(({ ruleId }: { ruleId: string }) => ruleId),
      json.map(({ rule }) => rule),
    );
    const github = (await written("github")).split("\n").filter((line) => line.startsWith("::"));
    assert.ok(github.length > 10);
    const page = await written("html");
    assert.equal(page.split("<blockquote").length - 1, json.length);
  });

  it("tells in SARIF what could not be read", async () => {
    const { out } = await corpuslint(["-", "--format", "sarif"], { stdin: "nothing\n" });
    const [invocation] = JSON.parse(out).runs[0].invocations;
    assert.match(invocation.toolExecutionNotifications[0].message.text, /^standard input: Line 1 /);
  });
});

describe("corpuslint check with a cache", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    for (const name of readdirSync(seeds)) folder.write(`in/${name}`, readFileSync(path.join(seeds, name)));
  });
  afterEach(() => folder.remove());

  const check = (args: string[], env: Record<string, string> = {}) =>
    corpuslint(["in", "--format", "json", "--today", "2026-01-01", ...args], { cwd: folder.path, env });

  it("finds the same again, and what has changed", async () => {
    const fresh = await check(["--no-cache"]);
    assert.deepEqual(readdirSync(folder.path), ["in"]);
    for (let run = 0; run < 2; run++) assert.deepEqual(await check(["--cache-location", "cache"]), fresh);
    assert.equal(readdirSync(path.join(folder.path, "cache")).length, 1);
    folder.write("in/001_18a1406b64227878.txt", DATED);
    const changed = await check(["--no-cache"]);
    assert.notDeepEqual(changed, fresh);
    assert.deepEqual(await check(["--cache-location", "cache"]), changed);
    assert.deepEqual(
      await check(["--cache-location", "cache", "--rule", "dates/*=off"]),
      await check(["--no-cache", "--rule", "dates/*=off"]),
    );
  });

  it("keeps it where the user's system keeps caches, and nowhere where there is no such place", async () => {
    const plain = await check([]);
    assert.deepEqual(readdirSync(folder.path), ["in"]);
    const home = path.join(folder.path, "home");
    assert.deepEqual(await check([], { XDG_CACHE_HOME: path.join(home, "x") }), plain);
    if (process.platform === "linux") {
      assert.deepEqual(readdirSync(home, { recursive: true }).slice(0, 2), ["x", "x/corpuslint"]);
    }
    assert.equal((await check(["--no-cache", "--cache-location", "x"])).code, 2);
  });

  it("does without one that cannot be written", async () => {
    folder.write("file", "");
    assert.deepEqual(await check(["--cache-location", "file"]), await check(["--no-cache"]));
  });
});

describe("corpuslint check --today", () => {
  it("judges by that day", async () => {
    const folder = new Folder({ "a.txt": DATED });
    const rules = async (day: string) =>
      shown((await corpuslint([folder.path, "--format", "json", "--today", day])).out).map(
        ({ rule }) => rule,
      );
    assert.deepEqual(await rules("2026-01-01"), []);
    assert.deepEqual(await rules("2021-07-01"), ["dates/future"]);
    for (const wrong of ["2021-02-30", "today", "1.7.2021"]) {
      assert.equal((await corpuslint([folder.path, "--today", wrong])).code, 2);
    }
    folder.remove();
  });
});

describe("corpuslint", () => {
  it("says what it can do, and which it is", async () => {
    const help = await corpuslint(["--help"]);
    assert.equal(help.code, 0);
    for (const name of ["check", "rules", "inspect", "same-name", "duplicates", "lsp"]) {
      assert.match(help.out, new RegExp(`^ {2}${name} `, "m"));
      const own = await corpuslint(["help", name]);
      assert.equal(own.code, 0);
      assert.deepEqual(await corpuslint([name, "--help"]), own);
      assert.match(own.out, new RegExp(`^Usage: corpuslint ${name} `, "m"));
    }
    assert.match((await corpuslint(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
    assert.equal((await corpuslint(["help", "nothing"])).code, 2);
  });

  it("guesses the command that was meant", async () => {
    const { code, err } = await corpuslint(["chekc"]);
    assert.equal(code, 2);
    assert.match(err, /Did you mean the command “check”\?/);
  });

  it("lists its rules", async () => {
    const { code, out } = await corpuslint(["rules"]);
    assert.equal(code, 0);
    assert.match(out, /^dates\/missing +warning +\p{Lu}/mu);
    const json = JSON.parse((await corpuslint(["rules", "--format", "json"])).out);
    assert.equal(json.length, out.trim().split("\n").length);
  });
});
