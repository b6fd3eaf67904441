import { compareNames, type EntityKind, SAME } from "../../engine";
import type { Command, ExitCode } from "../command";
import { type JsonLine, readJsonLines, requireJsonLines, textMember, writeJsonLine } from "../jsonl";
import { type OptionSpecs, readOptions } from "../options";

const options: OptionSpecs = {
  jsonl: { type: "boolean", help: "Pairs come and answers go as JSON Lines." },
  help: { type: "boolean", short: "h", help: "This text." },
};

/** FollowTheMoney's schemata (https://followthemoney.tech), which lists of names are labelled with. */
const KINDS: Readonly<Record<string, EntityKind>> = {
  person: "person",
  company: "organisation",
  organization: "organisation",
  organisation: "organisation",
  legalentity: "organisation",
  publicbody: "organisation",
  place: "place",
  address: "place",
};

export const sameName: Command = {
  name: "same-name",
  summary: "Say of pairs of names whether they are one name in two forms",
  usage: "--jsonl",
  details: `Reads {"name1", "name2", "schema"?} and writes {"match", "score"}, a line for each line, in order. "schema" is
Person, Company, Organization or the like; without it, the likelier of person and organisation counts.
A line that cannot be read gives {"error"}, and exit 1.
`,
  options,
  async run(args, terminal): Promise<ExitCode> {
    const given = readOptions(options, args);
    requireJsonLines(given, "same-name");
    let failed = false;
    for await (const line of readJsonLines(terminal.stdin)) {
      const names = namesOf(line);
      if (names instanceof Error) failed = true;
      await writeJsonLine(terminal, names instanceof Error ? { error: names.message } : compare(...names));
    }
    return failed ? 1 : 0;
  },
};

function namesOf(line: JsonLine): [one: string, other: string, schema?: string] | Error {
  const one = textMember(line, "name1");
  const other = textMember(line, "name2");
  if (one instanceof Error) return one;
  if (other instanceof Error) return other;
  const schema = textMember(line, "schema");
  return schema instanceof Error ? [one, other] : [one, other, schema];
}

function compare(one: string, other: string, schema?: string): { match: boolean; score: number } {
  const kinds: readonly EntityKind[] =
    schema === undefined ? ["person", "organisation"] : [KINDS[schema.toLowerCase()] ?? "other"];
  const score = Math.max(...kinds.map((kind) => compareNames(one, other, kind).score));
  return { match: score >= SAME, score };
}
