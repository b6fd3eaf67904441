import type { PageLine } from "./page-line";
import { matchPhrase, type Trust } from "./phrases";
import { isShortCode } from "./short-codes";
import type { PartKind } from "./zone";

/** What one line shows by itself: a hint at a kind of debris. */
export interface Mark {
  readonly kind: PartKind;
  readonly trust: Trust;
  readonly reason: string;
}

const NAMES_OF_FORMS: Partial<Readonly<Record<PartKind, string>>> = {
  "comment-form": "form wording",
  "related-articles": "heading",
  copyright: "imprint wording",
  navigation: "menu wording",
  "share-bar": "button",
};

const LONGEST_SHOWN = 60;

export function shown(text: string): string {
  const one = text.replace(/\s+/g, " ");
  return `“${one.length <= LONGEST_SHOWN ? one : `${one.slice(0, LONGEST_SHOWN - 1).trimEnd()}…`}”`;
}

/** The surest hint of a line, from its wording or its form; undefined where it shows nothing. */
export function markLine(line: PageLine): Mark | undefined {
  const { phrase } = line;
  const form = phrase?.trust === "exact" ? undefined : markByForm(line);
  if (form !== undefined && (phrase === undefined || form.trust === "exact" || phrase.trust === "weak")) {
    return form;
  }
  if (phrase === undefined) return undefined;
  // A whole paragraph that only begins like page text is a paragraph.
  if (phrase.match === "start" && line.shape.stops >= 3 && phrase.trust !== "exact") return undefined;
  const name = NAMES_OF_FORMS[phrase.kind] ?? "wording";
  return { kind: phrase.kind, trust: phrase.trust, reason: `${name} ${shown(line.text)}` };
}

const COPYRIGHT_START =
  /^(?:(?:[Cc]opyrights?|COPYRIGHT)\b[\s:]*(?:©|\([Cc]\)|ⓒ)?|©|\([Cc]\)|ⓒ)[\s,]*(?:\d{4}|\p{Lu}|by\b)/u;
const COPYRIGHT_YEAR = /(?:©|\(c\)|ⓒ)\s*(?:copyright\s*)?(?:\d{4}\b|\p{Lu}[\p{L}. ]{1,40}\d{4}\b)/iu;
const NEWSAPI_CUT = /\[\+\d+ chars\]$/;
const URL_LINE = /^(?:https?:\/\/|www\.)\S+$/i;
const BREADCRUMB_HOME =
  /^(?:home|homepage|inicio|accueil|startseite|home page|início|главная|الرئيسية|首页|首頁|ホーム|トップ|홈|you are here)\s*[»›>/|:]/iu;
const HASHTAGS = /^(?:#[\p{L}\p{N}_]+[\s,]*){2,}$/u;
const SHARE_WORDS: ReadonlySet<string> = new Set(
  (
    "share tweet facebook twitter x instagram linkedin pinterest whatsapp reddit telegram tumblr youtube " +
    "email e-mail print copy link messenger flipboard sms pocket threads bluesky tiktok snapchat viber vk " +
    "follow us on via this save google plus rss mail и y et und e compartir compartilhar partager teilen " +
    "condividi поделиться вконтакте одноклассники imprimir imprimer drucken stampa wechat weibo line " +
    "kakaotalk 微信 微博 like pin it more comment comments article or and the to share:"
  ).split(" "),
);
// What ends the first word of a line for them.
const FIRST_WORD = /[^\s|,·•/]+/u;
const SHARE_SURE = /facebook|twitter|whatsapp|linkedin|pinterest|telegram|reddit|tumblr|вконтакте|微博|微信/;
const AGENCY_CREDIT =
  /[([](?:(?:photos?|image|picture|pic|credit|file|foto|fotos|bild|crédit|фото|写真|图|사진)\s*(?:by|credit|courtesy|file|von|de)?\s*[:：/]?\s*)?(?:the )?(?:ap|afp|reuters|getty(?: images)?|epa|dpa|efe|ansa|lusa|tass|xinhua|yonhap|kyodo|pti|ani|upi|bloomberg|shutterstock|istock|alamy|imago|belga|anp|apa|keystone|rex|pa|aap|wire)(?:[ \-–/,.][^)\]\n]{0,80})?[)\]]$/iu;
