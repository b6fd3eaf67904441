import type { Connection } from "vscode-languageserver/node";
import {
  type ArticleId,
  bestCopy,
  type Copy,
  copyInWords,
  fileName,
  hash53,
  isoOf,
  type RelatedGroup,
  relatedGroups,
} from "../engine";
import {
  changedSinceComparedRequest,
  type DuplicateGroup,
  type DuplicateKind,
  type DuplicatesResult,
  duplicatesRequest,
} from "../protocol";
import { Breather, problemsOf } from "../workspace";
import type { Corpora } from "./corpora";
import type { HostedCorpus } from "./hosted-corpus";

const MOST_GROUPS = 1000;
const KINDS: readonly DuplicateKind[] = ["same", "near", "contained", "related"];

interface Group {
  readonly corpus: HostedCorpus;
  readonly kind: DuplicateKind;
  readonly similarity: number;
  readonly articles: readonly ArticleId[];
}

/** The requests of `protocol.ts` about articles that repeat or accompany each other. */
export class DuplicateViews {
  readonly #corpora: Corpora;
  readonly #related = new WeakMap<HostedCorpus, { version: number; groups: readonly RelatedGroup[] }>();

  constructor(connection: Connection, corpora: Corpora) {
    this.#corpora = corpora;
    connection.onRequest(duplicatesRequest, (params: unknown) => this.#duplicates(params));
    connection.onRequest(changedSinceComparedRequest, (params: unknown) => this.#changed(params));
  }

  async #duplicates(params: unknown): Promise<DuplicatesResult> {
    const { kind, from, count } = readParams(params);
    const all = await this.#all();
    const totals = { same: 0, near: 0, contained: 0, related: 0 };
    for (const group of all) totals[group.kind]++;
    const wanted = kind === undefined ? all : all.filter((group) => group.kind === kind);
    return {
      groups: wanted.slice(from, from + Math.min(count, MOST_GROUPS)).map((one) => this.#item(one)),
      totals,
    };
  }

  async #all(): Promise<Group[]> {
    const all: Group[] = [];
    for (const corpus of this.#corpora.all()) {
      const related = await this.#relatedGroups(corpus);
      for (const group of corpus.session.corpus.duplicateGroups()) all.push({ ...group, corpus });
      for (const group of related) all.push({ ...group, kind: "related", corpus });
    }
    return all;
  }

  #item({ corpus, kind, similarity, articles }: Group): DuplicateGroup {
    const copies = articles.map((id) => copyOf(corpus, id));
    // What one article holds of another is not the whole of it.
    const best = kind === "same" || kind === "near" ? bestCopy(copies) : null;
    const items = copies.map((copy) => {
      const published = corpus.session.card(copy.id)?.published ?? null;
      return {
        uri: this.#corpora.uri({ corpus, id: copy.id }),
        label: corpus.session.card(copy.id)?.label ?? fileName(copy.id),
        date: published === null ? null : isoOf(published),
        what: copyInWords(copy),
        version: versionOf(corpus.session.corpus.head(copy.id)?.textHash),
      };
    });
    if (best === null) return { kind, similarity, articles: items };
    const uri = this.#corpora.uri({ corpus, id: best.id });
    return { kind, similarity, articles: items, best: { uri, reasons: best.reasons } };
  }

  /** Every article is read again: the editor is about to delete some. */
  async #changed(params: unknown): Promise<string[]> {
    const changed: string[] = [];
    for (const { uri, version } of versionsOf(params)) {
      const place = this.#corpora.place(uri);
      const session = place?.corpus.session;
      const text = place === undefined ? undefined : (await session?.article(place.id))?.source.text;
      const same = text !== undefined && versionOf(hash53(text)) === version;
      if (!same || place === undefined || !(await session?.isStill(place.id, text))) changed.push(uri);
    }
    return changed;
  }

  async #relatedGroups(corpus: HostedCorpus): Promise<readonly RelatedGroup[]> {
    const known = this.#related.get(corpus);
    const { version } = corpus.session.corpus;
    if (known?.version === version) return known.groups;
    const groups: RelatedGroup[] = [];
    const breather = new Breather();
    for (const group of relatedGroups(corpus.session.corpus)) {
      if (group !== undefined) groups.push(group);
      await breather.rest();
    }
    this.#related.set(corpus, { version, groups });
    return groups;
  }
}

function copyOf({ session }: HostedCorpus, id: ArticleId): Copy {
  const card = session.card(id);
  const tally = session.tally(id);
  let [damage, debris] = [0, 0];
  for (const [rule, count] of tally === undefined ? [] : problemsOf(tally)) {
    if (rule.startsWith("text/")) damage += count;
    else if (rule.startsWith("boilerplate/")) debris += count;
  }
  return { id, words: card?.words ?? 0, dated: (card?.published ?? null) !== null, damage, debris };
}

/** What is of the wrong kind is as if it were absent. */
function readParams(value: unknown): { kind: DuplicateKind | undefined; from: number; count: number } {
  const given: Record<string, unknown> = typeof value === "object" && value !== null ? { ...value } : {};
  const whole = (one: unknown, otherwise: number) =>
    typeof one === "number" && Number.isSafeInteger(one) && one >= 0 ? one : otherwise;
  return {
    kind: KINDS.find((kind) => kind === given.kind),
    from: whole(given.from, 0),
    count: whole(given.count, MOST_GROUPS),
  };
}

function versionsOf(params: unknown): { uri: string; version: string }[] {
  if (typeof params !== "object" || params === null || !("articles" in params)) return [];
  if (!Array.isArray(params.articles)) return [];
  return params.articles.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null || !("uri" in one) || typeof one.uri !== "string") return [];
    return [
      { uri: one.uri, version: "version" in one && typeof one.version === "string" ? one.version : "" },
    ];
  });
}

function versionOf(textHash: number | undefined): string {
  return textHash === undefined ? "" : textHash.toString(36);
}
