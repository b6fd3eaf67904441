import {
  type ArticleId,
  type ArticleSource,
  Corpus,
  type CorpusSummary,
  type Day,
  type RuleId,
  splitLines,
} from "../../engine";
import {
  type CheckedText,
  type Configuration,
  compactMemory,
  summedUp,
  TemporaryPieces,
  type TextJob,
  type TextOptions,
  workOnTexts,
} from "../../workspace";
import type { GoodLine, JsonLine } from "../jsonl";
import type { Report } from "../report";
import { failureIn, readArticles, withText } from "./articles";
import type { CleanedOutput } from "./cleaned-output";
import { InputError, type JsonlInput } from "./jsonl-input";

export interface ArticlesCheck extends TextOptions {
  readonly inputs: readonly JsonlInput[];
  readonly configuration: Configuration;
  readonly today: Day;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** What lies elsewhere to be checked against; absent: the inputs themselves are the corpus, and are read twice. */
  readonly corpus?: Corpus | CorpusSummary;
  /** Where cleaned articles go; findings are then those that are left. */
  readonly cleaned?: CleanedOutput;
  /** Rules whose safe fixes are not to clean an article. */
  readonly unwanted: readonly RuleId[];
}

/** What comes from an input: an article, or a problem with its line; that has none where the input breaks off. */
type Item = ArticleItem | Problem;

interface ArticleItem {
  readonly input: JsonlInput;
  readonly line: GoodLine;
  readonly source: ArticleSource;
}

interface Problem {
  readonly line?: JsonLine;
  readonly source?: undefined;
  readonly error: string;
}

/**
 * Checks articles of JSON Lines; all inputs together are one corpus. Holds few articles at a time, and what the corpus
 * knows of each. Gives how many were changed by cleaning. Throws an `InputError` where an input breaks off, or has a line
 * that is too long to be kept, while articles are cleaned.
 */
export async function checkArticles(check: ArticlesCheck): Promise<{ changed: number }> {
  const { configuration, today, cleaned, unwanted } = check;
  const failed = new Map<ArticleId, string>();
  const corpus = check.corpus ?? (await learn(check, failed));
  // The corpus of which a summary was made is garbage, and most of what there is in memory.
  if (check.corpus === undefined && !(corpus instanceof Corpus)) compactMemory();
  const job: TextJob = {
    kind: "check",
    corpus,
    settings: configuration.settings,
    today,
    unwanted: cleaned === undefined ? undefined : unwanted,
  };
  let changed = 0;
  for await (const { item, result } of workOnTexts(everyItem(check, failed), job, check)) {
    if (item.source === undefined) await tell(item, check);
    else if (result?.kind === "failed") await tell(problemWith(item, result.reason), check);
    else if (result?.kind === "checked-text") {
      await show(item, result, check);
      if (result.cleaned !== undefined) changed++;
    }
  }
  return { changed };
}

/** The sum of all articles, or a summary of it; those that fail are added to `failed` in place of it. */
async function learn(check: ArticlesCheck, failed: Map<ArticleId, string>): Promise<Corpus | CorpusSummary> {
  // What a file had lost could not be made anew as easily as that of a folder.
  const pieces = new TemporaryPieces({ mostInMemory: Number.POSITIVE_INFINITY });
  const corpus = new Corpus({ comparesLater: true, pieces });
  for await (const { item, result } of workOnTexts(everyItem(check, failed), { kind: "digest" }, check)) {
    if (item.source === undefined) endWhereBroken(item, check);
    else if (result?.kind === "digested") corpus.addPacked(result.digest);
    else if (result?.kind === "failed") failed.set(result.id, result.reason);
  }
  for (const _ of corpus.prepare()) check.signal.throwIfAborted();
  return summedUp(corpus, pieces, check.configuration.settings, check);
}

async function* everyItem(
  { inputs, configuration }: ArticlesCheck,
  failed: ReadonlyMap<ArticleId, string>,
): AsyncGenerator<Item> {
  const seen = new Set<string>();
  for (const input of inputs) {
    try {
      for await (const item of readArticles(input.read(), configuration.maxFileSize, seen)) {
        if ("error" in item) yield { line: item.line, error: `${input.name}: ${item.error}` };
        else {
          const reason = failed.get(item.source.id);
          const article = { input, ...item };
          yield reason === undefined ? article : problemWith(article, reason);
        }
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield { error: error.message };
    }
  }
}

function problemWith({ input, line }: ArticleItem, reason: string): Problem {
  return { line, error: `${input.name}: ${failureIn(line, reason)}` };
}

async function tell(problem: Problem, check: ArticlesCheck): Promise<void> {
  endWhereBroken(problem, check);
  check.report.unreadable(problem.error);
  // What is no article is not ours to throw away.
  if (problem.line?.bytes !== undefined) await writeLine(check.cleaned, problem.line.bytes);
}

/** What is written would lack what could not be read, or was too long to be kept. */
function endWhereBroken({ line, error }: Problem, { cleaned }: ArticlesCheck): void {
  if (line?.bytes === undefined && cleaned !== undefined) throw new InputError(error);
}

async function show(
  { line, source: { id, text: before } }: ArticleItem,
  { cleaned, findings }: CheckedText,
  check: ArticlesCheck,
): Promise<void> {
  await writeLine(check.cleaned, cleaned === undefined ? line.bytes : withText(line, cleaned));
  const text = cleaned ?? before;
  // Most of a clean corpus need not be cut into lines to be counted.
  const lines = findings.length === 0 ? [] : splitLines(text);
  await check.report.file({ kind: "id", path: id, text, lines, findings, pathOf: (other) => other }, id);
}

async function writeLine(output: CleanedOutput | undefined, line: string | Uint8Array): Promise<void> {
  if (output === undefined) return;
  await output.write(typeof line === "string" ? `${line}\n` : Buffer.concat([line, LINE_FEED]));
}

const LINE_FEED = Buffer.from("\n");
