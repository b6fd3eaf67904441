// What markdown reads anywhere in a line, and what editors turn into links on their own.
const SPECIAL = /[\\`*_{}[\]()<>#!|~&$@]|:(?=\/\/)|(?<=\bwww)\./gi;
// What makes a list or a heading of a line that begins with it.
const OPENING = /^(?:[-+=]|\d+(?=\.))/;

/**
 * Text from an article or a file name, for use inside markdown: shown as it is, whatever it holds, so that no link,
 * image, HTML or code can come of it (CommonMark 2.4: punctuation behind a backslash is itself). On one line.
 */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(SPECIAL, "\\$&")
    .replace(OPENING, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** A link whose target is a URI of ours; brackets and blanks in it are percent-encoded. */
export function link(text: string, uri: string): string {
  return `[${escaped(text)}](${uri.replace(/[()\s<>]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`)})`;
}
