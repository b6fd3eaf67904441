import { cp, mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A fresh folder called `name` below the system's temporary one, holding copies of what is in `sources`
 * (later ones win). What is opened in an editor is always such a copy: seeds/ itself stays as it is.
 *
 * @param {string} name
 * @param {string[]} sources absolute paths of folders
 * @returns {Promise<string>} its absolute path, free of symbolic links
 */
export async function workingCopy(name, sources) {
  const parent = await realpath(await mkdtemp(join(tmpdir(), "corpuslint-")));
  const folder = join(parent, name);
  for (const source of sources) await cp(source, folder, { recursive: true });
  return folder;
}
