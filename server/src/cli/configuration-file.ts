import { configurationName, FileError, type FileSystem } from "../workspace";

/**
 * The file system as it would be with that one file as the configuration of every corpus, in place of whatever
 * `corpuslint.json` there is. `file` is absolute.
 */
export function withConfiguration(files: FileSystem, file: string): FileSystem {
  const isConfiguration = (path: string) => path.endsWith(`/${configurationName}`);
  return {
    ...files,
    // No folder has a configuration of its own now that could say where its corpus begins.
    async kindOf(path) {
      if (isConfiguration(path)) throw new FileError("missing", `${path} does not count.`);
      return files.kindOf(path);
    },
    async read(path, limits) {
      if (!isConfiguration(path)) return files.read(path, limits);
      return files.read(file, { ...limits, within: file });
    },
  };
}
