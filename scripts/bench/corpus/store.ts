import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { generateArticles } from "./articles";
import { readSources } from "./sources";

/** A corpus on disk: as a folder of text files, and as JSON Lines of `{"id","text"}`. */
export interface StoredCorpus {
  readonly folder: string;
  readonly jsonl: string;
  readonly articles: number;
  readonly bytes: number;
}

const root = path.resolve(__dirname, "../../..");
const CODE = ["articles", "names", "population", "sites", "sources", "story", "templates", "vocabulary"];
// The vocabulary, which is the names' data.
const DATA = ["clusters", "people", "cities", "countries"];
const JSONL_CHUNK = 4_000_000;

/** Where corpora, peers and results are kept: outside of the project, safe to delete. */
export const benchFolder = path.join(os.tmpdir(), "corpuslint-bench");

function isStored(value: unknown): value is StoredCorpus {
  return typeof value === "object" && value !== null && "folder" in value && "bytes" in value;
}

/** The corpus of so many articles; made if it is not there yet, by this seed, these sources and this generator. */
export function storedCorpus(articles: number, seed = 1): StoredCorpus {
  const sources = readSources(root);
  const version = createHash("sha256");
  for (const name of CODE) version.update(readFileSync(path.join(__dirname, `${name}.ts`)));
  const data = path.join(root, "server/src/engine/names/data");
  for (const name of DATA) version.update(readFileSync(path.join(data, `${name}.json`)));
  version.update(JSON.stringify(sources));
  const home = path.join(benchFolder, `${articles}-${seed}-${version.digest("hex").slice(0, 8)}`);
  const done = path.join(home, "corpus.json");
  if (existsSync(done)) {
    const stored: unknown = JSON.parse(readFileSync(done, "utf8"));
    if (isStored(stored)) return stored;
  }
  rmSync(home, { recursive: true, force: true });
  const folder = path.join(home, "articles");
  const jsonl = path.join(home, "articles.jsonl");
  mkdirSync(folder, { recursive: true });
  const lines = openSync(jsonl, "w");
  const made = new Set<string>();
  let bytes = 0;
  let written = 0;
  let chunk = "";
  for (const { path: id, text } of generateArticles(seed, sources)) {
    const site = path.dirname(id);
    if (!made.has(site)) mkdirSync(path.join(folder, site));
    made.add(site);
    const content = Buffer.from(text, "utf8");
    writeFileSync(path.join(folder, id), content);
    bytes += content.length;
    chunk += `${JSON.stringify({ id, text })}\n`;
    if (chunk.length > JSONL_CHUNK) {
      writeSync(lines, chunk);
      chunk = "";
    }
    written++;
    if (written === articles) break;
  }
  writeSync(lines, chunk);
  closeSync(lines);
  const stored: StoredCorpus = { folder, jsonl, articles, bytes };
  writeFileSync(done, JSON.stringify(stored));
  return stored;
}
