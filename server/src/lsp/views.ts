import type { Connection } from "vscode-languageserver/node";
import {
  type Article,
  type ArticleId,
  type Entity,
  entityOfMention,
  fileName,
  isoOf,
  levelOf,
  type RelatedGroup,
  rangeOf,
  relatedGroups,
  rules,
  seriesGaps,
} from "../engine";
import {
  type ArticleItem,
  type ArticlesResult,
  articlesRequest,
  type DuplicateGroup,
  duplicatesRequest,
  type EntityArticle,
  type EntityItem,
  entitiesRequest,
  entityMentionsRequest,
  type RuleItem,
  rulesRequest,
} from "../protocol";
import { Breather, problemsOf } from "../workspace";
import type { Corpora, Place } from "./corpora";
import type { HostedCorpus } from "./hosted-corpus";

const CONTEXT = 60;
// More are no use in a tree, and each is read to find the places.
const MOST_ARTICLES_OF_ENTITY = 500;

/** The requests of `protocol.ts`: what the views of the side bar show. */
export class Views {
  readonly #corpora: Corpora;
  readonly #related = new WeakMap<HostedCorpus, { version: number; groups: readonly RelatedGroup[] }>();

  constructor(connection: Connection, corpora: Corpora) {
    this.#corpora = corpora;
    connection.onRequest(articlesRequest, () => this.#articles());
    connection.onRequest(entitiesRequest, () => this.#entities());
    connection.onRequest(entityMentionsRequest, (params: unknown) => this.#mentions(params));
    connection.onRequest(duplicatesRequest, () => this.#duplicates());
    connection.onRequest(rulesRequest, () => this.#rules());
  }

  #articles(): ArticlesResult {
    const articles: ArticleItem[] = [];
    const gaps: ArticlesResult["gaps"][number][] = [];
    for (const corpus of this.#corpora.all()) {
      const ids = corpus.session.ids();
      for (const id of ids) articles.push(this.#article({ corpus, id }));
      for (const { folder, missing, after } of seriesGaps(ids)) {
        gaps.push({ folder, missing, afterUri: this.#corpora.uri({ corpus, id: after }) });
      }
    }
    return { articles, gaps };
  }

  #article(place: Place): ArticleItem {
    const { session } = place.corpus;
    const { id } = place;
    const digest = session.corpus.digest(id);
    const name = fileName(id);
    const tally = session.tally(id);
    const notice = session.notice(id);
    return {
      ...this.#summary(place),
      name,
      folder: id.slice(0, Math.max(0, id.length - name.length - 1)),
      hasTitle: digest?.hasTitle ?? false,
      words: digest?.words ?? 0,
      language: digest?.language ?? "",
      problems: tally === undefined ? {} : Object.fromEntries(problemsOf(tally)),
      warnings: tally?.warnings ?? 0,
      ...(notice === undefined ? {} : { notice: notice.message }),
    };
  }

  #summary(place: Place): { uri: string; label: string; date: string | null } {
    const digest = place.corpus.session.corpus.digest(place.id);
    const published = digest?.published;
    return {
      uri: this.#corpora.uri(place),
      label: digest?.label ?? fileName(place.id),
      date: published ? isoOf(published.day) : null,
    };
  }

  #entities(): EntityItem[] {
    return this.#corpora.all().flatMap(({ session }) => {
      const { names } = session.corpus;
      return names.entities(session.settings).map((entity): EntityItem => {
        const variants = names.variantsOf(entity);
        return {
          id: JSON.stringify([session.root, entity.id]),
          kind: entity.kind,
          name: entity.name,
          articles: names.articlesOf(entity).length,
          mentions: variants.reduce((sum, variant) => sum + variant.count, 0),
          forms: entity.forms,
          variants: variants.map(({ form, count }) => ({ form, count })),
        };
      });
    });
  }

  async #mentions(params: unknown): Promise<EntityArticle[]> {
    const found = this.#entity(params);
    if (found === undefined) return [];
    const { corpus, entity } = found;
    const articles: EntityArticle[] = [];
    for (const id of corpus.session.corpus.names.articlesOf(entity).slice(0, MOST_ARTICLES_OF_ENTITY)) {
      const article = await corpus.session.article(id);
      if (article === undefined) continue;
      const mentions = this.#mentionsIn(article, corpus, entity);
      if (mentions.length > 0) articles.push({ ...this.#summary({ corpus, id }), mentions });
    }
    return articles;
  }

  #entity(params: unknown): { corpus: HostedCorpus; entity: Entity } | undefined {
    if (typeof params !== "object" || params === null || !("id" in params)) return undefined;
    for (const corpus of this.#corpora.all()) {
      const { corpus: known, root, settings } = corpus.session;
      const entity = known.names
        .entities(settings)
        .find(({ id }) => JSON.stringify([root, id]) === params.id);
      if (entity !== undefined) return { corpus, entity };
    }
    return undefined;
  }

  #mentionsIn(article: Article, { session }: HostedCorpus, entity: Entity): EntityArticle["mentions"] {
    const { text } = article.source;
    return article.mentions
      .filter((mention) => entityOfMention(session.corpus, mention, session.settings)?.id === entity.id)
      .map((mention) => ({
        range: rangeOf(article.lines, mention),
        before: oneLine(text.slice(Math.max(0, mention.start - CONTEXT), mention.start)),
        text: oneLine(text.slice(mention.start, mention.end)),
        after: oneLine(text.slice(mention.end, mention.end + CONTEXT)),
      }));
  }

  async #duplicates(): Promise<DuplicateGroup[]> {
    const all: DuplicateGroup[] = [];
    for (const corpus of this.#corpora.all()) {
      const related = await this.#relatedGroups(corpus);
      for (const { kind, similarity, articles } of [
        ...corpus.session.corpus.duplicateGroups(),
        ...related.map((group) => ({ ...group, kind: "related" as const })),
      ]) {
        const items = articles.map((id: ArticleId) => this.#summary({ corpus, id }));
        all.push({ kind, similarity, articles: items });
      }
    }
    return all;
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

  #rules(): RuleItem[] {
    const [first] = this.#corpora.all();
    const count = (rule: string, what: "places" | "articles") =>
      this.#corpora.all().reduce((sum, { session }) => sum + session.totals.ofRule(rule)[what], 0);
    return rules.map((rule) => ({
      id: rule.id,
      summary: rule.summary,
      why: rule.why,
      level: first === undefined ? rule.severity : levelOf(rule, first.session.settings),
      findings: count(rule.id, "places"),
      articles: count(rule.id, "articles"),
    }));
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
