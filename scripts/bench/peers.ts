import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { benchFolder } from "./corpus/store";

/** Another linter of texts, ready to be run on a folder of `.txt` files. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly program: string;
  readonly args: (folder: string) => readonly string[];
  readonly cwd: string;
}

const home = path.join(benchFolder, "peers");
const NPM = [
  "textlint@15",
  "textlint-rule-common-misspellings@1",
  "textlint-rule-date-weekday-mismatch@1",
  "cspell@9",
];
// The wheel of PyPI fetches the program from elsewhere at its first start; where it may not, Go builds it.
const VALE = "github.com/vale-cli/vale/v3/cmd/vale@v3.22.0";

function quietly(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): string | null {
  try {
    const options = { cwd, env: { ...process.env, ...env }, stdio: "pipe", encoding: "utf8" } as const;
    return execFileSync(program, args, options).trim();
  } catch {
    return null;
  }
}

function fromNpm(): Peer[] {
  const cwd = path.join(home, "npm");
  const bin = (name: string) => path.join(cwd, "node_modules", ".bin", name);
  if (!existsSync(bin("cspell"))) {
    mkdirSync(cwd, { recursive: true });
    writeFileSync(path.join(cwd, "package.json"), '{"private":true}');
    quietly("npm", ["install", "--no-audit", "--no-fund", ...NPM], cwd);
  }
  const config = path.join(cwd, ".textlintrc.json");
  if (!existsSync(bin("cspell"))) return [];
  writeFileSync(config, '{"rules":{"common-misspellings":true,"date-weekday-mismatch":true}}');
  const version = (name: string) => quietly(bin(name), ["--version"], cwd)?.replace(/^v/, "") ?? "?";
  return [
    {
      name: "textlint, two rules (common-misspellings, date-weekday-mismatch)",
      version: version("textlint"),
      program: bin("textlint"),
      args: (folder) => ["--config", config, "--format", "unix", `${folder}/**/*.txt`],
      cwd,
    },
    {
      name: "cspell",
      version: version("cspell"),
      program: bin("cspell"),
      args: (folder) => [
        "lint",
        "--no-progress",
        "--no-summary",
        "--no-config-search",
        "--root",
        folder,
        "**/*.txt",
      ],
      cwd,
    },
  ];
}

function vale(): Peer[] {
  const cwd = path.join(home, "vale");
  mkdirSync(cwd, { recursive: true });
  const config = path.join(cwd, ".vale.ini");
  writeFileSync(config, "MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n");
  const wheel = path.join(cwd, "venv", "bin", "vale");
  const built = path.join(cwd, "bin", "vale");
  const works = (program: string) => existsSync(program) && quietly(program, ["--version"], cwd) !== null;
  if (!works(wheel) && !works(built)) {
    quietly("python3", ["-m", "venv", "venv"], cwd);
    quietly(path.join(cwd, "venv", "bin", "pip"), ["install", "--quiet", "vale"], cwd);
    const go = { GOBIN: path.join(cwd, "bin"), GOPATH: path.join(cwd, "go") };
    if (!works(wheel)) quietly("go", ["install", VALE], cwd, go);
  }
  const program = [wheel, built].find(works);
  if (program === undefined) return [];
  return [
    {
      name: "Vale, default style",
      version:
        program === built
          ? VALE.slice(VALE.indexOf("@v") + 2)
          : (quietly(program, ["--version"], cwd) ?? "?"),
      program,
      args: (folder) => ["--config", config, "--no-exit", "--output=line", folder],
      cwd,
    },
  ];
}

/** The peers that could be had; installed on demand, outside of the project, and kept for the next time. */
export function peers(): Peer[] {
  return [...fromNpm(), ...vale()];
}
