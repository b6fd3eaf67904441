const LONGEST = 80;
const BYLINE =
  /^(?:[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar|[Dd]i|[Dd]a|[Dd]oor|[Aa]v|[Oo]d|[Аа]втор:?|[Оо]т)\s+\p{Lu}/u;

/** True for a line such as “By Jane Doe”: it says who wrote the article and is no debris. */
export function isByline(text: string): boolean {
  return text.length <= LONGEST && BYLINE.test(text);
}
