import {
  type Article,
  type ArticleSource,
  Corpus,
  defaultSettings,
  digestArticle,
  entityOfMention,
  isoOf,
  parseArticle,
  repeatedLines,
  type Span,
} from "../../engine";
import type { Command, ExitCode } from "../command";
import { idJson, type JsonLine, readJsonLines, requireJsonLines, textMember, writeJsonLine } from "../jsonl";
import { type OptionSpecs, readOptions } from "../options";

const options: OptionSpecs = {
  jsonl: { type: "boolean", help: "Articles come and go as JSON Lines." },
  corpus: {
    type: "boolean",
    help: "All articles of the input are one corpus; answers come when all are read.",
  },
  help: { type: "boolean", short: "h", help: "This text." },
};

export const inspect: Command = {
  name: "inspect",
  summary: "Say what each article is made of: title, date, boilerplate, names, language",
  usage: "--jsonl [--corpus]",
  details: `Reads {"id", "text", "url"?} and writes, a line for each line, in order:
{"id", "title": {start, end} | null, "date": {"value", "confidence", "evidence"} | null,
 "zones": [{"kind", "start", "end", "confidence", "safety"}],
 "mentions": [{"start", "end", "kind", "entity"}], "language"}
Offsets are UTF-16 code units, ends not included. A line that cannot be read gives {"id", "error"}, and exit 1.
`,
  options,
  async run(args, terminal): Promise<ExitCode> {
    const given = readOptions(options, args);
    requireJsonLines(given, "inspect");
    let failed = false;
    const write = async (line: JsonLine, corpus?: Corpus) => {
      const source = sourceOf(line);
      if (source instanceof Error) failed = true;
      const answer = source instanceof Error ? { error: source.message } : inspected(source, corpus);
      await writeJsonLine(terminal, answer, { id: idJson(line) });
    };
    if (!given.flag("corpus")) {
      for await (const line of readJsonLines(terminal.stdin)) await write(line);
    } else {
      const lines: JsonLine[] = [];
      const corpus = new Corpus();
      for await (const line of readJsonLines(terminal.stdin)) {
        lines.push(line);
        const source = sourceOf(line);
        if (!(source instanceof Error)) corpus.add(digestArticle(parseArticle(source)));
      }
      for (const line of lines) await write(line, corpus);
    }
    return failed ? 1 : 0;
  },
};

/** An article as the engine takes it. Its name there is its line number: ids may be double, and are no file names. */
function sourceOf(line: JsonLine): ArticleSource | Error {
  const text = textMember(line, "text");
  if (text instanceof Error) return text;
  const url = textMember(line, "url");
  return { id: String(line.number), text, ...(url instanceof Error ? {} : { url }) };
}

function inspected(source: ArticleSource, corpus = new Corpus()): object {
  const article = parseArticle(source);
  if (corpus.size === 0) corpus.add(digestArticle(article));
  return {
    title: article.title === null ? null : bounds(article.title),
    date: dateOf(article),
    zones: zonesOf(article, corpus),
    mentions: article.mentions.map((mention) => {
      const { start, end, kind, full } = mention;
      return { start, end, kind, entity: entityOfMention(corpus, mention, defaultSettings)?.name ?? full };
    }),
    language: article.language.code,
  };
}

/** The pieces of boilerplate that show from the article itself and those that the corpus repeats, in order. */
function zonesOf(article: Article, corpus: Corpus): object[] {
  const own = article.zones.flatMap((zone) => zone.parts);
  const repeated = repeatedLines(article, corpus).map(({ part }) => part);
  return [...own, ...repeated]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ kind, start, end, confidence, safety }) => ({ kind, start, end, confidence, safety }));
}

function bounds({ start, end }: Span): Span {
  return { start, end };
}

function dateOf({ published }: Article): object | null {
  if (published === null) return null;
  const { day, confidence, span, source } = published;
  return {
    value: isoOf(day),
    confidence,
    evidence: [...(span === undefined ? [] : [bounds(span)]), ...(source === "url" ? ["url"] : [])],
  };
}
