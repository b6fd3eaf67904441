import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const NOT_OURS = new Set(["node_modules", "dist", "out", ".git", ".vscode-test", "coverage"]);
const TEXT =
  /\.(?:ts|mts|cts|js|mjs|cjs|json|jsonc|md|txt|ya?ml|sh|svg|html)$|(?:^|\/)(?:run|LICENSE|\.[a-z]+)$/;

/** Every file of the project, as a path relative to its root with `/`. */
function projectFiles(folder = ""): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.has(entry.name)) continue;
    if (entry.isDirectory()) files.push(...projectFiles(name));
    else if (entry.isFile()) files.push(name);
  }
  return files;
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

/** The lines of the given files that match, as `file:line text`. */
function matches(files: readonly string[], pattern: RegExp): string[] {
  const found: string[] = [];
  for (const file of files) {
    for (const [at, line] of read(file).split("\n").entries()) {
      if (pattern.test(line)) found.push(`${file}:${at + 1} ${line.trim().slice(0, 120)}`);
    }
  }
  return found;
}

describe("the repository", () => {
  const files = projectFiles();
  const texts = files.filter((file) => TEXT.test(file));
  const sources = files.filter((file) => /^(?:client|server|test|scripts)\/.*\.(?:ts|mjs|cjs)$/.test(file));

  it("is seen by these tests", () => {
    assert.ok(sources.length > 60);
    assert.ok(texts.includes("package-lock.json") && texts.includes("seeds/000_7d12872e8ff6fa34.txt"));
  });

  it("keeps the seeds byte for byte", () => {
    const hashes = Object.fromEntries(
      files
        .filter((file) => file.startsWith("seeds/"))
        .map((file) => [
          file,
          createHash("sha256")
            .update(readFileSync(path.join(root, file)))
            .digest("hex"),
        ]),
    );
    assert.deepEqual(hashes, {
      "seeds/000_7d12872e8ff6fa34.txt": "b8b140a7c312029a5cbde39260e52029f7a3646c934233fe99df7a79d7f67f28",
      "seeds/001_18a1406b64227878.txt": "738a11b3591ae498ec9731a5a9c01591c14e1fe979364511b2d8b2b73da3af64",
      "seeds/003_bbb90e647f579489.txt": "c788918d8a13ddc6a6d17b3537682b2e9873783ffb0fe0f1ab40b2cbcbf5691d",
    });
  });

  it("names no folder of somebody's machine", () => {
    // Put together from pieces, so that this line is none itself.
    const homes = ["work", "root", "mnt"].map((name) => `/${name}/`).join("|");
    const people = `/(?:home|Users)/(?!me/|you/|user/|name/)\\w+/|[A-Z]:\\\\+Users\\\\+\\w`;
    assert.deepEqual(matches(texts, new RegExp(`(?<![\\w.:/~*}-])(?:${homes})|${people}`)), []);
  });

  it("names no host but public ones and loopback", () => {
    const host =
      /https?:\/\/(?!127\.0\.0\.1|localhost|\[::1\])(?:\d{1,3}(?:\.\d{1,3}){3}|[^/\s"'`<>$)]+:\d{2,5})/;
    assert.deepEqual(
      matches(
        texts.filter((file) => !file.startsWith("test/")), // tests make up addresses
        host,
      ),
      [],
    );
  });

  it("has a lock file that takes packages from wherever the user's registry is", () => {
    const lock: unknown = JSON.parse(read("package-lock.json"));
    assert.ok(typeof lock === "object" && lock !== null && "packages" in lock);
    const packages = Object.entries(lock.packages ?? {});
    assert.ok(packages.length > 50);
    const resolved = packages.filter(([, entry]) => typeof entry === "object" && "resolved" in entry);
    assert.deepEqual(
      resolved.map(([name]) => name),
      [],
    );
    assert.doesNotMatch(read(".npmrc"), /registry\s*=|_auth|token/i);
  });

  it("has no source file of more than 500 lines", () => {
    const long = sources
      .map((file) => [file, read(file).split("\n").length] as const)
      .filter(([, lines]) => lines > 500);
    assert.deepEqual(long, []);
  });

  it("has no room for odds and ends", () => {
    const vague = /(?:^|\/)(?:utils?|helpers?|common|misc|shared|stuff)(?:\.|\/|$)/;
    assert.deepEqual(
      sources.filter((file) => vague.test(file)),
      [],
    );
  });

  it("leaves nothing for later, and runs all of its tests", () => {
    const later = new RegExp(
      `\\b(?:${["TO" + "DO", "FIX" + "ME"].join("|")})\\b|\\b(?:describe|it)\\.only\\(`,
    );
    assert.deepEqual(matches(sources, later), []);
  });
});
