/**
 * What a name was like before a wrong encoding put `marks` in the place of letters: what is left of it, and the pattern
 * of the whole. Each mark stands for one or two letters.
 */
export function wholeName(text: string, marks: RegExp): { readonly rest: string; readonly pattern: RegExp } {
  const pieces = text.split(marks);
  const escaped = pieces.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return { rest: pieces.join(""), pattern: new RegExp(`^${escaped.join("\\p{L}{1,2}")}$`, "u") };
}
