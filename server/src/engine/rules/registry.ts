import { advertisement } from "./boilerplate/advertisement";
import { authorBox } from "./boilerplate/author-box";
import { caption } from "./boilerplate/caption";
import { commentForm } from "./boilerplate/comment-form";
import { cookieNotice } from "./boilerplate/cookie-notice";
import { copyright } from "./boilerplate/copyright";
import { counter } from "./boilerplate/counter";
import { foreignTeaser } from "./boilerplate/foreign-teaser";
import { navigation } from "./boilerplate/navigation";
import { newsletter } from "./boilerplate/newsletter";
import { pageHead } from "./boilerplate/page-head";
import { pageIsland } from "./boilerplate/page-island";
import { pageTail } from "./boilerplate/page-tail";
import { pageText } from "./boilerplate/page-text";
import { paywall } from "./boilerplate/paywall";
import { readMore } from "./boilerplate/read-more";
import { readerComments } from "./boilerplate/reader-comments";
import { relatedArticles } from "./boilerplate/related-articles";
import { repeatedLine } from "./boilerplate/repeated-line";
import { repeatedTitle } from "./boilerplate/repeated-title";
import { shareBar } from "./boilerplate/share-bar";
import { shortCode } from "./boilerplate/short-code";
import { sourceLink } from "./boilerplate/source-link";
import { tagList } from "./boilerplate/tag-list";
import { contained } from "./corpus/contained";
import { exactDuplicate } from "./corpus/exact-duplicate";
import { nearDuplicate } from "./corpus/near-duplicate";
import { otherLanguage } from "./corpus/other-language";
import { sharedPassage } from "./corpus/shared-passage";
import { tiny } from "./corpus/tiny";
import { ambiguousOrder } from "./dates/ambiguous-order";
import { conflict } from "./dates/conflict";
import { future } from "./dates/future";
import { impossible } from "./dates/impossible";
import { malformed } from "./dates/malformed";
import { missing } from "./dates/missing";
import { outOfRange } from "./dates/out-of-range";
import { acronym } from "./names/acronym";
import { agencyCountry } from "./names/agency-country";
import { damaged } from "./names/damaged";
import { familyNameSlip } from "./names/family-name-slip";
import { lostApostrophe } from "./names/lost-apostrophe";
import { twoForms } from "./names/two-forms";
import { twoPeople } from "./names/two-people";
import { variantSpelling } from "./names/variant-spelling";
import type { Rule } from "./rule";
import { blankLines } from "./text/blank-lines";
import { brokenSentence } from "./text/broken-sentence";
import { compatibilityForm } from "./text/compatibility-form";
import { controlCharacter } from "./text/control-character";
import { decomposedLetter } from "./text/decomposed-letter";
import { doubledWord } from "./text/doubled-word";
import { escapeSequence } from "./text/escape-sequence";
import { hardWrapped } from "./text/hard-wrapped";
import { htmlEntity } from "./text/html-entity";
import { htmlTag } from "./text/html-tag";
import { invisibleCharacter } from "./text/invisible-character";
import { lineEndHyphen } from "./text/line-end-hyphen";
import { lossyCharacter } from "./text/lossy-character";
import { lostParagraphs } from "./text/lost-paragraphs";
import { mismatchedQuotes } from "./text/mismatched-quotes";
import { missingTitle } from "./text/missing-title";
import { mixedQuotes } from "./text/mixed-quotes";
import { mojibake } from "./text/mojibake";
import { spellingVariants } from "./text/spelling-variants";
import { straySeparator } from "./text/stray-separator";
import { trailingBlanks } from "./text/trailing-blanks";
import { truncatedEnding } from "./text/truncated-ending";
import { undecodable } from "./text/undecodable";

/** All rules, by family. Settings, schema, documentation index and README table are derived from this list. */
export const rules: readonly Rule[] = [
  advertisement,
  authorBox,
  caption,
  commentForm,
  cookieNotice,
  copyright,
  counter,
  foreignTeaser,
  navigation,
  newsletter,
  pageHead,
  pageIsland,
  pageTail,
  pageText,
  paywall,
  readMore,
  readerComments,
  relatedArticles,
  repeatedLine,
  repeatedTitle,
  shareBar,
  shortCode,
  sourceLink,
  tagList,
  contained,
  exactDuplicate,
  nearDuplicate,
  otherLanguage,
  sharedPassage,
  tiny,
  ambiguousOrder,
  conflict,
  future,
  impossible,
  malformed,
  missing,
  outOfRange,
  acronym,
  agencyCountry,
  damaged,
  familyNameSlip,
  lostApostrophe,
  twoForms,
  twoPeople,
  variantSpelling,
  blankLines,
  brokenSentence,
  compatibilityForm,
  controlCharacter,
  decomposedLetter,
  doubledWord,
  escapeSequence,
  hardWrapped,
  htmlEntity,
  htmlTag,
  invisibleCharacter,
  lineEndHyphen,
  lossyCharacter,
  lostParagraphs,
  mismatchedQuotes,
  missingTitle,
  mixedQuotes,
  mojibake,
  spellingVariants,
  straySeparator,
  trailingBlanks,
  truncatedEnding,
  undecodable,
];
