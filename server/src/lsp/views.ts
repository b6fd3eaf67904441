import type { Connection } from "vscode-languageserver/node";
import {
  type Article,
  type ArticleId,
  type SeriesGap as EngineGap,
  type Entity,
  entityOfMention,
  fileName,
  isoOf,
  levelOf,
  rangeOf,
  rules,
  seriesGaps,
  undatedSummary,
} from "../engine";
import {
  type ArticleItem,
  type ArticlePlace,
  type ArticlesResult,
  articleGroupsRequest,
  articlePlaceRequest,
  articlesRequest,
  type EntityArticle,
  type EntityItem,
  type EntityPage,
  entitiesRequest,
  entityMentionsRequest,
  entityPageRequest,
  type Grouping,
  type RuleItem,
  rulesRequest,
  type SeriesGap,
} from "../protocol";
import { Breather, type CorpusSession, problemsOf, today } from "../workspace";
import { ArticleGroups, folderOf } from "./article-groups";
import type { Corpora, Place } from "./corpora";
import type { HostedCorpus } from "./hosted-corpus";

const CONTEXT = 60;
const MOST_ARTICLES = 1000;
// More are no use in a tree, and each is read to find the places.
const MOST_ARTICLES_OF_ENTITY = 500;

/** The requests of `protocol.ts`: what the views of the side bar show. */
export class Views {
  readonly #corpora: Corpora;
  readonly #groups: ArticleGroups;
  /** Gaps by the article before them; another list of articles has others. */
  readonly #gaps = new WeakMap<readonly ArticleId[], Map<ArticleId, EngineGap[]>>();

  constructor(connection: Connection, corpora: Corpora) {
    this.#corpora = corpora;
    this.#groups = new ArticleGroups(corpora);
    connection.onRequest(articleGroupsRequest, (params: unknown) => {
      const { grouping } = readParams(params);
      return grouping === undefined ? [] : this.#groups.all(grouping);
    });
    connection.onRequest(articlesRequest, (params: unknown) => this.#articles(params));
    connection.onRequest(articlePlaceRequest, (params: unknown) => this.#place(params));
    connection.onRequest(entitiesRequest, () => this.#entities());
    connection.onRequest(entityPageRequest, (params: unknown) => this.#entityPage(params));
    connection.onRequest(entityMentionsRequest, (params: unknown) => this.#mentions(params));
    connection.onRequest(rulesRequest, () => this.#rules());
  }

  async #articles(params: unknown): Promise<ArticlesResult> {
    const { grouping, group, from = 0, count = MOST_ARTICLES } = readParams(params);
    const places =
      grouping === undefined || group === undefined
        ? this.#corpora.all().flatMap((corpus) => corpus.session.ids().map((id) => ({ corpus, id })))
        : await this.#groups.articles(grouping, group);
    const some = places.slice(from, from + Math.min(count, MOST_ARTICLES));
    const gaps = some.flatMap((place) => this.#gapsAfter(place));
    const articles: ArticleItem[] = [];
    const breather = new Breather();
    for (const place of some) {
      articles.push(this.#article(place));
      await breather.rest();
    }
    return { articles, gaps, total: places.length };
  }

  #gapsAfter(place: Place): SeriesGap[] {
    const { corpus, id } = place;
    const ids = corpus.session.ids();
    let gaps = this.#gaps.get(ids);
    if (gaps === undefined) {
      gaps = new Map();
      for (const gap of seriesGaps(ids)) gaps.set(gap.after, [...(gaps.get(gap.after) ?? []), gap]);
      this.#gaps.set(ids, gaps);
    }
    return (gaps.get(id) ?? []).map(({ folder, missing }) => ({
      folder,
      missing,
      afterUri: this.#corpora.uri(place),
    }));
  }

  async #place(params: unknown): Promise<ArticlePlace | null> {
    const { grouping, uri } = readParams(params);
    const wanted = uri === undefined ? undefined : this.#corpora.place(uri);
    if (grouping === undefined || wanted === undefined) return null;
    for (const { id: group } of await this.#groups.all(grouping)) {
      const places = await this.#groups.articles(grouping, group);
      const index = places.findIndex(({ corpus, id }) => id === wanted.id && corpus === wanted.corpus);
      if (index >= 0) return { group, index };
    }
    return null;
  }

  #article(place: Place): ArticleItem {
    const { session } = place.corpus;
    const { id } = place;
    const card = session.card(id);
    const tally = session.tally(id);
    const notice = session.notice(id);
    const digest = card?.published === null ? session.corpus.digest(id) : undefined;
    const bounds = digest === undefined ? "" : undatedSummary(digest, session.corpus, today()).words;
    return {
      ...this.#summary(place),
      ...(bounds === "" ? {} : { bounds }),
      name: fileName(id),
      folder: folderOf(place),
      hasTitle: card?.hasTitle ?? false,
      words: card?.words ?? 0,
      language: card?.language ?? "",
      problems: tally === undefined ? {} : Object.fromEntries(problemsOf(tally)),
      warnings: tally?.warnings ?? 0,
      ...(notice === undefined ? {} : { notice: notice.message }),
    };
  }

  #summary(place: Place): { uri: string; label: string; date: string | null } {
    const card = place.corpus.session.card(place.id);
    const published = card?.published ?? null;
    return {
      uri: this.#corpora.uri(place),
      label: card?.label ?? fileName(place.id),
      date: published === null ? null : isoOf(published),
    };
  }

  #entities(): EntityItem[] {
    return this.#corpora.all().flatMap(({ session }) => {
      return session.corpus.names.entities(session.settings).map((entity) => entityItem(session, entity));
    });
  }

  #entityPage(params: unknown): EntityPage {
    const { kind, from = 0, count = MOST_ARTICLES } = readParams(params);
    const totals = { person: 0, organisation: 0, place: 0, other: 0 };
    const wanted: [CorpusSession, Entity][] = [];
    for (const { session } of this.#corpora.all()) {
      for (const entity of session.corpus.names.entities(session.settings)) {
        totals[entity.kind]++;
        if (entity.kind === kind) wanted.push([session, entity]);
      }
    }
    const some = wanted.slice(from, from + Math.min(count, MOST_ARTICLES));
    return { entities: some.map(([session, entity]) => entityItem(session, entity)), totals };
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

const groupings = new Map<unknown, Grouping>([
  ["month", "month"],
  ["folder", "folder"],
  ["problem", "problem"],
]);

function entityItem({ root, corpus: { names } }: CorpusSession, entity: Entity): EntityItem {
  const variants = names.variantsOf(entity);
  return {
    id: JSON.stringify([root, entity.id]),
    kind: entity.kind,
    name: entity.name,
    articles: names.articlesOf(entity).length,
    mentions: variants.reduce((sum, variant) => sum + variant.count, 0),
    forms: entity.forms,
    variants: variants.map(({ form, count }) => ({ form, count })),
  };
}

/** What a request about a tree asks for; what is of the wrong kind is as if it were absent. */
function readParams(value: unknown) {
  const given: Record<string, unknown> = typeof value === "object" && value !== null ? { ...value } : {};
  const text = (one: unknown) => (typeof one === "string" ? one : undefined);
  const whole = (one: unknown) =>
    typeof one === "number" && Number.isSafeInteger(one) && one >= 0 ? one : undefined;
  return {
    grouping: groupings.get(given.grouping),
    group: text(given.group),
    kind: text(given.kind),
    uri: text(given.uri),
    from: whole(given.from),
    count: whole(given.count),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
