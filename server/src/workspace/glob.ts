/**
 * Path patterns as `.gitignore` and editors know them: `*` and `?` within a name, `**` for any number of folders,
 * `{a,b}` for alternatives. Written by hand because patterns come from a corpus that may be hostile: a pattern turned
 * into a regular expression can be made to run for ever, this one takes at most |pattern| × |path| steps.
 */
export class Glob {
  readonly #patterns: readonly (readonly string[])[];

  /** Unknown or unbalanced syntax stands for itself; no pattern is an error. */
  constructor(patterns: readonly string[]) {
    this.#patterns = patterns.flatMap(expandBraces).map((pattern) => simplify(pattern.split("/")));
  }

  /** True where a pattern fits the whole path; `path` is relative, with `/`. */
  matches(path: string): boolean {
    const names = path.split("/");
    return this.#patterns.some((pattern) => matchParts(pattern, names, matchName));
  }
}

const MOST_ALTERNATIVES = 256;

/** `a{b,c}d` to `abd`, `acd`, from the left; stops expanding at 256 alternatives. */
function expandBraces(pattern: string): string[] {
  let open = [pattern];
  const done: string[] = [];
  while (open.length > 0) {
    const next: string[] = [];
    for (const one of open) {
      const group = /^([^{]*)\{([^{}]*)\}(.*)$/s.exec(one);
      if (group === null || open.length + done.length > MOST_ALTERNATIVES) done.push(one);
      else for (const choice of (group[2] ?? "").split(",")) next.push(`${group[1]}${choice}${group[3]}`);
    }
    open = next;
  }
  return done.slice(0, MOST_ALTERNATIVES);
}

/** Leading `./` and `/` mean nothing here; `a/` means all in it; runs of `**` are one. */
function simplify(parts: readonly string[]): string[] {
  const kept: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (part === "." || (part === "" && index < parts.length - 1)) continue;
    if (part === "**" && kept.at(-1) === "**") continue;
    kept.push(part === "" ? "**" : part);
  }
  return kept;
}

/** Matches with one star kind (`**` or `*`) by going back to the last star only: never worse than quadratic. */
function matchParts(
  pattern: readonly string[],
  names: readonly string[],
  same: (pattern: string, name: string) => boolean,
): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let retry = 0;
  while (n < names.length) {
    const part = pattern[p];
    if (part === "**") {
      star = p++;
      retry = n;
    } else if (part !== undefined && same(part, names[n] ?? "")) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++retry;
    } else return false;
  }
  while (pattern[p] === "**") p++;
  return p === pattern.length;
}

function matchName(pattern: string, name: string): boolean {
  if (pattern === "*" || pattern === name) return true;
  let p = 0;
  let n = 0;
  let star = -1;
  let retry = 0;
  while (n < name.length) {
    const char = pattern[p];
    if (char === "*") {
      star = p++;
      retry = n;
    } else if (char === "?" || (char !== undefined && char === name[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++retry;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
