// Renders docs/images/icon.svg, the source, as the icon.png that the manifest names.
//   node scripts/render-icon.mjs
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "./paths.mjs";
import { openBrowser } from "./vscode-host/browser.mjs";
import { prepareChromium } from "./vscode-host/chromium.mjs";

const images = join(projectRoot, "docs", "images");
const browser = await openBrowser(await prepareChromium());
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<style>body{margin:0}</style>${await readFile(join(images, "icon.svg"), "utf8")}`);
await page.locator("svg").screenshot({ path: join(images, "icon.png"), omitBackground: true });
await browser.close();
