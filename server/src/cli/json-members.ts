const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const COMMA = 44;

/** Where the value of a member stands: UTF-16 code units, end not included, no white space at its ends. */
export interface MemberValue {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the value of the member `name` of a JSON object stands in its text, so that it can be taken or replaced while
 * all else stays as it was written: order, blanks, numbers with more digits than a double has. The last one where there
 * are several, as `JSON.parse` takes it; undefined where there is none. `json` must be a valid object.
 */
export function memberValue(json: string, name: string): MemberValue | undefined {
  let found: MemberValue | undefined;
  let at = json.indexOf("{") + 1;
  while (at > 0 && at < json.length) {
    const code = json.charCodeAt(at);
    if (code === CLOSE_BRACE) break;
    if (code !== QUOTE) {
      at++;
      continue;
    }
    const keyEnd = endOfString(json, at);
    const key = json.slice(at, keyEnd);
    let start = json.indexOf(":", keyEnd) + 1;
    while (isBlank(json.charCodeAt(start))) start++;
    const end = endOfValue(json, start);
    if (isKey(key, name)) found = { start, end };
    at = end;
  }
  return found;
}

function isKey(quoted: string, name: string): boolean {
  return quoted.includes("\\") ? JSON.parse(quoted) === name : quoted.slice(1, -1) === name;
}

function endOfValue(json: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < json.length) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(json, at);
      continue;
    }
    if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
    else if (depth === 0 && (code === COMMA || code === CLOSE_BRACE)) break;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
    at++;
  }
  while (at > start && isBlank(json.charCodeAt(at - 1))) at--;
  return at;
}

/** Behind the closing quotation mark of the string that opens at `start`. */
function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at + 1;
  }
  return json.length;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
