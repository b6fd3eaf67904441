import { chromium } from "playwright-core";

/**
 * A headless Chromium with one tab of the size of a laptop's screen.
 *
 * @param {string} executablePath from `prepareChromium`
 */
export async function openBrowser(executablePath) {
  // Debian's Chromium started by root (containers, CI) refuses its sandbox; the page is our own server.
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return { browser, page: await context.newPage() };
}
