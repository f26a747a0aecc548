// Debian's Chromium, quiet about its own business, and pages of the sizes and themes that we draw for.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

export const SIZES = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } };
export const THEMES = ["light", "dark"];

export function launch() {
  const executablePath = process.env.INDABA_CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`${executablePath} is missing; install Chromium, or name another in INDABA_CHROMIUM`);
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}

// A new browser profile. Motion is off, so that nothing is measured half faded in.
export async function open(browser, { width = 1440, theme = "light", baseURL, signedIn, script = true, userAgent } = {}) {
  const phone = width < 760;
  const context = await browser.newContext({
    baseURL,
    viewport: SIZES[width],
    colorScheme: theme,
    reducedMotion: "reduce",
    javaScriptEnabled: script,
    userAgent,
    hasTouch: phone,
    isMobile: phone,
    locale: "en-ZA",
    storageState: signedIn,
  });
  context.setDefaultTimeout(10_000);
  return context;
}
