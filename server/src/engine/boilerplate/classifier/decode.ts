/** What a change between article and debris costs, in natural logarithms of odds: debris comes in runs. */
const SWITCH = 1.25;
// Losing a paragraph is worse than leaving a menu item: each doubling of a line's words beyond a few asks for more.
const FEW_WORDS = 8;
const CAUTION = 1.1;
const MOST_CAUTION = 2.6;
const LEAST_CAUTION = 0.2;
const SUREST = 0.99;

/**
 * The likeliest sequence of article (false) and debris (true) over all lines (Viterbi, 1967), given the probability
 * of debris and the number of words of each line.
 */
export function decode(debris: Float64Array, words: readonly number[]): boolean[] {
  const n = debris.length;
  const fromDebris = [new Uint8Array(n), new Uint8Array(n)] as const;
  let article = 0;
  let waste = 0;
  for (let at = 0; at < n; at++) {
    const p = Math.min(SUREST, Math.max(1 - SUREST, debris[at] ?? 0));
    const caution = LEAST_CAUTION + CAUTION * Math.log1p((words[at] ?? 0) / FEW_WORDS);
    const stayArticle = article >= waste - SWITCH;
    const stayWaste = waste >= article - SWITCH;
    fromDebris[0][at] = stayArticle ? 0 : 1;
    fromDebris[1][at] = stayWaste ? 1 : 0;
    const nextArticle =
      (stayArticle ? article : waste - SWITCH) + Math.log(1 - p) + Math.min(MOST_CAUTION, caution);
    waste = (stayWaste ? waste : article - SWITCH) + Math.log(p);
    article = nextArticle;
  }
  const result = new Array<boolean>(n).fill(false);
  let state: 0 | 1 = waste > article ? 1 : 0;
  for (let at = n - 1; at >= 0; at--) {
    result[at] = state === 1;
    state = fromDebris[state][at] === 1 ? 1 : 0;
  }
  return result;
}
