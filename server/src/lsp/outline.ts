import {
  type Connection,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type SymbolInformation,
  SymbolKind,
} from "vscode-languageserver/node";
import { type Article, isoOf, positionAt, rangeOf, type Span, textOf, type Zone } from "../engine";
import type { ClientFeatures } from "./client-features";
import type { Corpora } from "./corpora";

const LONGEST_NAME = 60;

/** `textDocument/documentSymbol` and `textDocument/foldingRange`: how an article is built. */
export function answerOutline(connection: Connection, corpora: Corpora, features: ClientFeatures): void {
  const articleOf = async (uri: string): Promise<Article | undefined> => {
    await corpora.ready;
    const place = corpora.place(uri);
    return place?.corpus.session.article(place.id);
  };
  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const article = await articleOf(uri);
    const symbols = article === undefined ? [] : symbolsOf(article);
    return features.documentSymbols ? symbols : flat(symbols, uri);
  });
  connection.onFoldingRanges(async ({ textDocument: { uri } }) => {
    const article = await articleOf(uri);
    return article === undefined ? [] : foldingRanges(article);
  });
}

/** Title, date, paragraphs by their first words, and page debris with its parts; in the order of the text. */
export function symbolsOf(article: Article): DocumentSymbol[] {
  const { text } = article.source;
  const symbols: { span: Span; symbol: DocumentSymbol }[] = [];
  const add = (span: Span, name: string, detail: string, kind: SymbolKind, children?: DocumentSymbol[]) => {
    const range = rangeOf(article.lines, span);
    const symbol = { name, detail, kind, range, selectionRange: range, ...(children && { children }) };
    symbols.push({ span, symbol });
  };
  if (article.title !== null) {
    add(article.title, firstWords(textOf(text, article.title)), "title", SymbolKind.String);
  }
  const { published } = article;
  if (published?.span !== undefined) {
    add(published.span, isoOf(published.day), "publication date", SymbolKind.Constant);
  }
  for (const paragraph of article.paragraphs) {
    const words = firstWords(textOf(text, paragraph));
    if (words !== "") add(paragraph, words, "", SymbolKind.Field);
  }
  for (const zone of article.zones) {
    const parts = zone.parts.map((part): DocumentSymbol => {
      const range = rangeOf(article.lines, part);
      const name = spoken(part.kind);
      return { name, detail: part.reason, kind: SymbolKind.Object, range, selectionRange: range };
    });
    add(zone, "Page debris", namesOf(zone), SymbolKind.Namespace, parts);
  }
  return symbols.sort((a, b) => a.span.start - b.span.start).map(({ symbol }) => symbol);
}

/** Page debris, its parts of several lines, and front matter. */
export function foldingRanges(article: Article): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const add = (span: Span, collapsedText: string) => {
    const startLine = positionAt(article.lines, span.start).line;
    const endLine = positionAt(article.lines, Math.max(span.start, span.end - 1)).line;
    const known = ranges.some((range) => range.startLine === startLine && range.endLine === endLine);
    if (endLine > startLine && !known) {
      ranges.push({ startLine, endLine, kind: FoldingRangeKind.Region, collapsedText });
    }
  };
  for (const zone of article.zones) {
    add(zone, `Page debris: ${namesOf(zone)}`);
    for (const part of zone.parts) add(part, spoken(part.kind));
  }
  const front = article.lines.filter(({ index }) => article.roles[index] === "front-matter");
  const [first] = front;
  const last = front.at(-1);
  if (first !== undefined && last !== undefined) add({ start: first.start, end: last.end }, "Front matter");
  return ranges;
}

function namesOf(zone: Zone): string {
  return [...new Set(zone.parts.map(({ kind }) => spoken(kind)))].join(", ");
}

/** "related-articles" to "related articles". */
function spoken(kind: string): string {
  return kind.replaceAll("-", " ");
}

function firstWords(text: string): string {
  const line = text
    .slice(0, LONGEST_NAME * 2)
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= LONGEST_NAME) return line;
  const cut = line.lastIndexOf(" ", LONGEST_NAME);
  return `${line.slice(0, cut > LONGEST_NAME / 2 ? cut : LONGEST_NAME)}…`;
}

function flat(symbols: readonly DocumentSymbol[], uri: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range } },
    ...flat(children ?? [], uri),
  ]);
}
