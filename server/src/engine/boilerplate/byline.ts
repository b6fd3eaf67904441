const LONGEST = 80;
const BYLINE =
  /^(?:(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Rr]eported) )?[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar|[Dd]i|[Dd]a|[Dd]oor|[Aa]v|[Oo]d|[Аа]втор:?|[Оо]т):? \p{Lu}/u;
// No name, but what stands in its place.
const STAFF =
  /^(?:[Ss]taff (?:[Rr]eport(?:s|ers?)?|[Ww]riters?)|STAFF (?:REPORTS?|WRITERS?)|(?:[Oo]ur|[Ss]pecial) [Cc]orrespondent)$/;
const ALONE = /^(?:(?:[Ww]ritten |[Pp]osted |[Pp]ublished )?[Bb]y|BY|[Aa]uthor|Автор):?$/u;

/**
 * True for a line such as “By Jane Doe” or “Staff Reports”: it says who wrote the article, or leaves that to the next
 * line.
 */
export function isByline(text: string): boolean {
  return text.length <= LONGEST && (BYLINE.test(text) || ALONE.test(text) || STAFF.test(text));
}
