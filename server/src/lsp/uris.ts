import { fileURLToPath, pathToFileURL } from "node:url";

/** The path of a `file:` URI, with `/` and without one at its end; undefined for every other scheme. */
export function pathOf(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    const path = fileURLToPath(uri).replaceAll("\\", "/");
    const trimmed = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
    // Editors write the drive letter either way.
    return trimmed.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
  } catch {
    return undefined; // a host, or an encoded slash: no file of ours
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/**
 * One spelling for all URIs of one file: editors differ in which characters they percent-encode. What is no file stays
 * as it is. For comparing only; to an editor a document is told as it wrote it.
 */
export function canonical(uri: string): string {
  const path = pathOf(uri);
  return path === undefined ? uri : uriOf(path);
}
