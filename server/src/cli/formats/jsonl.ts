import { findingJson } from "./finding-json";
import type { Format } from "./format";

/** JSON Lines: one finding a line, so that any part of the output can be read, sorted and joined by itself. */
export const jsonlFormat: Format = {
  begin: () => "",
  file: (file) => file.findings.map((finding) => `${JSON.stringify(findingJson(file, finding))}\n`).join(""),
  end: () => "",
};
