// npm run generate: writes what follows from the list of rules. test/repository/generated.test.ts fails when it is stale.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Rule, rules } from "../server/src/engine";
import { configurationSchema, ruleLevels } from "./corpuslint-schema";

const root = join(__dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Every generated file with the text it should have. */
export function generatedFiles(): Map<string, string> {
  return new Map([
    ["corpuslint.schema.json", json(configurationSchema)],
    ["package.json", manifest()],
    ["README.md", withTable("README.md", "docs/rules/")],
    ["docs/rules/README.md", withTable("docs/rules/README.md", "")],
  ]);
}

/** The manifest, with the setting `corpuslint.rules` knowing every rule. */
function manifest(): string {
  const content = JSON.parse(read("package.json"));
  content.contributes.configuration.properties["corpuslint.rules"].properties = ruleLevels;
  return json(content);
}

const BEGIN = "<!-- The table is written by `npm run generate`. -->";
const END = "<!-- End of the table. -->";

function withTable(path: string, pages: string): string {
  const text = read(path);
  const start = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (start < 0 || end < start) throw new Error(`${path} has no place for the table of rules`);
  const rows = rules.map(
    (rule) => `| [${rule.id}](${pages}${rule.id}.md) | ${cell(rule.summary)} | ${rule.severity} |`,
  );
  const table = ["| Rule | What it finds | Level |", "| --- | --- | --- |", ...rows];
  return `${text.slice(0, start)}${BEGIN}\n${table.join("\n")}\n${text.slice(end)}`;
}

const cell = (text: Rule["summary"]) => text.replaceAll("|", "\\|");

if (require.main === module) {
  for (const [path, text] of generatedFiles()) {
    if (existsSync(join(root, path)) && read(path) === text) continue;
    writeFileSync(join(root, path), text);
    console.log(path);
  }
}
