import * as path from "node:path";

/** A path as the user would write it: from the current folder where that is shorter; with `/`. Both absolute. */
export function shownPath(cwd: string, file: string): string {
  const relative = path.relative(cwd, file);
  const shortest = relative !== "" && relative.length < file.length ? relative : file;
  return shortest.replaceAll(path.sep, "/");
}
