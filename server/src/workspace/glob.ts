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
    return this.#patterns.some((pattern) => matchWithStars(pattern, names, "**", matchName));
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

function matchName(pattern: string, name: string): boolean {
  return (
    pattern === "*" ||
    pattern === name ||
    matchWithStars(pattern, name, "*", (wanted, char) => wanted === "?" || wanted === char)
  );
}

/**
 * Matches folder by folder or letter by letter; `star` stands for any number of them. Goes back to the last star only:
 * never worse than quadratic.
 */
function matchWithStars(
  pattern: ArrayLike<string>,
  names: ArrayLike<string>,
  star: string,
  same: (pattern: string, name: string) => boolean,
): boolean {
  let p = 0;
  let n = 0;
  let lastStar = -1;
  let retry = 0;
  while (n < names.length) {
    const part = pattern[p];
    if (part === star) {
      lastStar = p++;
      retry = n;
    } else if (part !== undefined && same(part, names[n] ?? "")) {
      p++;
      n++;
    } else if (lastStar >= 0) {
      p = lastStar + 1;
      n = ++retry;
    } else return false;
  }
  while (pattern[p] === star) p++;
  return p === pattern.length;
}
