import type { ArticleId, FixChoice } from "../../engine";
import { Breather, type CorpusSession, FileError } from "../../workspace";

// A fix in one article can make another fix safe elsewhere (the majority of a name has changed); it comes to rest soon.
const MOST_ROUNDS = 5;

/**
 * Applies the chosen fixes to the files of these articles until none is left. Gives the articles that were changed;
 * `problem` is told of those that could not be written.
 */
export async function fixFolder(
  session: CorpusSession,
  ids: readonly ArticleId[],
  choose: FixChoice,
  { signal, problem }: { signal: AbortSignal; problem: (message: string) => void },
): Promise<ArticleId[]> {
  const changed = new Set<ArticleId>();
  const breather = new Breather();
  const failed = new Set<ArticleId>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let wrote = false;
    for (const id of ids) {
      signal.throwIfAborted();
      await breather.rest();
      if (failed.has(id)) continue;
      const text = await session.fixed(id, choose);
      if (text === undefined || text.before === text.after) continue;
      try {
        await session.write(id, text.before, text.after);
        changed.add(id);
        wrote = true;
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        failed.add(id);
        problem(error.message);
      }
    }
    if (!wrote) break;
  }
  return [...changed];
}
