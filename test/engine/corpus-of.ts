import {
  type Article,
  type ArticleSource,
  Corpus,
  checkArticle,
  defaultSettings,
  digestArticle,
  type Finding,
  parseArticle,
  type Settings,
} from "../../server/src/engine";

/** 2026-01-01: the day on which all tests run. */
export const today = 20454;

/** A corpus in memory: articles by file name, as text or as the outside world hands them in, and what the engine says of them. */
export class TestCorpus {
  readonly articles = new Map<string, Article>();
  readonly corpus = new Corpus();
  readonly settings: Settings;

  constructor(
    files: Readonly<Record<string, string | Omit<ArticleSource, "id">>>,
    settings: Partial<Settings> = {},
  ) {
    this.settings = { ...defaultSettings, ...settings };
    for (const [id, file] of Object.entries(files)) {
      const article = parseArticle(typeof file === "string" ? { id, text: file } : { ...file, id });
      this.articles.set(id, article);
      this.corpus.add(digestArticle(article));
    }
  }

  article(id: string): Article {
    const article = this.articles.get(id);
    if (article === undefined) throw new Error(`no article ${id} in this corpus`);
    return article;
  }

  findings(id: string): Finding[] {
    return checkArticle(this.article(id), this.corpus, this.settings, today);
  }
}

/** The findings in one text that is a corpus of its own. */
export function findingsIn(text: string, settings: Partial<Settings> = {}): Finding[] {
  return new TestCorpus({ "article.txt": text }, settings).findings("article.txt");
}
