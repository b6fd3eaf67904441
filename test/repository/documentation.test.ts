import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import manifest from "../../package.json";
import { rules } from "../../server/src/engine";

const root = path.resolve(__dirname, "../..");
const pages = [
  "README.md",
  "CHANGELOG.md",
  ...readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll(path.sep, "/")}`),
];
const read = (page: string) => readFileSync(path.join(root, page), "utf8");

describe("the documentation", () => {
  it("links to files that are there", () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map((match) => path.join(path.dirname(page), match[1] ?? ""))
        .filter((target) => !existsSync(path.join(root, target)))
        .map((target) => `${page} links to ${target}`),
    );
    assert.deepEqual(broken, []);
  });

  it("names rules that there are", () => {
    const families = [...new Set(rules.map(({ id }) => id.slice(0, id.indexOf("/"))))];
    const known = new Set<string>(rules.map(({ id }) => id));
    const named = new RegExp(`["\`]((?:${families.join("|")})/[a-z][a-z-]*)["\`]`, "g");
    const unknown = pages.flatMap((page) =>
      [...read(page).matchAll(named)]
        .map((match) => match[1] ?? "")
        .filter((id) => !known.has(id))
        .map((id) => `${page} names ${id}`),
    );
    assert.deepEqual(unknown, []);
  });

  it("lists the commands with their keys", () => {
    const { commands, keybindings } = manifest.contributes;
    const inTree = new Set(["corpuslint.compareArticles", "corpuslint.keepBest"]);
    const listed = [...read("README.md").matchAll(/^\| ([A-Z][\w .…()]+?) \| (?:`([^`]+)`)? ?\|/gm)];
    const shown = new Map(listed.map((match) => [match[1], match[2]?.toLowerCase()]));
    for (const { command, title } of commands) {
      if (inTree.has(command)) continue;
      const name = title.replace(" (corpuslint.json)", "");
      assert.ok(shown.has(name), `the README does not list “${name}”`);
      const key = keybindings.find((binding) => binding.command === command)?.key;
      assert.equal(shown.get(name), key, `the README's keys of “${name}”`);
    }
  });
});
