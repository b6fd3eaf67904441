import type { ArticleId } from "../article/article";
import type { DateOrder, Day } from "../dates/expression";
import type { HeaderForm } from "../dates/header";
import type { Occupation } from "../names/occupation";
import type { EntityKind, RegisteredEntity, Settings } from "../settings";
import type { TextRange } from "../text/span";
import type { ConstraintFact } from "./date-facts";
import type { SeriesPlace } from "./date-series";
import type { Digest } from "./digest";
import type { LinePlace } from "./line-facts";

/**
 * What a rule may ask of the corpus around an article. The whole `Corpus` answers it, and so does a `CorpusSummary`,
 * which is all that is left of one in a worker or on another machine: no answer grows with the corpus.
 */
export interface CorpusView {
  /** Number of articles. */
  readonly size: number;
  /** Grows with every change: what was derived at another version is stale. */
  readonly version: number;
  /** The digest of the article that is checked. A summary knows of no other. */
  digest(id: ArticleId): Digest | undefined;
  /** What is told of another article, that `relations` names. */
  card(id: ArticleId): ArticleCard | undefined;
  readonly lines: LineView;
  readonly names: NameView;
  readonly spellings: SpellingView;
  readonly dates: DateView;
  readonly languages: LanguageView;
  readonly relations: RelationView;
  /** The corpus as one of its articles sees it: what rules are to ask. */
  around(id: ArticleId): CorpusView;
}

/** What findings tell of another article. */
export interface ArticleCard {
  readonly id: ArticleId;
  readonly label: string;
  readonly published: Digest["published"];
  /** The years that it speaks of, with the words around them. */
  readonly years: readonly (ConstraintFact & { readonly kind: "year" })[];
}

/** One line in one article. */
export interface LineCarrier {
  readonly article: ArticleId;
  readonly line: number;
}

/** How a line repeats at one edge of articles. */
export interface LineRepeat {
  /** Articles that carry it there; from 40 on no more than about: see `roughly`. */
  readonly articles: number;
  /** A few of them, sorted by id, one of each set of copies: all sets where they are fewer than `LINE_SAMPLE`. */
  readonly sample: readonly LineCarrier[];
}

/** How many articles stand for all that carry a line. */
export const LINE_SAMPLE = 12;

export interface LineView {
  /** How the line with this hash repeats at that edge. */
  repeat(hash: number, place: LinePlace): LineRepeat;
  /** How lines of this template repeat at that edge. */
  templateRepeat(template: number, place: LinePlace): LineRepeat;
  /** How many articles have the line in their middle; from 40 on no more than about. */
  inMiddle(hash: number): number;
  /** Hashes of an article's middle lines, of all its lines where it has none; of the articles in samples only. */
  middleOf(article: ArticleId): ReadonlySet<number>;
}

/** A person, organisation or place of the corpus, with all forms of its name. */
export interface Entity {
  /** Opaque; stays while the name does. */
  readonly id: string;
  readonly kind: EntityKind;
  /** The canonical name. */
  readonly name: string;
  /** The forms of the name that stand for themselves, canonical first. */
  readonly forms: readonly string[];
  readonly registered?: RegisteredEntity;
}

/** One way in which an entity is written, with how often. */
export interface EntityVariant {
  readonly form: string;
  readonly count: number;
  readonly articles: number;
}

/** Where a form stands in one article first. */
export interface NamePlace {
  readonly article: ArticleId;
  readonly range: TextRange;
}

/** What some articles of the corpus give as the expansion of an acronym. */
export interface Expansion {
  readonly expansion: string;
  readonly articles: number;
  /** A few of them, sorted by id. */
  readonly places: readonly NamePlace[];
}

/** As what some articles name the bearer of a name. */
export interface NamedOccupation {
  readonly occupation: Occupation;
  /** In the words of one of them: "former basketball star". */
  readonly said: string;
  readonly articles: number;
  /** A few of them, sorted by id. */
  readonly places: readonly NamePlace[];
  /** People and organisations that these few name as well. */
  readonly companions: readonly string[];
}

/** How many places stand for all where a form or an expansion is found. */
export const NAME_PLACES = 5;

