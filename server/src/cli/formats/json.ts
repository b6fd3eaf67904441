import { findingJson } from "./finding-json";
import type { Format } from "./format";

/** One array of findings, written as they come. */
export function jsonFormat(): Format {
  let first = true;
  return {
    begin: () => "[",
    file(file) {
      let text = "";
      for (const finding of file.findings) {
        text += `${first ? "\n" : ",\n"}  ${JSON.stringify(findingJson(file, finding))}`;
        first = false;
      }
      return text;
    },
    end: () => (first ? "]\n" : "\n]\n"),
  };
}
