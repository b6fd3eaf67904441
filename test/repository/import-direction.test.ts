import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** Which rooms a room may import from; what is not listed is forbidden. Longest matching prefix decides. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "server/src/engine/text": ["server/src/engine/text"],
  "server/src/engine/fixes": ["server/src/engine/fixes", "server/src/engine/text"],
  "server/src/engine/settings": ["server/src/engine/text"],
  "server/src/engine/dates": ["server/src/engine/dates", "server/src/engine/text"],
  "server/src/engine/names": [
    "server/src/engine/names",
    "server/src/engine/text",
    "server/src/engine/settings",
  ],
  "server/src/engine/duplicates": ["server/src/engine/duplicates", "server/src/engine/text"],
  "server/src/engine/boilerplate": [
    "server/src/engine/boilerplate",
    "server/src/engine/dates",
    "server/src/engine/text",
  ],
  "server/src/engine/article": [
    "server/src/engine/article",
    "server/src/engine/boilerplate",
    "server/src/engine/dates",
    "server/src/engine/duplicates",
    "server/src/engine/names",
    "server/src/engine/settings",
    "server/src/engine/text",
  ],
  "server/src/engine/corpus": [
    "server/src/engine/corpus",
    "server/src/engine/article",
    "server/src/engine/boilerplate",
    "server/src/engine/dates",
    "server/src/engine/duplicates",
    "server/src/engine/names",
    "server/src/engine/settings",
    "server/src/engine/text",
  ],
  "server/src/engine/rules": ["server/src/engine"],
  "server/src/engine": ["server/src/engine"],
  "server/src/protocol": [],
  "server/src/workspace": ["server/src/workspace", "server/src/engine"],
  "server/src/lsp": ["server/src/lsp", "server/src/workspace", "server/src/engine", "server/src/protocol"],
  "server/src/cli": ["server/src/cli", "server/src/workspace", "server/src/engine"],
  "client/src": ["client/src", "server/src/protocol"],
};

/** Packages that a room may import besides; the engine has none, so that it stays pure. */
const packages: Readonly<Record<string, readonly RegExp[]>> = {
  "server/src/engine": [],
  "server/src/protocol": [],
  "server/src/workspace": [/^node:/, /^jsonc-parser$/],
  "server/src/lsp": [/^node:/, /^vscode-languageserver/],
  "server/src/cli": [/^node:/],
  "client/src": [/^node:/, /^vscode$/, /^vscode-languageclient/],
};

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^"';]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)|require\(\s*"([^"]+)"\s*\)|(?:^|\n)\s*import\s+"([^"]+)"/g;

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, "/")))
    .filter((name) => name.endsWith(".ts"));
}

function ruleFor<T>(table: Readonly<Record<string, T>>, file: string): T | undefined {
  const rooms = Object.keys(table).filter(
    (room) => file === room || file.startsWith(`${room}/`) || file.startsWith(`${room}.`),
  );
  const longest = rooms.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : table[longest];
}

/** Every import of a file that its room does not allow. */
function violations(file: string, source: string): string[] {
  const wrong: string[] = [];
  for (const match of source.matchAll(IMPORT)) {
    const target = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
    if (target.startsWith(".")) {
      const resolved = path.posix.normalize(path.posix.join(path.posix.dirname(file), target));
      const rooms = ruleFor(allowed, file) ?? [];
      const inside = rooms.some((room) => resolved === room || resolved.startsWith(`${room}/`));
      if (!inside) wrong.push(`${file} imports ${resolved}`);
    } else if (!(ruleFor(packages, file) ?? []).some((pattern) => pattern.test(target))) {
      wrong.push(`${file} imports the package ${target}`);
    }
  }
  return wrong;
}

describe("import direction", () => {
  it("is kept by every source file", () => {
    const files = [...sourceFiles("server/src"), ...sourceFiles("client/src")];
    assert.ok(files.length > 20);
    const wrong = files.flatMap((file) => violations(file, readFileSync(path.join(root, file), "utf8")));
    assert.deepEqual(wrong, []);
  });

  it("would be seen if broken", () => {
    assert.equal(violations("server/src/engine/text/x.ts", 'import { a } from "../rules/rule";').length, 1);
    assert.equal(violations("server/src/engine/rules/x.ts", 'import fs from "node:fs";').length, 1);
    assert.equal(violations("client/src/x.ts", 'import { a } from "../../server/src/engine";').length, 1);
    assert.equal(violations("server/src/cli/x.ts", 'export { a } from "../lsp/main";').length, 1);
    assert.equal(
      violations("client/src/x.ts", 'import type { A } from "../../server/src/protocol";').length,
      0,
    );
  });
});
