/** Parts into which the labelled pages are cut for cross-validation: each is answered by weights fitted to the others. */
export const FOLDS = 10;

/** The last two labels of the host, so that all pages of a site fall into one part; the page's id where there is no URL. */
export function siteOf(url: string, id: string): string {
  return URL.canParse(url) ? new URL(url).hostname.split(".").slice(-2).join(".") : id;
}

/** The part that a site belongs to; the same from run to run. */
export function foldOf(site: string): number {
  let hash = 7;
  for (const character of site) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % FOLDS;
}
