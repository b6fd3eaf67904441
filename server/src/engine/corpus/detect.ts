import { fileName } from "../article/article";

/**
 * Text files that belong to software, to a web site or to a download, not to a corpus: what they are called, without
 * the ending `.txt`, in lower case.
 */
const TECHNICAL_NAME =
  /^(?:.*requirements.*|constraints|runtime|license.*|licence.*|copying.*|copyright.*|notice.*|third.?party.*|credits|authors|contributors|maintainers|thanks|readme.*|changelog.*|changes|history|news|todo|install.*|version|manifest|robots|humans|security|ads|app-ads|llms.*|cmakelists|cmakecache|sources|top_level|entry_points|dependency_links|sitemap|urls?|output|out|log|logs|results?|test|dictionary|words|wordlist|stopwords|vocab(?:ulary)?)$/;

/** Files at the top of a folder that say: this is a software project. */
const PROJECT_FILE =
  /^(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|pipfile|(?:dev-)?requirements[\w-]*\.txt|cargo\.toml|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|cmakelists\.txt|(?:gnu)?makefile|meson\.build|gemfile|composer\.json|mix\.exs|tsconfig\.json|deno\.jsonc?|dockerfile|.*\.(?:sln|csproj|xcodeproj|cabal|gemspec))$/;

/** Files that stand beside the articles of a corpus and say nothing either way. */
const COMPANION =
  /\.(?:html?|xml|json|jsonl|ndjson|csv|tsv|xlsx?|md|pdf|docx?|jpe?g|png|gif|webp|svg|zip|gz)$/;

const ENOUGH_ARTICLES = 2;

/** The files that could be articles: `.txt` files whose name is not one that software uses. Paths with `/`. */
export function articleCandidates(paths: readonly string[]): string[] {
  return paths.filter((path) => {
    const name = fileName(path).toLowerCase();
    return name.endsWith(".txt") && !TECHNICAL_NAME.test(name.slice(0, -4));
  });
}

/**
 * Judges by names whether a folder may be a corpus: no software project, and more possible articles than other files.
 * `paths` are all files below the folder, relative to it, with `/`.
 */
export function mayBeCorpus(paths: readonly string[]): boolean {
  if (paths.some((path) => !path.includes("/") && PROJECT_FILE.test(path.toLowerCase()))) return false;
  const candidates = articleCandidates(paths).length;
  const companions = paths.filter((path) => COMPANION.test(path.toLowerCase())).length;
  return candidates >= ENOUGH_ARTICLES && candidates > paths.length - candidates - companions;
}

/** Judges by texts: most of the samples, and at least two, read like articles. */
export function areArticles(samples: readonly string[]): boolean {
  const articles = samples.filter(looksLikeArticle).length;
  return articles >= ENOUGH_ARTICLES && articles * 2 > samples.length;
}

const READ = 20_000;

/**
 * True for running prose in any script: mostly letters, in sentences, on lines longer than a list has. False for
 * lists of words, logs, tables, code, settings. Looks at the first 20,000 UTF-16 code units.
 */
export function looksLikeArticle(text: string): boolean {
  const sample = text.slice(0, READ);
  const printed = count(sample, /\S/g);
  const letters = count(sample, /[\p{L}\p{M}]/gu);
  if (letters < 100 || letters < printed * 0.7) return false;
  if (count(sample, /[{}<>=;\\|_]/g) > printed * 0.02) return false;
  const ends = count(sample, /[.!?…。！？؟।]/g);
  if (ends < 2 || letters / ends > 1500) return false;
  let inLongLines = 0;
  for (const line of sample.split("\n")) {
    const own = count(line, /[\p{L}\p{M}]/gu);
    if (own >= 40) inLongLines += own;
  }
  return inLongLines >= letters / 2;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
