import stopWords from "./data/stop-words.json";
import { IntMap } from "./int-map";
import { isWordCode, lowerHash, TokenFlag, type TokenTable, tokenAt, tokenTable } from "./tokens";

/** The language of a text: ISO 639-1 code, `und` where nothing decides. */
export interface Language {
  readonly code: string;
  /** How far the winner is ahead: 0 is a tie or nothing to count, 1 means no other language had a vote. */
  readonly confidence: number;
}

const UNDETERMINED: Language = { code: "und", confidence: 0 };
// Enough for 99.9 % on news articles; more text would only cost time.
const SAMPLE = 6000;
const FEWEST_VOTES = 3;

const CODES = Object.keys(stopWords);
/** By hashes of words, which languages have them as stop words: an index into `VOTERS`. */
const VOTES = new IntMap();
const VOTERS: number[][] = [];
for (const [index, words] of Object.values(stopWords).entries()) {
  for (const word of words.split(" ")) {
    const vote = VOTES.numberOf(lowerHash(word));
    const languages = VOTERS[vote];
    if (languages === undefined) VOTERS.push([index]);
    else if (!languages.includes(index)) languages.push(index);
  }
}
/** What a word counts for each of its languages. */
const SHARES = VOTERS.map((languages) => 1 / languages.length);

const PLAIN = TokenFlag.Digit | TokenFlag.Joint | TokenFlag.Wide;

/** Chinese, Japanese, Korean and Thai show by their script; the rest has stop words. */
function languageByScript(
  text: string,
  { starts, ends, flags }: TokenTable,
  tokens: number,
): Language | null {
  let kana = 0;
  let hangul = 0;
  let han = 0;
  let thai = 0;
  let letters = 0;
  for (let token = 0; token < tokens; token++) {
    const start = starts[token] ?? 0;
    const end = ends[token] ?? 0;
    if (((flags[token] ?? 0) & PLAIN) === 0) {
      letters += end - start;
      continue;
    }
    for (let at = start; at < Math.min(end, SAMPLE); at++) {
      const code = text.charCodeAt(at);
      if (!isWordCode(code)) continue;
      letters++;
      if (code >= 0x3041 && code <= 0x30ff) kana++;
      else if (code >= 0x4e00 && code <= 0x9fff) han++;
      else if (code >= 0xac00 && code <= 0xd7a3) hangul++;
      else if (code >= 0x0e01 && code <= 0x0e5b) thai++;
    }
  }
  const most = letters * 0.3;
  if (letters === 0) return UNDETERMINED;
  if (hangul > most) return { code: "ko", confidence: 1 };
  if (kana + han > most) return { code: kana * 10 > kana + han ? "ja" : "zh", confidence: 1 };
  if (thai > most) return { code: "th", confidence: 1 };
  return null;
}

/**
 * Guesses the language of a text by script, then by a vote of stop words (each shared by k languages counts 1/k).
 * Reads the first 6,000 code units. Never fails: too little text gives `und`. `tokens` are those of the text, where
 * they are known.
 */
export function guessLanguage(
  text: string,
  tokens: TokenTable = tokenTable(text.slice(0, SAMPLE)),
): Language {
  const { flags, hashes } = tokens;
  const read = tokenAt(tokens, SAMPLE);
  const byScript = languageByScript(text, tokens, read);
  if (byScript !== null) return byScript;
  const scores = new Float64Array(CODES.length);
  let votes = 0;
  for (let token = 0; token < read; token++) {
    if (((flags[token] ?? 0) & TokenFlag.FirstDigit) !== 0) continue;
    const vote = VOTES.get(hashes[token] ?? 0);
    if (vote < 0) continue;
    const languages = VOTERS[vote] ?? [];
    votes++;
    const share = SHARES[vote] ?? 0;
    for (let each = 0; each < languages.length; each++) {
      const language = languages[each] ?? 0;
      scores[language] = (scores[language] ?? 0) + share;
    }
  }
  if (votes < FEWEST_VOTES) return UNDETERMINED;
  let best = 0;
  let second = -1;
  for (let index = 1; index < scores.length; index++) {
    const score = scores[index] ?? 0;
    if (score > (scores[best] ?? 0)) {
      second = best;
      best = index;
    } else if (second < 0 || score > (scores[second] ?? 0)) {
      second = index;
    }
  }
  const top = scores[best] ?? 0;
  return { code: CODES[best] ?? "und", confidence: (top - (scores[second] ?? 0)) / top };
}
