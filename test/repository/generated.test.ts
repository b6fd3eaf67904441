import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { configurationSchema } from "../../scripts/corpuslint-schema";
import { generatedFiles } from "../../scripts/generate";
import { rules } from "../../server/src/engine";
import { defaultConfiguration, parseConfiguration } from "../../server/src/workspace/configuration";

const root = path.resolve(__dirname, "../..");

describe("generated files", () => {
  for (const [file, text] of generatedFiles()) {
    it(`${file} is up to date`, () => {
      const stale = `${file} is stale: run npm run generate`;
      assert.equal(readFileSync(path.join(root, file), "utf8"), text, stale);
    });
  }
});

describe("corpuslint.schema.json", () => {
  const { properties } = configurationSchema;
  const problems = (value: unknown) => parseConfiguration(JSON.stringify(value)).problems;

  it("knows the settings that the reader of the file knows", () => {
    const examples = {
      $schema: "./corpuslint.schema.json",
      include: ["**/*.txt"],
      exclude: ["drafts/**"],
      maxFileSize: 1000,
      language: "en",
      dateHeader: "auto",
      rules: {},
      entities: [{ name: "A", kind: "person", aliases: ["B"], note: "n", wikidata: "Q1" }],
      different: [["A", "B"]],
      ignored: ["abc", { fingerprint: "abc", rule: "r", text: "t" }],
    };
    assert.deepEqual(problems(examples), []);
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(examples).sort());
    const [entity] = examples.entities;
    assert.deepEqual(Object.keys(properties.entities.items.properties), Object.keys(entity ?? {}));
  });

  it("offers only values that the reader takes", () => {
    for (const dateHeader of properties.dateHeader.enum) assert.deepEqual(problems({ dateHeader }), []);
    for (const kind of properties.entities.items.properties.kind.enum) {
      assert.deepEqual(problems({ entities: [{ name: "A", kind }] }), []);
    }
    for (const [rule, levels] of Object.entries(properties.rules.properties)) {
      assert.ok("enum" in levels && Array.isArray(levels.enum));
      for (const level of levels.enum) assert.deepEqual(problems({ rules: { [rule]: level } }), []);
    }
    assert.equal(problems({ dateHeader: "?" }).length, 1);
  });

  it("knows every rule and every family", () => {
    const known = new Set(Object.keys(properties.rules.properties));
    for (const { id } of rules) {
      assert.ok(known.has(id) && known.has(`${id.slice(0, id.indexOf("/"))}/*`), id);
    }
  });

  it("states the defaults that hold", () => {
    assert.deepEqual(properties.include.default, defaultConfiguration.include);
    assert.deepEqual(properties.exclude.default, defaultConfiguration.exclude);
    assert.equal(properties.maxFileSize.default, defaultConfiguration.maxFileSize);
    assert.equal(properties.dateHeader.default, defaultConfiguration.settings.dateHeader);
  });
});
