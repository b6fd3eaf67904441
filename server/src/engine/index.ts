/** The engine's face to the outside: everything the command line and the language server need, and nothing else. */
export { type Article, type ArticleId, type ArticleSource, fileName } from "./article/article";
export { packArticle, unpackArticle } from "./article/pack";
export { parseArticle } from "./article/parse";
export type { Zone } from "./boilerplate/zone";
export { checkArticle, checkAsking, levelOf } from "./check";
export type { DigestPlaces } from "./corpus/article-table";
export { Askers } from "./corpus/askers";
export { type ChangedAnswers, change } from "./corpus/change";
export { Corpus } from "./corpus/corpus";
export { CorpusSummary } from "./corpus/corpus-summary";
export { boundsInWords } from "./corpus/date-bounds";
export { type InferredDate, inferDate } from "./corpus/date-inference";
export { type DateSummary, dateSummary, undatedSummary } from "./corpus/date-summary";
export { areArticles, articleCandidates, mayBeCorpus } from "./corpus/detect";
export { type Digest, digestArticle } from "./corpus/digest";
export {
  type EntityCard,
  entityCard,
  entityOfMention,
  entitySpan,
  mentionAt,
} from "./corpus/entity-card";
export { repeatedLines } from "./corpus/line-repeats";
export { type Lookalike, lookalikesOf } from "./corpus/lookalikes";
export { type DigestHead, packDigest, unpackDigest, unpackHead } from "./corpus/pack-digest";
export { packSummary, summaryOf, summaryParts, unpackSummary } from "./corpus/pack-summary";
export { type RelatedGroup, relatedGroups } from "./corpus/related-groups";
export { type SeriesGap, seriesGaps } from "./corpus/series";
export { type PartOfSummary, summarise, summariseNames } from "./corpus/summary";
export { compareElsewhere } from "./corpus/summary-likeness";
export type { CorpusView, Entity } from "./corpus/view";
export { isoOf } from "./dates/calendar";
export { type Day, DOUBTFUL, type PublicationDate } from "./dates/expression";
export { countedFrom, meaningInWords } from "./dates/in-words";
export { type DateMeaning, dateMeanings } from "./dates/meaning";
export { bestCopy, type Copy, copyInWords } from "./duplicates/best-copy";
export { findDuplicates } from "./duplicates/find-duplicates";
export { editsOf, type FixChoice, fixArticle, fixEdits, safeFix } from "./fix-all";
export { applyEdits, combine } from "./fixes/apply";
export { composeEdits, type LabelledEdit } from "./fixes/compose";
export type { Fix, Safety, TextEdit } from "./fixes/fix";
export { compareNames } from "./names/compare";
export type { Mention } from "./names/mention";
export { SAME } from "./names/name-relation";
export { rules } from "./rules/registry";
export type { Evidence, Finding, Rule, RuleId, Severity } from "./rules/rule";
export {
  type DateHeaderStyle,
  type Decision,
  defaultSettings,
  type EntityKind,
  type Level,
  type RegisteredEntity,
  type Settings,
} from "./settings";
export { BytePages, IN_MEMORY, type Piece, type Pieces } from "./text/byte-pages";
export { ByteReader, ByteWriter, checksumOf } from "./text/bytes";
export { hash53 } from "./text/hash";
export { type Line, offsetAt, positionAt, rangeOf, splitLines } from "./text/lines";
export { type Position, type Span, type TextRange, textOf } from "./text/span";
