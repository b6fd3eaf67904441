import * as path from "node:path";

/**
 * Where programs keep what they can make again: the user's cache folder by the customs of the system, XDG's
 * (https://specifications.freedesktop.org/basedir-spec/) where they are followed. Undefined where there is none.
 */
export function userCache(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = env;
  const below = (folder: string | undefined, ...names: string[]) =>
    folder !== undefined && path.isAbsolute(folder) ? path.join(folder, ...names, "corpuslint") : undefined;
  if (platform === "win32") return below(LOCALAPPDATA);
  return (
    below(XDG_CACHE_HOME) ??
    (platform === "darwin" ? below(HOME, "Library", "Caches") : below(HOME, ".cache"))
  );
}