export interface NameView {
  /** The entity to which a form belongs that stands for itself (a mention's `full`, or its `form`); null for an unknown one. */
  entityOf(form: string, settings: Settings): Entity | null;
  /** Number of articles that hold exactly this form, standing for itself. */
  articleCount(form: string): number;
  /** Up to `NAME_PLACES` articles that hold exactly this form, standing for itself or, with `full`, for that. Sorted by id. */
  places(form: string, full?: string): readonly NamePlace[];
  /** All forms of an entity, short ones too, the most frequent first. */
  variantsOf(entity: Entity): readonly EntityVariant[];
  /**
   * The form of the corpus that a piece of text is a misspelling of, whether or not it was recognised as a name: the one
   * in most articles, at least two. Null for none, and for text that is such a form itself.
   */
  misspelt(text: string): string | null;
  /** The form that `misspelt` tells of a text, where fingers make the text of that: see `isNameMistyped`. Null for others. */
  mistyped(text: string): string | null;
  /**
   * The form of the corpus, the one in most articles, at least two, that a name was before a wrong encoding put `marks` in
   * the place of letters; null for none.
   */
  undamaged(text: string, marks: RegExp): string | null;
  /** What the corpus's articles give as expansions of an acronym, the one in most articles first. */
  expansionsOf(acronym: string): readonly Expansion[];
  /** As what the articles name the bearer of this full name, the occupation in most articles first; see `Occupation`. */
  occupationsOf(form: string): readonly NamedOccupation[];
}

export interface SpellingView {
  /** The ways of writing that have this key (see `spellingKey`), each with its number of articles. */
  formsOf(key: string): ReadonlyMap<string, number>;
}

/** The days between which the dates of a corpus lie, its stray ones left out. */
export interface DayRange {
  readonly earliest: Day;
  readonly latest: Day;
}

export interface DateView {
  /** The header that most dated articles have; null where none has one. */
  readonly header: HeaderForm | null;
  /** Whether most articles with a date header have that one: only then is another a slip. */
  readonly headerRules: boolean;
  /** The order of day and month that the clear dates of the corpus show; null where they disagree or show none. */
  readonly order: DateOrder | null;
  /** Whether the days in the file names are those of publication: rather than, say, those of saving. */
  readonly namesTell: boolean;
  /** Where the corpus's dates lie; null below twenty dated articles. */
  readonly range: DayRange | null;
  /** The dated neighbours of an article without a date in its numbered series; see `NumberedSeries`. */
  placeInSeries(id: ArticleId): SeriesPlace | null;
}

export interface LanguageView {
  /** Articles with a known language; from 40 on no more than about. */
  readonly articles: number;
  /** The language with the most articles, the first by its code where two have as many; `und` in an empty corpus. */
  readonly largest: readonly [language: string, articles: number];
  /** The share of the articles with a known language that is in that one; to be compared, not to be told. */
  readonly share: number;
}

/** A copy of an article. */
export interface Duplicate {
  readonly id: ArticleId;
  readonly kind: "exact" | "near";
  /** 0.8 to 1: the share of word-5-grams in common; for near copies an estimate from sketches (±0.04). */
  readonly similarity: number;
}

/** An article that holds nearly all of another one, and more besides. */
export interface Container {
  readonly id: ArticleId;
  /** 0.8 to 1: the share of the contained article's longer sentences that stand in this one too. */
  readonly share: number;
}

/** An article that has several longer sentences of another one and is neither its copy nor its container. */
export interface SharedSentences {
  readonly id: ArticleId;
  /** Keys of the sentences in common. */
  readonly keys: ReadonlySet<number>;
  /** Keys above this one are not known of it; infinite where all are. */
  readonly reach: number;
}

/** An article on the same event, but not a copy. */
export interface RelatedArticle {
  readonly id: ArticleId;
  /** Above 0.5 and below 1; grows with what the two share. */
  readonly score: number;
  /** In words, the strongest first. */
  readonly reasons: readonly string[];
}

/** How one article stands to others. */
export interface RelationView {
  /** The copies of an article, most alike first. Articles without words have none. */
  duplicatesOf(id: ArticleId): readonly Duplicate[];
  /** The articles that hold all but a little of this one, the fullest first; copies are none. */
  containersOf(id: ArticleId): readonly Container[];
  /** The other articles with which it shares sentences, sorted by id. */
  sharedSentences(id: ArticleId): readonly SharedSentences[];
  /**
   * The articles that tell of the same event, best first, 20 at most; copies are left out. A summary knows them only of
   * articles without a date, which nobody else is to ask for.
   */
  relatedTo(id: ArticleId): readonly RelatedArticle[];
  /** Those of `relatedTo` that all but certainly do: of a score of 0.8 at least. */
  surelyRelatedTo(id: ArticleId): readonly RelatedArticle[];
}

const EXACT = 40;

/**
 * A number as it is told of a corpus: as it is up to 40, above that cut to two digits. What is told changes seldom while
 * a corpus grows, so that few articles have to be looked at again.
 */
export function roughly(count: number): number {
  if (count <= EXACT) return count;
  const step = 10 ** (Math.floor(Math.log10(count)) - 1);
  return Math.floor(count / step) * step;
}
