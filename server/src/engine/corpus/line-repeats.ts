import type { Article, ArticleId, LineRole } from "../article/article";
import type { ZonePart } from "../boilerplate/zone";
import type { Line } from "../text/lines";
import type { Digest } from "./digest";
import type { LineFact } from "./line-facts";
import { middleOf } from "./line-index";
import { type CorpusView, LINE_SAMPLE, type LineCarrier, type LineRepeat } from "./view";

/** A line of an article that repeats at the same edge of other articles, which differ from each other otherwise. */
export interface RepeatedLine {
  readonly part: ZonePart;
  /** Two or three other articles that carry it, with the line there. */
  readonly others: readonly LineCarrier[];
}

// Below these a repetition may be chance, the same agency story, or a writer's habit.
export const FEWEST_LINES = 3;
const FEWEST_SENTENCES = 5;
const FEWEST_TEMPLATES = 5;
// As many as these, in no article's middle, and no sentence: that convinces anyone.
const FEWEST_SAFE = 10;
// More in the middle than this share of what stands at the edges: a refrain or an official's words.
const MOST_IN_MIDDLE = 0.1;
// Articles that share more of their middle lines than this are copies of one another, and count once; of a handful of
// lines, one in common says less.
const MOST_SHARED = 0.3;
const MOST_SHARED_OF_FEW = 0.6;
const FEW = 6;
const SHOWN = 3;
const NONE: LineRepeat = { articles: 0, sample: [] };

// A series has one title for all of its articles; date lines and bylines repeat, too.
const READ: ReadonlySet<LineRole> = new Set<LineRole>(["standfirst", "heading", "body"]);

/** The lines at the head and the tail of an article that the corpus knows from the same edge of other articles. */
export function repeatedLines(article: Article, corpus: CorpusView): RepeatedLine[] {
  const digest = corpus.digest(article.source.id);
  if (digest === undefined || corpus.size < FEWEST_LINES) return [];
  const own = new OwnArticle(digest);
  const found: RepeatedLine[] = [];
  for (const fact of digest.lines) {
    if (fact.place === "middle") continue;
    const role = article.roles[fact.line];
    const line = article.lines[fact.line];
    if (role === undefined || line === undefined || !READ.has(role)) continue;
    const repeat = judge(article, line, fact, own, corpus);
    if (repeat === undefined || (fact.place === "tail" && isSubheading(article, line))) continue;
    found.push({
      part: { kind: "repeated-line", start: line.start, end: line.end, ...repeat.verdict },
      others: repeat.others,
    });
  }
  return found;
}

interface Judged {
  readonly verdict: Pick<ZonePart, "confidence" | "safety" | "reason">;
  readonly others: readonly LineCarrier[];
}

/** The article whose lines are judged, and what comparing it with others takes, made when it is first needed. */
class OwnArticle {
  readonly id: ArticleId;
  readonly #digest: Digest;
  #middle: ReadonlySet<number> | undefined;

  constructor(digest: Digest) {
    this.id = digest.id;
    this.#digest = digest;
  }

  get middle(): ReadonlySet<number> {
    this.#middle ??= new Set(middleOf(this.#digest));
    return this.#middle;
  }
}

const STOPPED = /[.!。！…]["'”’»)\]]*$/u;
const SENTENCE = /[.!?。！？…]["'”’»)\]]*$/u;

function judge(
  article: Article,
  line: Line,
  fact: LineFact,
  own: OwnArticle,
  corpus: CorpusView,
): Judged | undefined {
  // Most lines stand in one article: for these nothing else is asked.
  const repeat = corpus.lines.repeat(fact.hash, fact.place);
  const template =
    fact.template === undefined ? NONE : corpus.lines.templateRepeat(fact.template, fact.place);
  if (repeat.articles < FEWEST_LINES && template.articles < FEWEST_TEMPLATES) return undefined;
  const sentence = SENTENCE.test(article.source.text.slice(line.start, line.end).trimEnd());
  const same = independent(repeat, own, corpus);
  const middle = corpus.lines.inMiddle(fact.hash);
  if (
    same.articles >= (sentence ? FEWEST_SENTENCES : FEWEST_LINES) &&
    middle <= same.articles * MOST_IN_MIDDLE
  ) {
    const safe = same.articles >= FEWEST_SAFE && middle === 0 && !sentence;
    return {
      verdict: {
        confidence: Math.min(0.98, 1 - 0.5 / same.articles),
        safety: safe ? "safe" : "review",
        reason: `the same line ${verb(fact)} ${same.articles} articles`,
      },
      others: same.sample,
    };
  }
  if (fact.template === undefined || sentence || middle > 0) return undefined;
  const alike = independent(template, own, corpus);
  if (alike.articles < FEWEST_TEMPLATES) return undefined;
  return {
    verdict: {
      confidence: Math.min(0.9, 1 - 1 / alike.articles),
      safety: "review",
      reason: `a line of the same pattern ${verb(fact)} ${alike.articles} articles`,
    },
    others: alike.sample,
  };
}

const LONGEST_HEADING = 60;
const SHORTEST_PARAGRAPH = 100;

/** “What happens next” above a paragraph: writers have their habits, and what they head is theirs. */
function isSubheading({ source: { text }, lines, roles }: Article, { index, start, end }: Line): boolean {
  if (end - start > LONGEST_HEADING || STOPPED.test(text.slice(start, end).trimEnd())) return false;
  let at = index + 1;
  while (lines[at]?.blank === true) at++;
  const next = lines[at];
  if (next === undefined || roles[at] !== "body") return false;
  const paragraph = text.slice(next.start, next.end).trimEnd();
  return paragraph.length >= SHORTEST_PARAGRAPH && SENTENCE.test(paragraph);
}

function verb(fact: LineFact): string {
  return fact.place === "head" ? "stands at the head of" : "stands at the end of";
}

/**
 * The repeat without the articles that are much the same as this one, which itself counts; a few others to show. Where
 * many that differ from each other carry the line, copies of this one make no difference.
 */
function independent({ articles, sample }: LineRepeat, own: OwnArticle, corpus: CorpusView): LineRepeat {
  if (sample.length < FEWEST_LINES) return NONE;
  const others = sample.filter(({ article }) => article !== own.id);
  if (sample.length === LINE_SAMPLE) return { articles, sample: others.slice(0, SHOWN) };
  const kept = others.filter(({ article }) => !areCopies(own.middle, corpus.lines.middleOf(article)));
  return { articles: sample.length - (others.length - kept.length), sample: kept.slice(0, SHOWN) };
}

function areCopies(own: ReadonlySet<number>, theirs: ReadonlySet<number>): boolean {
  let common = 0;
  for (const hash of theirs) if (own.has(hash)) common++;
  const smaller = Math.min(own.size, theirs.size);
  return common > smaller * (smaller < FEW ? MOST_SHARED_OF_FEW : MOST_SHARED);
}
