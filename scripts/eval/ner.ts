import path from "node:path";
import { parseArticle } from "../../server/src/engine";
import { type Counts, type Figure, type Figures, readJsonLines, scoreFigures } from "./figures";

/** One name with its place in UTF-16 code units. */
export interface GoldName {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** One text of a set with its names; `other` left out. */
export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly names: readonly GoldName[];
}

const KINDS: Readonly<Record<string, string>> = { PER: "person", ORG: "organisation", LOC: "place" };

/** Reads one of the sets of `ner/`; offsets there are code points. */
export function readNer(file: string): GoldArticle[] {
  const articles: GoldArticle[] = [];
  for (const record of readJsonLines(file)) {
    const { id, text, entities } = record;
    if (typeof id !== "string" || typeof text !== "string" || !Array.isArray(entities)) continue;
    const units: number[] = [];
    let at = 0;
    for (const character of text) {
      units.push(at);
      at += character.length;
    }
    units.push(at);
    const names: GoldName[] = [];
    for (const entity of entities) {
      const kind = KINDS[String(entity?.type)];
      const start = units[Number(entity?.start)];
      const end = units[Number(entity?.end)];
      if (kind !== undefined && start !== undefined && end !== undefined) names.push({ start, end, kind });
    }
    articles.push({ id, text, names });
  }
  return articles;
}

/** The product's names in a text, `other` left out. */
export function productNames(id: string, text: string): GoldName[] {
  return parseArticle({ id, text }).mentions.filter(({ kind }) => kind !== "other");
}

/** The names that the product finds in each article, in their order. */
function found(articles: readonly GoldArticle[]): GoldName[][] {
  return articles.map(({ id, text }) => productNames(id, text));
}

function count(
  articles: readonly GoldArticle[],
  answers: readonly (readonly GoldName[])[],
  kind: string | null,
): Counts {
  let right = 0;
  let answered = 0;
  let gold = 0;
  for (const [index, { names }] of articles.entries()) {
    const wanted = new Set(
      names
        .filter((name) => kind === null || name.kind === kind)
        .map((name) => `${name.start} ${name.end} ${name.kind}`),
    );
    const got = (answers[index] ?? []).filter((name) => kind === null || name.kind === kind);
    gold += wanted.size;
    answered += got.length;
    for (const name of got) if (wanted.has(`${name.start} ${name.end} ${name.kind}`)) right++;
  }
  return { right, answered, gold };
}

/** Exact span and kind of people, organisations and places, over the sets in `folder/ner`. Neither trained the tagger. */
export function evaluateNer(folder: string): Figures {
  const figures: Figure[] = [];
  for (const set of ["wikigold", "uner-ewt"]) {
    const articles = readNer(path.join(folder, "ner", `${set}.jsonl`));
    if (articles.length === 0) continue;
    const answers = found(articles);
    figures.push(
      ...scoreFigures(
        `ner/${set}`,
        `${set}, names of people, organisations and places`,
        count(articles, answers, null),
      ),
    );
    for (const kind of ["person", "organisation", "place"]) {
      const f1 = scoreFigures(`ner/${set}/${kind}`, `${set}, ${kind}`, count(articles, answers, kind)).find(
        ({ key }) => key.endsWith("/f1"),
      );
      if (f1 !== undefined) figures.push(f1);
    }
  }
  return figures;
}
