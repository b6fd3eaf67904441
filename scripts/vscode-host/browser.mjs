import { chromium } from "playwright-core";

/**
 * Starts a headless Chromium.
 *
 * @param {string} executablePath from `prepareChromium`
 */
export function openBrowser(executablePath) {
  // Debian's Chromium started by root (containers, CI) refuses its sandbox; the only page is our own server's.
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}
