import { readFileSync } from "node:fs";
import path from "node:path";
import { lookUp, titles } from "../../server/src/engine/names/lexicon";

export type NameKind = "person" | "organisation" | "place";

/** One sentence with its names; offsets in UTF-16 code units of `text`. */
export interface GoldSentence {
  readonly text: string;
  readonly names: readonly { readonly start: number; readonly end: number; readonly kind: NameKind }[];
}

/** The sentences of one text in order. */
export interface GoldText {
  readonly source: string;
  readonly sentences: readonly GoldSentence[];
}

interface GoldToken {
  readonly word: string;
  readonly tag: string;
}

const NO_BLANK_BEFORE = /^(?:[.,;:!?%)\]}…’”]|['’](?:s|S|d|m|re|ve|ll|t)?$|n['’]t$)/;
const NO_BLANK_AFTER = /^[([{“‘$£€#@]$/;

/** Text out of tokens: blanks where a writer would put them, quotation marks in pairs. */
function untokenise(tokens: readonly GoldToken[], kindOf: (tag: string) => NameKind | null): GoldSentence {
  let text = "";
  let open = false;
  let glue = true;
  const names: { start: number; end: number; kind: NameKind }[] = [];
  let last = "";
  for (const { word, tag } of tokens) {
    let written = word === "``" || word === "''" ? '"' : word;
    if (written === "-LRB-") written = "(";
    else if (written === "-RRB-") written = ")";
    const quote = written === '"';
    if (!glue && !NO_BLANK_BEFORE.test(written) && !(quote && open)) text += " ";
    const start = text.length;
    text += written;
    glue = NO_BLANK_AFTER.test(written) || (quote && !open);
    if (quote) open = !open;
    const kind = tag === "O" ? null : kindOf(tag.slice(2));
    const previous = names[names.length - 1];
    if (kind !== null && tag.startsWith("I-") && previous !== undefined && last.slice(2) === tag.slice(2))
      previous.end = text.length;
    else if (kind !== null) names.push({ start, end: text.length, kind });
    last = tag;
  }
  return { text, names: names.flatMap((name) => tidy(text, name)) };
}

/** As the product has names: no article, no title, no possessive ending; a nationality is no place. */
function tidy(
  text: string,
  { start, end, kind }: { start: number; end: number; kind: NameKind },
): GoldSentence["names"] {
  let from = start;
  let to = end;
  const own = text.slice(from, to).match(/['’]s?$/);
  if (own !== null) to -= own[0].length;
  for (;;) {
    const word = /^(\S+)\s+/.exec(text.slice(from, to));
    const first = word?.[1]?.toLowerCase().replace(/\.$/, "") ?? "";
    if (word === null || !(first === "the" || (kind === "person" && titles.has(first)))) break;
    from += word[0].length;
  }
  const name = text.slice(from, to);
  if (name === "" || (kind === "person" && titles.has(name.toLowerCase().replace(/\.$/, "")))) return [];
  if (
    kind === "place" &&
    (lookUp(name)?.type === "demonym" || lookUp(name.replace(/^.*\s/, ""))?.type === "demonym")
  )
    return [];
  return [{ start: from, end: to, kind }];
}

function conll(
  file: string,
  source: string,
  kindOf: (tag: string) => NameKind | null,
  wordAt: number,
  tagAt: number,
  perText: number,
): GoldText[] {
  const texts: GoldText[] = [];
  let sentences: GoldSentence[] = [];
  let tokens: GoldToken[] = [];
  const flush = (): void => {
    if (tokens.length > 0) sentences.push(untokenise(tokens, kindOf));
    tokens = [];
    if (sentences.length >= perText) {
      texts.push({ source, sentences });
      sentences = [];
    }
  };
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line.startsWith("#") && line.includes("\t") === false) continue;
    if (line.trim() === "") {
      flush();
      continue;
    }
    const cells = line.split(/[\t ]/);
    const word = cells[wordAt]?.trim();
    if (word !== undefined && word !== "") tokens.push({ word, tag: cells[tagAt]?.trim() ?? "O" });
  }
  flush();
  if (sentences.length > 0) texts.push({ source, sentences });
  return texts;
}

const PLAIN: Readonly<Record<string, NameKind>> = {
  PER: "person",
  ORG: "organisation",
  LOC: "place",
  person: "person",
  politician: "person",
  writer: "person",
  musicalartist: "person",
  scientist: "person",
  researcher: "person",
  organisation: "organisation",
  politicalparty: "organisation",
  band: "organisation",
  university: "organisation",
  corporation: "organisation",
  group: "organisation",
  location: "place",
  country: "place",
};

function plainKind(tag: string): NameKind | null {
  return PLAIN[tag] ?? null;
}

interface DocRed {
  readonly sents: readonly (readonly string[])[];
  readonly vertexSet: readonly (readonly {
    readonly pos: readonly [number, number];
    readonly sent_id: number;
    readonly type: string;
  }[])[];
}

function docRed(file: string): GoldText[] {
  const documents: DocRed[] = JSON.parse(readFileSync(file, "utf8"));
  return documents.map(({ sents, vertexSet }) => ({
    source: "redocred",
    sentences: sents.map((words, index) => {
      const tags = words.map(() => "O");
      for (const { pos, type } of vertexSet.flat().filter((mention) => mention.sent_id === index)) {
        for (let at = pos[0]; at < pos[1]; at++) tags[at] = `${at === pos[0] ? "B" : "I"}-${type}`;
      }
      return untokenise(
        words.map((word, at) => ({ word, tag: tags[at] ?? "O" })),
        plainKind,
      );
    }),
  }));
}

const GUM_KINDS: Readonly<Record<string, NameKind>> = {
  person: "person",
  organization: "organisation",
  place: "place",
};

/** GUM annotates whole noun phrases; the name in one is the run of proper nouns around its head. */
function gum(file: string): GoldText[] {
  const texts: GoldText[] = [];
  for (const document of readFileSync(file, "utf8")
    .split(/^# newdoc id = /m)
    .slice(1)) {
    const sentences: GoldSentence[] = [];
    for (const block of document.split("\n\n")) {
      const rows = block
        .split("\n")
        .filter((line) => /^\d+\t/.test(line))
        .map((line) => line.split("\t"));
      if (rows.length === 0) continue;
      const tags = rows.map(() => "O");
      const open: { kind: NameKind | null; start: number }[] = [];
      for (const [at, row] of rows.entries()) {
        const entity = /(?:^|\|)Entity=([^|]*)/.exec(row[9] ?? "")?.[1] ?? "";
        for (const bracket of entity.matchAll(/\(([^()]*)|(\))/g)) {
          if (bracket[2] === undefined)
            open.push({ kind: GUM_KINDS[(bracket[1] ?? "").split("-")[1] ?? ""] ?? null, start: at });
          else {
            const closed = open.pop();
            if (closed !== undefined && closed.kind !== null)
              markProper(rows, tags, closed.start, at, closed.kind);
          }
        }
      }
      sentences.push(
        untokenise(
          rows.map((row, at) => ({ word: row[1] ?? "", tag: tags[at] ?? "O" })),
          (tag) => (tag === "person" || tag === "organisation" || tag === "place" ? tag : null),
        ),
      );
    }
    texts.push({ source: "gum", sentences });
  }
  return texts;
}

function isProper(row: readonly string[] | undefined): boolean {
  return row?.[3] === "PROPN" || row?.[4]?.startsWith("NNP") === true;
}

function markProper(
  rows: readonly (readonly string[])[],
  tags: string[],
  from: number,
  to: number,
  kind: NameKind,
): void {
  const ids = new Map(rows.map((row, at) => [row[0], at]));
  let head = -1;
  for (let at = from; at <= to; at++) {
    const parent = ids.get(rows[at]?.[6] ?? "");
    if (parent === undefined || parent < from || parent > to) {
      head = at;
      break;
    }
  }
  // "Muslims", "Republicans": many people are no person.
  if (head < 0 || !isProper(rows[head]) || (kind === "person" && rows[head]?.[4] === "NNPS")) return;
  let start = head;
  let end = head;
  const proper = (at: number): boolean => at >= from && at <= to && isProper(rows[at]);
  while (proper(start - 1)) start--;
  while (
    proper(end + 1) ||
    (["of", "de", "la", "al", "for"].includes(rows[end + 1]?.[1] ?? "") && proper(end + 2))
  )
    end++;
  for (let at = start; at <= end; at++) tags[at] = `${at === start ? "B" : "I"}-${kind}`;
}

/** Reads whatever of the known sources lies in a folder. */
export function readSources(folder: string, wanted: readonly string[]): GoldText[] {
  const at = (name: string): string => path.join(folder, name);
  const readers: Readonly<Record<string, () => GoldText[]>> = {
    redocred: () => [...docRed(at("redocred-dev.json")), ...docRed(at("redocred-test.json"))],
    crossner: () =>
      ["politics", "literature", "music", "science", "ai"].flatMap((domain) =>
        conll(at(`crossner-${domain}.txt`), `crossner-${domain}`, plainKind, 0, 1, 4),
      ),
    gum: () => gum(at("gum.conllu")),
    pud: () => conll(at("pud.iob2"), "pud", plainKind, 1, 2, 3),
    btc: () =>
      ["a", "b", "e", "f", "g", "h"].flatMap((section) =>
        conll(at(`btc-${section}.conll`), `btc-${section}`, plainKind, 0, 1, 1),
      ),
    wnut: () =>
      ["train", "dev", "test"].flatMap((part) => conll(at(`wnut-${part}.conll`), "wnut", plainKind, 0, 1, 1)),
    multiner: () => conll(at("multiner.txt"), "multiner", plainKind, 0, 1, 8),
  };
  return wanted.flatMap((name) => {
    const reader = readers[name];
    if (reader === undefined) throw new Error(`no source “${name}”`);
    return reader();
  });
}
