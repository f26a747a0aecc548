// What must hold on every page. Each check gives a list of problems in words; an empty list is good.

import axe from "axe-core";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// Listens from before the page loads: errors in the console, exceptions, refused content, broken answers.
export async function listen(page) {
  const problems = [];
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) => {
      console.error(`CSP: ${e.effectiveDirective} refused ${e.blockedURI || "inline"} ${e.sample}`);
    });
  });
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => problems.push(`script: ${error.stack ?? error}`));
  page.on("requestfailed", (request) => {
    // Leaving a page ends its live stream; that is no fault.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") problems.push(`request: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`answer: ${response.status()} for ${response.request().method()} ${response.url()}`);
  });
  return problems;
}

// Nothing may reach over the right edge but inside a part that scrolls by itself.
export async function overflow(page, width) {
  const found = await page.evaluate((width) => {
    const reach = document.documentElement.scrollWidth;
    if (reach <= width) return null;
    const clipped = (el) => {
      for (let up = el.parentElement; up && up !== document.body; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== "visible") return true;
      }
      return false;
    };
    const name = (el) => el.tagName.toLowerCase() + (el.id ? `#${el.id}` : "") + [...el.classList].map((c) => `.${c}`).join("");
    const wide = [...document.body.querySelectorAll("*")]
      .filter((el) => el.getBoundingClientRect().right > width + 0.5 && !clipped(el))
      .slice(-5)
      .map((el) => `${name(el)} "${el.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}" to ${Math.round(el.getBoundingClientRect().right)} px`);
    return { reach, wide };
  }, width);
  return found ? [`overflow: the page is ${found.reach} px wide in a window of ${width}: ${found.wide.join("; ")}`] : [];
}

export async function access(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), WCAG);
  return violations.map((it) => {
    const where = it.nodes.slice(0, 5).map((node) => `\n      ${node.target.join(" ")}  ${node.html.slice(0, 160)}${colours(node)}`);
    return `access: ${it.id} (${it.impact}) ${it.help}, ${it.nodes.length} times${where.join("")}`;
  });
}

function colours(node) {
  const data = node.any.find((it) => it.id === "color-contrast")?.data;
  return data ? `\n        ${data.fgColor} on ${data.bgColor} is ${data.contrastRatio}, ${data.expectedContrastRatio} needed` : "";
}

// Fails with all that was found, one to a line.
export function none(problems, where) {
  if (problems.length) throw new Error(`${where}: ${problems.length} found\n  - ${problems.join("\n  - ")}`);
}

// The page has loaded, its first parts have arrived, and the browser has drawn them. A live stream stays open, so
// "no more traffic" would never come.
export async function settled(page) {
  await page.waitForLoadState("load");
  await page.waitForFunction(() => !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling"));
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}