// Case matters: “a photo by the river” is no credit, “Photo by Jane Doe” is.
const PHOTO_CREDIT =
  /(?:^|[\s([|–—-])(?:(?:AP|AFP|Reuters|EPA) [Pp]hoto|EPA-EFE|(?:[Pp]hoto(?:graph)?|PHOTO|[Ii]mage|IMAGE|[Pp]icture|PICTURE|Pic|Foto|FOTO|Fotografía|Bild|Фото|ФОТО|[Cc]redit|CREDIT|Crédit|[Ii]llustration)s?\s?[:/|]\s?\p{Lu}|(?:[Pp]hoto|[Pp]hotograph|[Ii]mage|[Pp]icture)s? (?:by|courtesy of|via) \p{Lu}|©\s?\p{Lu}|\/\s?(?:Getty Images|GETTY IMAGES|AFP|Reuters|REUTERS|AP|Shutterstock|EPA|File|FILE)|via (?:AP|Getty Images|Reuters|AFP)|Getty Images|GETTY IMAGES|[Ss]ubmitted [Pp]hoto)[^.!?]{0,80}[)\]]?\.?$/u;
const LONGEST_CAPTION = 400;
const LONGEST_CREDIT = 130;
// Extractors glue a picture's credit to its caption.
const GLUED_CREDIT = /\p{Ll}(?:Photo )?Credit: ?\p{Lu}[^.!?]{1,80}$/u;
const COMMENTS_HEADING =
  /^(?:\d+|one|two|three)\s+(?:comments?|responses?|replies|thoughts?|kommentare?|commentaires?|comentarios?|comentários?|commenti)\s+(?:to|on|zu|sur|en|em|su|for)\s/iu;
const SAYS = /^[^.!?:,]{2,40}\s(?:says|wrote|said|sagt|dit|dice|diz|schreibt|writes|пишет)\s?:$/u;
const COUNTER =
  /^(?:[\d.,]+\s?[kKmM]?\s?(?:shares?|views?|comments?|likes?|reads?|retweets?|followers?|votes?|replies|reactions?)[\s|·•,]*){1,4}$/iu;
const TAGS_TAIL = /^(?:[^,.;!?\n]{2,40},\s*){3,}[^,.;!?\n]{2,40}$/u;

function markByForm({ text, shape, key }: PageLine): Mark | undefined {
  const { length } = shape;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (first === 0x5b && last === 0x5d && length < 1000 && isShortCode(text)) {
    return { kind: "short-code", trust: "exact", reason: `short code ${shown(text)}` };
  }
  if (length > 700) return undefined;
  if (
    (isCopyrightSign(first) && COPYRIGHT_START.test(text)) ||
    (length < 200 && /[©ⓒ]|\(c\)/i.test(text) && COPYRIGHT_YEAR.test(text))
  ) {
    const sure = length < 300 && /\d{4}|rights reserved/i.test(text) && shape.stops <= 3;
    return { kind: "copyright", trust: sure ? "exact" : "good", reason: `copyright line ${shown(text)}` };
  }
  if (last === 0x5d && NEWSAPI_CUT.test(text) && length < 40) {
    return { kind: "read-more", trust: "exact", reason: `cut mark ${shown(text)}` };
  }
  if (length < 300 && URL_LINE.test(text)) {
    return { kind: "source-link", trust: "weak", reason: `address ${shown(text)}` };
  }
  if (length < 160 && shape.words <= 14 && key !== 0) {
    const share = markShareBar(text);
    if (share !== undefined) return share;
  }
  if (length < 80 && COUNTER.test(text)) {
    return { kind: "counter", trust: "exact", reason: `counter ${shown(text)}` };
  }
  if (length < 200 && COMMENTS_HEADING.test(text)) {
    return { kind: "reader-comments", trust: "good", reason: `heading ${shown(text)}` };
  }
  if (length < 60 && last === 0x3a && SAYS.test(text)) {
    return { kind: "reader-comments", trust: "weak", reason: `a reader's name ${shown(text)}` };
  }
  if (length < 300 && first === 0x23 && HASHTAGS.test(text)) {
    return { kind: "tag-list", trust: "good", reason: `hashtags ${shown(text)}` };
  }
  if (length < 300 && shape.separators >= 1) {
    const imprint = markListOfPhrases(text);
    if (imprint !== undefined) return imprint;
  }
  if (length >= 2 * SHORTEST_DOUBLED && length < 400 && isDoubled(text)) {
    return { kind: "foreign-teaser", trust: "good", reason: `the same words twice ${shown(text)}` };
  }
  if (
    length < 240 &&
    !shape.ended &&
    (shape.separators >= 1 || (shape.symbols > 0 && text.includes(" / ")))
  ) {
    if (BREADCRUMB_HOME.test(text)) {
      return { kind: "navigation", trust: "good", reason: `breadcrumb ${shown(text)}` };
    }
    if (shape.separators >= 2 && shape.stops === 0 && length < 40 * (shape.separators + 1)) {
      return { kind: "navigation", trust: "weak", reason: `menu or breadcrumb ${shown(text)}` };
    }
  }
  if (length <= LONGEST_CAPTION) {
    const caption = markCaption(text, shape.stops);
    if (caption !== undefined) return caption;
  }
  if (length < 200 && shape.commas >= 3 && !shape.ended && TAGS_TAIL.test(text)) {
    return { kind: "tag-list", trust: "weak", reason: `list of words ${shown(text)}` };
  }
  return undefined;
}

