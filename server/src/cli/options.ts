import { parseArgs } from "node:util";

/** The command line was used wrongly: said on standard error, exit 2. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: boolean;
  /** The only values it may have. */
  readonly choices?: readonly string[];
  /** What stands for the value in the help: FILE. */
  readonly value?: string;
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** What was given: the last value of each option, all of those that may be repeated, and the rest in order. */
export interface Given {
  flag(name: string): boolean;
  value(name: string): string | undefined;
  all(name: string): readonly string[];
  readonly positionals: readonly string[];
}

/** Reads arguments as POSIX and GNU have them: `--name value`, `--name=value`, `-n value`, `--` ends the options. */
export function readOptions(specs: OptionSpecs, args: readonly string[]): Given {
  const options: Record<string, { type: "string" | "boolean"; short?: string; multiple: true }> = {};
  for (const [name, { type, short }] of Object.entries(specs)) {
    options[name] = { type, multiple: true, ...(short === undefined ? {} : { short }) };
  }
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined) throw unknownOption(token.rawName, specs);
    const given = values.get(token.name) ?? [];
    values.set(token.name, given);
    given.push(checkedValue(token.rawName, givenValue(token, specs), spec));
  }
  return {
    flag: (name) => values.has(name),
    value: (name) => values.get(name)?.at(-1),
    all: (name) => values.get(name) ?? [],
    positionals,
  };
}

/** The number that an option has; throws a `UsageError` for anything else. */
export function wholeNumber(given: Given, name: string): number | undefined {
  const value = given.value(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`“--${name}” takes a number, not “${value}”.`);
  return Number(value);
}

function unknownOption(rawName: string, specs: OptionSpecs): UsageError {
  const near = nearest(rawName.replace(/^-+/, ""), Object.keys(specs));
  return new UsageError(
    `Unknown option “${rawName}”.`,
    near === undefined ? undefined : `Did you mean “--${near}”?`,
  );
}

/** A known option behind an option is no value of it, unless it is written with an equals sign; nor is nothing. */
function givenValue(
  { value, inlineValue }: { readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
  specs: OptionSpecs,
): string | undefined {
  const [name = ""] = value?.split("=") ?? [];
  const isOption = name.startsWith("--") && Object.hasOwn(specs, name.slice(2));
  return value === "" || (isOption && inlineValue === false) ? undefined : value;
}

function checkedValue(rawName: string, value: string | undefined, spec: OptionSpec): string {
  if (spec.type === "boolean") {
    if (value !== undefined) throw new UsageError(`The option “${rawName}” takes no value.`);
    return "";
  }
  const choices = spec.choices?.join(", ");
  if (value === undefined || (value.startsWith("-") && value.length > 1 && spec.choices !== undefined)) {
    throw new UsageError(
      `The option “${rawName}” needs a value${choices === undefined ? "" : `: one of ${choices}`}.`,
    );
  }
  if (spec.choices !== undefined && !spec.choices.includes(value)) {
    const near = nearest(value, spec.choices);
    throw new UsageError(
      `“${value}” is no value of “${rawName}”; it may be ${choices}.`,
      near === undefined ? undefined : `Did you mean “${near}”?`,
    );
  }
  return value;
}

/** The known word that is at most a third of its letters away from what was written, or undefined. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(word.slice(0, 40), candidate);
    if (distance < least && distance <= Math.max(1, Math.floor(candidate.length / 3))) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Restricted Damerau-Levenshtein distance: a swap of neighbours, the commonest slip, counts one. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** The options as help shows them, one a line. */
export function optionHelp(specs: OptionSpecs): string {
  const rows = Object.entries(specs).map(([name, spec]): [string, string] => {
    const value = spec.type === "boolean" ? "" : ` ${spec.choices?.join("|") ?? spec.value ?? "VALUE"}`;
    const short = spec.short === undefined ? "    " : `-${spec.short}, `;
    return [`  ${short}--${name}${value}`, spec.help];
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `${left.padEnd(width)}${right}\n`).join("");
}
