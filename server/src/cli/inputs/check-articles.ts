import {
  type Article,
  applyEdits,
  Corpus,
  checkArticle,
  type Day,
  digestArticle,
  type FixChoice,
  fixEdits,
  parseArticle,
} from "../../engine";
import { Breather, type Configuration } from "../../workspace";
import type { Report } from "../report";
import { type JsonlArticle, type NoArticle, readArticles, withText } from "./articles";
import type { CleanedOutput } from "./cleaned-output";
import { InputError, type JsonlInput } from "./jsonl-input";

/** What articles are checked against: a corpus, or the summary of one that lies elsewhere; as the given article sees it. */
export type Knowledge = (article: Article) => Parameters<typeof checkArticle>[1];

export interface ArticlesCheck {
  readonly inputs: readonly JsonlInput[];
  readonly configuration: Configuration;
  readonly today: Day;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Absent: the inputs themselves are the corpus, and are read twice. */
  readonly knowledge?: Knowledge;
  /** Where cleaned articles go; findings are then those that are left. */
  readonly cleaned?: CleanedOutput;
  /** Which fixes clean an article. */
  readonly choose: FixChoice;
}

/**
 * Checks articles of JSON Lines; all inputs together are one corpus. Holds one article at a time, and what the corpus
 * knows of each. Gives how many were changed by cleaning. Throws an `InputError` where an input breaks off while
 * articles are cleaned, since what is written would lack the rest.
 */
export async function checkArticles(check: ArticlesCheck): Promise<{ changed: number }> {
  const knowledge = check.knowledge ?? (await learn(check));
  let changed = 0;
  for await (const { input, item } of everyArticle(check, true)) {
    if (!("source" in item)) {
      check.report.unreadable(`${input.name}: ${item.error}`);
      // What is no article is not ours to throw away.
      if (item.line.bytes !== undefined) await writeLine(check.cleaned, item.line.bytes);
    } else if (await checkOne(item, knowledge, check)) changed++;
  }
  return { changed };
}

async function learn(check: ArticlesCheck): Promise<Knowledge> {
  const corpus = new Corpus();
  for await (const { item } of everyArticle(check, false)) {
    if ("source" in item) corpus.add(digestArticle(parseArticle(item.source)));
  }
  for (const _ of corpus.prepare()) check.signal.throwIfAborted();
  return () => corpus;
}

async function checkOne(item: JsonlArticle, knowledge: Knowledge, check: ArticlesCheck): Promise<boolean> {
  const { report, cleaned, today, choose } = check;
  const { settings } = check.configuration;
  let { source } = item;
  let article = parseArticle(source);
  const corpus = knowledge(article);
  let changed = false;
  if (cleaned !== undefined) {
    const text = applyEdits(source.text, fixEdits(source, corpus, settings, today, choose));
    changed = text !== source.text;
    await writeLine(cleaned, changed ? withText(item.line, text) : item.line.bytes);
    if (changed) {
      source = { ...source, text };
      article = parseArticle(source);
    }
  }
  const findings = checkArticle(article, corpus, settings, today);
  const { id, text } = source;
  await report.file(
    { kind: "id", path: id, text, lines: article.lines, findings, pathOf: (other) => other },
    id,
  );
  return changed;
}

async function* everyArticle(
  { inputs, configuration, signal, report, cleaned }: ArticlesCheck,
  tell: boolean,
): AsyncGenerator<{ input: JsonlInput; item: JsonlArticle | NoArticle }> {
  const seen = new Set<string>();
  const breather = new Breather();
  for (const input of inputs) {
    try {
      for await (const item of readArticles(input.read(), configuration.maxFileSize, seen)) {
        signal.throwIfAborted();
        await breather.rest();
        yield { input, item };
      }
    } catch (error) {
      if (!(error instanceof InputError) || cleaned !== undefined) throw error;
      if (tell) report.unreadable(error.message);
    }
  }
}

async function writeLine(output: CleanedOutput | undefined, line: string | Uint8Array): Promise<void> {
  if (output === undefined) return;
  await output.write(typeof line === "string" ? `${line}\n` : Buffer.concat([line, LINE_FEED]));
}

const LINE_FEED = Buffer.from("\n");