/** A line of nothing but page wording between separators: “Privacy Policy | Terms & Conditions”. */
function markListOfPhrases(text: string): Mark | undefined {
  const pieces = text.split(/[|•·｜]/u);
  if (pieces.length < 2) return undefined;
  let kind: PartKind | undefined;
  for (const piece of pieces) {
    const words = piece.trim();
    const phrase = matchPhrase(words);
    if (phrase?.match !== "line") return undefined;
    kind ??= phrase.kind;
  }
  return kind === undefined ? undefined : { kind, trust: "good", reason: `page wording ${shown(text)}` };
}

const SHORTEST_DOUBLED = 20;

/** “Museum opens Museum opens”: a picture's description and the headline beside it, glued by an extractor. */
function isDoubled(text: string): boolean {
  const half = (text.length - 1) / 2;
  return (
    Number.isInteger(half) && text.charAt(half) === " " && text.startsWith(text.slice(0, half), half + 1)
  );
}

function isCopyrightSign(code: number): boolean {
  return code === 0x43 || code === 0x63 || code === 0x28 || code === 0xa9 || code === 0x24d2;
}

/** A line of nothing but names of share buttons, two or more: "Share Facebook Twitter Email". */
function markShareBar(text: string): Mark | undefined {
  const first = FIRST_WORD.exec(text)?.[0] ?? "";
  if (!SHARE_WORDS.has(first.toLowerCase())) return undefined;
  const words = text
    .toLowerCase()
    .split(/[\s|,·•/]+/u)
    .filter((word) => word !== "");
  if (words.length < 2 || !words.every((word) => SHARE_WORDS.has(word))) return undefined;
  const sure = words.filter((word) => SHARE_SURE.test(word)).length;
  if (sure === 0) return undefined;
  return { kind: "share-bar", trust: sure >= 2 ? "exact" : "good", reason: `share buttons ${shown(text)}` };
}

function markCaption(text: string, stops: number): Mark | undefined {
  if ((text.endsWith(")") || text.endsWith("]")) && AGENCY_CREDIT.test(text)) {
    // An agency in brackets behind a full stop also closes agency stories; before one it is a picture's credit.
    const bracket = Math.max(text.lastIndexOf("("), text.lastIndexOf("["));
    const before = text.slice(0, bracket).trimEnd();
    const sentence = /[.!?。]["'”’»]?$/u.test(before);
    if (!sentence || /photo|image|getty|file|shutterstock|istock|alamy/i.test(text.slice(bracket))) {
      return { kind: "caption", trust: "good", reason: `agency credit ${shown(text.slice(bracket))}` };
    }
    return undefined;
  }
  const end = text.slice(-LONGEST_CREDIT);
  const glued = end.includes("Credit:") ? GLUED_CREDIT.exec(end) : null;
  if (glued !== null) {
    return { kind: "caption", trust: "good", reason: `photo credit ${shown(glued[0])}` };
  }
  if (stops > 3) return undefined;
  const credit = PHOTO_CREDIT.exec(end);
  if (credit === null) return undefined;
  return { kind: "caption", trust: "good", reason: `photo credit ${shown(credit[0].trim())}` };
}
