/** "1 problem", "2 problems": English only, as all of the client's texts. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** What a view says of an article's date. */
export function dateOr(date: string | null): string {
  return date ?? "no date";
}
