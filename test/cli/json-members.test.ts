import assert from "node:assert/strict";
import { memberValue } from "../../server/src/cli/json-members";

function textOf(json: string, name: string): string | undefined {
  const value = memberValue(json, name);
  return value === undefined ? undefined : json.slice(value.start, value.end);
}

describe("a member of a JSON object in its text", () => {
  it("is found wherever and however it is written", () => {
    assert.equal(textOf('{"text":"a"}', "text"), '"a"');
    assert.equal(textOf('  { "id" : 12345678901234567890 , "text" : "b" }  ', "id"), "12345678901234567890");
    assert.equal(textOf('{"a":{"text":"no"},"b":["text",{"text":1}],"text": "yes" }', "text"), '"yes"');
    assert.equal(textOf('{"a":"\\"text\\":\\\\","text":"}{][,"}', "text"), '"}{][,"');
    assert.equal(textOf('{"te\\u0078t":"escaped"}', "text"), '"escaped"');
    assert.equal(textOf('{"text":"first","text":"last"}', "text"), '"last"');
    assert.equal(textOf('{"text":null}', "text"), "null");
    assert.equal(textOf('{"":{"x":[[]]},"text":-1.0e5\t}\r', "text"), "-1.0e5");
  });

  it("is undefined where there is none", () => {
    for (const json of ["{}", '{"a":"text"}', '{"a":{"text":1}}', '{"a":["text"]}']) {
      assert.equal(textOf(json, "text"), undefined, json);
    }
  });

  it("agrees with JSON.parse, whatever the object", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const scalars = ["a", "te\\xt", '"', "\\", "{", "}", "[", ",", ":", 0, -1.5, true, null, "\u2028", "🙂"];
    const value = (depth: number): unknown => {
      const kind = depth > 3 ? 0 : random(4);
      if (kind === 1) return Array.from({ length: random(3) }, () => value(depth + 1));
      if (kind === 2) {
        return Object.fromEntries(
          Array.from({ length: random(3) }, () => [scalars[random(9)], value(depth + 1)]),
        );
      }
      return scalars[random(scalars.length)];
    };
    for (let round = 0; round < 500; round++) {
      const members: Record<string, unknown> = {};
      for (const name of ["id", "a:b", 'x"y', "text", "z"]) if (random(3) > 0) members[name] = value(0);
      const json = JSON.stringify(members, null, random(2) * 2);
      const found = textOf(json, "text");
      assert.deepEqual(found === undefined ? undefined : JSON.parse(found), members.text, json);
    }
  });
});
