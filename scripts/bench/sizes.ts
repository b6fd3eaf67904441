/** "500", "10k", "100k" as a number of articles. */
export function articlesOf(size: string): number {
  const match = /^(\d+)(k?)$/.exec(size);
  if (match === null) throw new Error(`“${size}” is no size: 500, 10k, 100k`);
  return Number(match[1]) * (match[2] === "k" ? 1000 : 1);
}
