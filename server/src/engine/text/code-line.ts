import type { Span } from "./span";

/** What lines of programs have and prose has not; one alone may be chance, two are not. */
const SIGNS: readonly RegExp[] = [
  /[;{]\s*$/,
  /^\s*[}\])]/,
  /\{.*\}/,
  /\b(?:function|const|let|var|return|import|class|def|void|int|static|public|private|elif|printf?|echo)\b.*[({;=]/,
  /[=!]==?|=>|&&|\|\||\+\+|::|->/,
  /\w\(.*\)\s*[;{:]?\s*$/,
  /(?<!:)\/\/|\/\*|\*\//,
  /^\s*#(?:include|define|!)/,
  /\$\{|\w\[\w+\]|\w\.\w+\(/,
];
const LONGEST = 300;

/** True where a line looks like a line of a program: its marks, tags and backslashes mean something else there. */
export function isCodeLine(text: string, { start, end }: Span): boolean {
  if (end - start > LONGEST) return false;
  const line = text.slice(start, end);
  let signs = 0;
  for (const sign of SIGNS) if (sign.test(line) && ++signs === 2) return true;
  return false;
}
