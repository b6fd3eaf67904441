/**
 * Text from an article or a file name, for use inside markdown: shown as it is, whatever it holds. All ASCII
 * punctuation is escaped (CommonMark 2.4 allows that), so that no link, image, HTML or code can come of it.
 */
export function escaped(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

/** A link whose target is a URI of ours; brackets and blanks in it are percent-encoded. */
export function link(text: string, uri: string): string {
  return `[${escaped(text)}](${uri.replace(/[()\s<>]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`)})`;
}
