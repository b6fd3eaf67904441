import { availableParallelism } from "node:os";
import * as path from "node:path";
import { type Day, isoOf } from "../engine";
import { today } from "../workspace";
import { userCache } from "./cache-folder";
import { isJsonl } from "./inputs/jsonl-input";
import { type Given, type OptionSpecs, readOptions, UsageError, wholeNumber } from "./options";
import { RuleLevels } from "./rule-levels";
import type { Terminal } from "./terminal";

const FORMATS = ["pretty", "json", "jsonl", "sarif", "github", "html"] as const;

export type FormatName = (typeof FORMATS)[number];

export const checkOptions: OptionSpecs = {
  format: { type: "string", choices: FORMATS, help: "How findings are written. Default: pretty." },
  summary: { type: "boolean", help: "Show only how many findings there are of each rule." },
  quiet: { type: "boolean", help: "Show errors and warnings only." },
  rule: {
    type: "string",
    value: "RULE=LEVEL",
    multiple: true,
    help: "error, warning, information, hint or off for a rule or family/*; may be repeated.",
  },
  config: {
    type: "string",
    value: "FILE",
    help: "Settings to use in place of the corpus's corpuslint.json.",
  },
  fix: { type: "boolean", help: "Apply all safe fixes, then show what is left." },
  diff: { type: "boolean", help: "Write what --fix would change as a patch, and change nothing." },
  output: {
    type: "string",
    value: "FILE",
    help: "Where --fix writes cleaned JSON Lines. Default: standard output.",
  },
  since: { type: "string", value: "COMMIT", help: "Only files that have changed since then, as Git has it." },
  baseline: { type: "string", value: "FILE", help: "Show only what is not in that baseline." },
  "write-baseline": { type: "string", value: "FILE", help: "Write all findings of today as a baseline." },
  corpus: {
    type: "string",
    value: "SUMMARY",
    help: "Check JSON Lines against a summary that “merge” wrote; format is jsonl then.",
  },
  jsonl: { type: "boolean", help: "Paths are files of JSON Lines, whatever their names." },
  jobs: {
    type: "string",
    value: "N",
    help: "Threads where articles are many. Default: one a core; with --corpus none.",
  },
  "cache-location": {
    type: "string",
    value: "DIR",
    help: "Where to remember what was read. Default: the user's cache.",
  },
  "no-cache": { type: "boolean", help: "Read everything anew, and remember nothing." },
  "max-warnings": { type: "string", value: "N", help: "Exit 0 without errors and with at most N warnings." },
  today: {
    type: "string",
    value: "DAY",
    help: "The day to judge by, as 2021-07-11. Default: what the clock says.",
  },
  color: { type: "boolean", help: "Colours, whatever the output is." },
  "no-color": { type: "boolean", help: "No colours. NO_COLOR and FORCE_COLOR are heeded too." },
  help: { type: "boolean", short: "h", help: "This text." },
};

/** What was asked of `check`, known to make sense together. */
export interface CheckChoices {
  readonly format: FormatName;
  readonly onlySummary: boolean;
  readonly quiet: boolean;
  readonly levels: RuleLevels;
  /** Undefined: anything that is shown counts. */
  readonly mostWarnings: number | undefined;
  readonly action: "show" | "fix" | "diff";
  readonly output: string | undefined;
  readonly since: string | undefined;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  readonly config: string | undefined;
  readonly corpus: string | undefined;
  readonly jobs: number;
  /** A folder, absolute; undefined: nothing is remembered. */
  readonly cache: string | undefined;
  readonly today: () => Day;
  readonly colour: boolean | undefined;
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Files of JSON Lines, and "-". */
  readonly inputs: readonly string[];
}

/** Throws a `UsageError` for what cannot be asked for, alone or together. */
export function readCheckOptions(args: readonly string[], { cwd, env }: Terminal): CheckChoices {
  const given = readOptions(checkOptions, args);
  const named = given.positionals;
  // An unset variable of a script must not become the current folder.
  if (named.includes("")) throw new UsageError("A path is empty.");
  const corpus = given.value("corpus");
  const allJsonl = given.flag("jsonl") || corpus !== undefined;
  const inputs = allJsonl ? (named.length === 0 ? ["-"] : named) : named.filter((one) => isJsonl(one, cwd));
  const paths = allJsonl ? [] : named.length === 0 ? ["."] : named.filter((one) => !isJsonl(one, cwd));
  const format = FORMATS.find((one) => one === given.value("format"));
  requireSense(given, paths, inputs);
  return {
    format: format ?? (corpus === undefined ? "pretty" : "jsonl"),
    onlySummary: given.flag("summary"),
    quiet: given.flag("quiet"),
    levels: new RuleLevels(given.all("rule")),
    mostWarnings: wholeNumber(given, "max-warnings"),
    action: given.flag("fix") ? "fix" : given.flag("diff") ? "diff" : "show",
    output: given.value("output"),
    since: given.value("since"),
    baseline: given.value("baseline"),
    writeBaseline: given.value("write-baseline"),
    config: given.value("config"),
    corpus,
    // What runs many processes, each with its piece of a corpus, gives a core to each.
    jobs: wholeNumber(given, "jobs") ?? (corpus === undefined ? availableParallelism() : 0),
    cache: cacheGiven(given, cwd) ?? (given.flag("no-cache") ? undefined : userCache(env, process.platform)),
    today: dayGiven(given),
    colour: given.flag("no-color") ? false : given.flag("color") ? true : undefined,
    paths,
    inputs,
  };
}

function requireSense(given: Given, paths: readonly string[], inputs: readonly string[]): void {
  const never = (one: string, other: string, why: string) => {
    if (given.value(one) !== undefined && given.value(other) !== undefined) {
      throw new UsageError(`“--${one}” and “--${other}” do not go together.`, why);
    }
  };
  never("fix", "diff", "--diff shows what --fix would do.");
  never("cache-location", "no-cache", "One of them is enough.");
  never("baseline", "write-baseline", "To renew a baseline, write it again.");
  for (const change of ["fix", "diff"])
    never(change, "write-baseline", "Write the baseline when files are fixed.");
  if (given.flag("summary") && (given.value("format") ?? "pretty") !== "pretty") {
    throw new UsageError("“--summary” is for people; other formats are read by programs.");
  }
  if (inputs.length > 0) {
    for (const one of ["diff", "since"]) {
      if (given.value(one) !== undefined)
        throw new UsageError(`“--${one}” is for folders, not for JSON Lines.`);
    }
    if (given.flag("fix") && given.value("output") === undefined && paths.length > 0) {
      throw new UsageError(
        "Cleaned JSON Lines would go to standard output.",
        "Name a file for them with --output.",
      );
    }
    if (inputs.filter((one) => one === "-").length > 1)
      throw new UsageError("Standard input can be read once.");
  }
  if (given.value("output") !== undefined && (!given.flag("fix") || inputs.length === 0)) {
    throw new UsageError(
      "“--output” is where --fix writes cleaned JSON Lines.",
      "Findings go to standard output.",
    );
  }
}

function cacheGiven(given: Given, cwd: string): string | undefined {
  const folder = given.value("cache-location");
  return folder === undefined ? undefined : path.resolve(cwd, folder);
}

const MILLISECONDS_A_DAY = 86_400_000;

function dayGiven(given: Given): () => Day {
  const value = given.value("today");
  if (value === undefined) return () => today();
  const day = Date.parse(`${value}T00:00:00Z`) / MILLISECONDS_A_DAY;
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(day) || isoOf(day) !== value) {
    throw new UsageError(`“${value}” is no day; write it as 2021-07-11.`);
  }
  return () => day;
}
