// What is shorter the common engines copy by themselves.
const SHARED_FROM = 13;

/**
 * The same string in memory of its own. A part that is cut out of a text keeps the whole text alive: what is remembered
 * beyond an article, a word of twelve letters or more, would hold three kilobytes.
 */
export function ownCopy(part: string): string {
  if (part.length < SHARED_FROM) return part;
  let copy = "";
  for (let start = 0; start < part.length; start += CHUNK) {
    const codes: number[] = [];
    for (let at = start; at < Math.min(start + CHUNK, part.length); at++) codes.push(part.charCodeAt(at));
    copy += String.fromCharCode(...codes);
  }
  return copy;
}

// So many arguments any engine takes.
const CHUNK = 4096;
