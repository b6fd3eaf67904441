import assert from "node:assert/strict";
import { applyEdits, type Finding } from "../../server/src/engine";
import { defaultConfiguration, parseConfiguration } from "../../server/src/workspace/configuration";
import { decisionEdits, ignoreEdits } from "../../server/src/workspace/configuration-edits";

function problems(text: string): string[] {
  return parseConfiguration(text).problems.map(
    ({ start, end, severity }) => `${severity} ${text.slice(start, end)}`,
  );
}

describe("the configuration file", () => {
  it("is read, with comments and trailing commas", () => {
    const { configuration, problems } = parseConfiguration(`{
      // which files
      "include": ["**/*.txt", "**/*.text",],
      "exclude": ["drafts/**"],
      "maxFileSize": 1000,
      "language": "de",
      "dateHeader": "iso-line",
      "rules": { "dates/missing": "off", "text/*": "hint" },
      "entities": [{ "name": "Kim Jong Un", "kind": "person", "aliases": ["Kim Jong-un"], "note": "leader" }],
      "different": [["Kim Jong Un", "Kim Jong Il"]],
      "ignored": ["abc", { "rule": "dates/missing", "text": "x", "fingerprint": "def" }],
    }`);
    assert.deepEqual(problems, []);
    assert.deepEqual(configuration, {
      include: ["**/*.txt", "**/*.text"],
      exclude: ["drafts/**"],
      maxFileSize: 1000,
      settings: {
        language: "de",
        dateHeader: "iso-line",
        rules: { "dates/missing": "off", "text/*": "hint" },
        entities: [{ name: "Kim Jong Un", kind: "person", aliases: ["Kim Jong-un"], note: "leader" }],
        different: [["Kim Jong Un", "Kim Jong Il"]],
        ignored: ["abc", "def"],
      },
    });
  });

  it("that is empty says nothing", () => {
    for (const text of ["", "  \n", "{}", "// nothing yet"]) {
      assert.deepEqual(parseConfiguration(text), { configuration: defaultConfiguration, problems: [] });
    }
  });

  it("lays its rules over those of the editor", () => {
    const base = {
      ...defaultConfiguration,
      settings: { ...defaultConfiguration.settings, rules: { "text/*": "off", "dates/*": "hint" } as const },
    };
    const { configuration } = parseConfiguration('{ "rules": { "text/*": "error" } }', base);
    assert.deepEqual(configuration?.settings.rules, { "text/*": "error", "dates/*": "hint" });
  });

  it("that is broken is refused as a whole, with the place", () => {
    for (const [text, expected] of [
      ["{", "error "],
      ["[1]", "error [1]"],
      ['{ "include": "*.txt" }', 'error "*.txt"'],
      ['{ "include": [1] }', "error 1"],
      ['{ "rules": { "dates/missing": "loud" } }', 'error "loud"'],
      ['{ "maxFileSize": -1 }', "error -1"],
      ['{ "maxFileSize": 1e999 }', "error 1e999"],
      ['{ "entities": [{ "kind": "person" }] }', 'error { "kind": "person" }'],
      ['{ "different": [["one"]] }', 'error ["one"]'],
      ['{ "language": "English" }', 'error "English"'],
      ['{ "ignored": [{ "rule": "x" }] }', 'error { "rule": "x" }'],
    ] as const) {
      assert.ok(problems(text).includes(expected), `${text}: ${problems(text).join("; ")}`);
      assert.equal(parseConfiguration(text).configuration, null, text);
    }
  });

  it("with an unknown name is warned of, and used", () => {
    const text = '{ "inclde": [], "rules": { "dates/mising": "off" }, "maxFileSize": 7 }';
    assert.deepEqual(problems(text), ['warning "inclde"', 'warning "dates/mising": "off"']);
    assert.equal(parseConfiguration(text).configuration?.maxFileSize, 7);
  });

  it("cannot overflow the stack or change what objects are", () => {
    assert.equal(parseConfiguration("[".repeat(100_000)).configuration, null);
    parseConfiguration('{ "__proto__": { "polluted": true }, "rules": { "__proto__": "off" } }');
    assert.equal(Reflect.get({}, "polluted"), undefined);
  });
});

const canonical = {
  kind: "canonical-name",
  title: "",
  name: "Kim Jong Un",
  aliases: ["Kim Jong-un"],
} as const;

describe("decisions in the configuration file", () => {
  it("make a new file", () => {
    const after = applyEdits("", decisionEdits("", canonical));
    assert.deepEqual(JSON.parse(after), { entities: [{ name: "Kim Jong Un", aliases: ["Kim Jong-un"] }] });
    assert.ok(after.endsWith("\n"));
  });

  it("keep comments, order and what else is said", () => {
    const before = '{\n  // our corpus\n  "language": "en", // English\n  "entities": []\n}\n';
    const after = applyEdits(before, decisionEdits(before, canonical));
    assert.ok(after.includes("// our corpus") && after.includes("// English"));
    const { configuration, problems } = parseConfiguration(after);
    assert.deepEqual(problems, []);
    assert.deepEqual(configuration?.settings.entities, [{ name: "Kim Jong Un", aliases: ["Kim Jong-un"] }]);
  });

  it("choosing another form later renames the entity and keeps the rest of it", () => {
    const before =
      '{ "entities": [{ "name": "Kim Jong-un", "kind": "person", "note": "x", "aliases": ["Kim Jong-Un"] }] }';
    const { configuration } = parseConfiguration(applyEdits(before, decisionEdits(before, canonical)));
    assert.deepEqual(configuration?.settings.entities, [
      { name: "Kim Jong Un", kind: "person", note: "x", aliases: ["Kim Jong-un", "Kim Jong-Un"] },
    ]);
  });

  it("of different names are written once", () => {
    const decision = { kind: "different-names", title: "", names: ["A B", "A C"] } as const;
    const after = applyEdits("{}", decisionEdits("{}", decision));
    assert.deepEqual(parseConfiguration(after).configuration?.settings.different, [["A B", "A C"]]);
    assert.deepEqual(decisionEdits(after, decision), []);
    assert.deepEqual(decisionEdits(after, { ...decision, names: ["A C", "A B"] }), []);
  });

  it("ignored findings tell what they are, and are written once", () => {
    const finding: Finding = {
      rule: "text/blank-lines",
      severity: "hint",
      confidence: 1,
      evidence: [],
      fixes: [],
      decisions: [],
      fingerprint: "abc",
      span: { start: 0, end: 1 },
      message: "",
    };
    const first = applyEdits("{}", ignoreEdits("{}", finding, "two\n\nlines"));
    assert.deepEqual(JSON.parse(first), {
      ignored: [{ rule: "text/blank-lines", text: "two lines", fingerprint: "abc" }],
    });
    assert.deepEqual(ignoreEdits(first, finding, "x"), []);
    const second = applyEdits(first, ignoreEdits(first, { ...finding, fingerprint: "def" }, "y"));
    assert.deepEqual(parseConfiguration(second).configuration?.settings.ignored, ["abc", "def"]);
  });
});
