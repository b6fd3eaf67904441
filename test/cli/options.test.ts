import assert from "node:assert/strict";
import { nearest, type OptionSpecs, optionHelp, readOptions, UsageError } from "../../server/src/cli/options";

const specs: OptionSpecs = {
  format: { type: "string", choices: ["pretty", "json"], help: "How to write." },
  config: { type: "string", value: "FILE", help: "Which settings." },
  rule: { type: "string", multiple: true, help: "A rule's level." },
  fix: { type: "boolean", help: "Mend." },
  help: { type: "boolean", short: "h", help: "This text." },
};

function wrong(args: string[]): UsageError {
  try {
    readOptions(specs, args);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: `${args.join(" ")} was accepted` });
}

describe("command line options", () => {
  it("are read with blank or equals sign, short, repeated, and end at --", () => {
    const given = readOptions(specs, [
      "a",
      "--format",
      "json",
      "--rule=x=off",
      "--rule",
      "y=hint",
      "-h",
      "--",
      "--fix",
    ]);
    assert.deepEqual(given.positionals, ["a", "--fix"]);
    assert.equal(given.value("format"), "json");
    assert.deepEqual(given.all("rule"), ["x=off", "y=hint"]);
    assert.equal(given.flag("help"), true);
    assert.equal(given.flag("fix"), false);
    assert.equal(given.value("config"), undefined);
  });

  it("take the last of two values", () => {
    assert.equal(readOptions(specs, ["--format", "json", "--format", "pretty"]).value("format"), "pretty");
  });

  it("say which one was meant", () => {
    const error = wrong(["--fromat", "json"]);
    assert.match(error.message, /“--fromat”/);
    assert.match(error.hint ?? "", /“--format”/);
    assert.equal(wrong(["--zzzzzz"]).hint, undefined);
    assert.match(wrong(["--format", "jsno"]).hint ?? "", /“json”/);
  });

  it("are refused without their value, with one they do not have, and by names of Object", () => {
    assert.match(wrong(["--format"]).message, /needs a value: one of pretty, json/);
    assert.match(wrong(["--format", "--fix"]).message, /needs a value/);
    assert.match(wrong(["--config", "--fix"]).message, /“--config” needs a value/);
    assert.match(wrong(["--config="]).message, /“--config” needs a value/);
    assert.equal(readOptions(specs, ["--config=--fix"]).value("config"), "--fix");
    assert.match(wrong(["--fix=yes"]).message, /takes no value/);
    assert.match(wrong(["--format=xml"]).message, /“xml” is no value/);
    assert.match(wrong(["--toString"]).message, /Unknown option/);
    assert.match(wrong(["-x"]).message, /Unknown option “-x”/);
  });

  it("are listed with their values", () => {
    const help = optionHelp(specs);
    assert.match(help, /--format pretty\|json {2,}How to write\./);
    assert.match(help, /-h, --help/);
    assert.match(help, /--config FILE/);
  });

  it("find the nearest word, none where all are far", () => {
    assert.equal(nearest("chekc", ["check", "inspect"]), "check");
    assert.equal(nearest("seeds", ["check", "inspect", "rules"]), undefined);
    assert.equal(nearest("x".repeat(100_000), ["check"]), undefined);
  });
});
