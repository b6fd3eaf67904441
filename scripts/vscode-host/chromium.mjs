import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../command.mjs";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** @returns {string | undefined} the executable of an installed Chromium or a relative of it */
export function findChromium() {
  if (process.env.CORPUSLINT_CHROMIUM) return process.env.CORPUSLINT_CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...candidates, ...applications].find(isExecutable);
}

/**
 * Finds a Chromium, or installs Debian's where we are root on a machine with apt (CI, containers).
 *
 * @returns {Promise<string>} the executable
 * @throws when there is none; the message says what to do
 */
export async function prepareChromium() {
  const found = findChromium();
  if (found) return found;
  let tried = "";
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium with apt-get, once …");
    tried = await installByApt();
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    `${tried}No Chromium found. Install one (Debian and Ubuntu: sudo apt-get install chromium), ` +
      "or set CORPUSLINT_CHROMIUM to the executable of Chromium, Chrome or Edge.",
  );
}

/** @returns {Promise<string>} what went wrong, empty when nothing did */
async function installByApt() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
  ]) {
    const { code, output } = await run("/usr/bin/apt-get", args, { env, capture: true, timeout: 300_000 });
    if (code !== 0) return `"apt-get ${args.join(" ")}" ended with ${code}.\n${output}\n`;
  }
  return "";
}

function isExecutable(/** @type {string} */ path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
