import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const folders: string[] = [];
process.on("exit", () => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own for one test, with these files; it is gone when the tests are over. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "corpuslint-test-")));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  folders.push(folder);
  return folder;
}
