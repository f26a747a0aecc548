// What a person does again and again, found by the words they see.

import { settled } from "./checks.mjs";

export async function signIn(page, { email, password }) {
  await page.goto("/sign-in");
  await page.getByLabel(/e-?mail/i).first().fill(email);
  await page.getByLabel(/^password/i).first().fill(password);
  await page.getByRole("button", { name: /^sign in/i }).click();
}

export async function signedIn(page) {
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await settled(page);
}

// The first link to one record of a list, such as /customers/1a2b3c, and its words.
export async function firstRecord(page, list, row = "a[data-row]") {
  await page.goto(list);
  await settled(page);
  const fixed = ["duplicates", "import", "new", "export", "merged", "erasures"];
  const links = await page.locator(`main ${row}[href^="${list}/"]`).evaluateAll((all) => all.map((a) => ({
    href: a.getAttribute("href"),
    words: (a.querySelector("b, strong, .name") ?? a).textContent.trim().replace(/\s+/g, " "),
  })));
  const record = links.find(({ href }) => {
    const rest = href.slice(list.length + 1).split(/[?#]/)[0];
    return rest && !rest.includes("/") && !fixed.includes(rest);
  });
  if (!record) throw new Error(`${list} shows no link to a record; its links: ${links.map((it) => it.href).join(" ") || "none"}`);
  return record;
}

// Buys the thing at this place on the shelf, in a browser that runs no script.
export async function buy(page, { name, email, at = 0 }) {
  await page.goto("/demo/shop");
  await page.locator(".thing").nth(at).click();
  await page.locator(".buy button").click();
  await page.locator("a", { hasText: "Check out" }).click();
  await page.locator("[name=name]").fill(name);
  await page.locator("[name=email]").fill(email);
  await page.locator("form.form button").click();
  await page.getByText(`Thank you, ${name}`).waitFor();
}

// Waits for the mail to this address that the catcher took.
export async function mailTo(page, email, within = 20_000) {
  for (const deadline = Date.now() + within; ; await page.waitForTimeout(250)) {
    await page.goto(`/demo/mail?q=${encodeURIComponent(email)}`);
    if (await page.getByText(email).count()) return;
    if (Date.now() > deadline) throw new Error(`no message came to ${email}`);
  }
}

// A channel beside that of the demonstration, by the form; nothing is sent through it.
export async function addChannel(page) {
  await page.goto("/settings/channels/new");
  await page.locator("[name=from_address]").fill("hello@shop.example");
  await page.locator("[name=host]").fill("smtp.shop.example");
  await page.locator("main form.form button.primary").click();
  await page.waitForURL(/\/settings\/channels\/(?!new)[^/]+$/);
}

// The language of the profile, which saves by itself.
export async function speak(page, language) {
  await page.goto("/me");
  await settled(page);
  const saved = page.waitForResponse((it) => it.url().includes("/me/set/language"));
  await page.locator("main select#f-language").selectOption(language);
  await saved;
  // In a new language the page loads itself afresh.
  await page.waitForTimeout(500);
  await settled(page);
  await page.goto("/me");
  const lang = await page.locator("html").getAttribute("lang");
  if (!lang?.startsWith(language)) throw new Error(`the profile was set to ${language}, the page says lang="${lang}"`);
}

// The line that says what has just happened.
export function toast(page) {
  return page.locator(".toasts .toast").first();
}

export async function undo(page) {
  await page.getByRole("button", { name: /^undo/i }).first().click();
  await settled(page);
}
