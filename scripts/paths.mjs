import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository, absolute. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** Where a whole VS Code is kept between runs; CORPUSLINT_VSCODE_CACHE moves it, to share one among clones. */
export const vscodeCache = process.env.CORPUSLINT_VSCODE_CACHE ?? join(projectRoot, ".vscode-test");
