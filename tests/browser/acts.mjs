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
export async function firstRecord(page, list) {
  await page.goto(list);
  await settled(page);
  const fixed = ["duplicates", "import", "new", "export", "merged"];
  const links = await page.locator(`main a[href^="${list}/"]`).evaluateAll((all) => all.map((a) => ({
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

// The language of the profile. It saves by itself or by a button; either is fine.
export async function speak(page, language) {
  await page.goto("/me");
  await settled(page);
  const select = page.locator('main select[name*="lang"], main select[name*="locale"]').first();
  if (await select.count()) {
    const value = await select.locator("option").evaluateAll((all, language) => all.map((o) => o.value).find((v) => v.split(/[-_]/)[0] === language), language);
    await select.selectOption(value);
    await save(page, select);
  } else {
    const radio = page.locator(`main input[type=radio][value^="${language}"]`).first();
    await radio.check({ force: true });
    await save(page, radio);
  }
  await page.goto("/me");
  const lang = await page.locator("html").getAttribute("lang");
  if (!lang?.startsWith(language)) throw new Error(`the profile was set to ${language}, the page says lang="${lang}"`);
}

async function save(page, field) {
  const button = field.locator("xpath=ancestor::form[1]").locator('button[type=submit]:visible, button:not([type]):visible').first();
  if (await button.count()) await button.click();
  await page.waitForTimeout(300);
  await settled(page);
}

// The line that says what has just happened.
export function toast(page) {
  return page.locator('.toasts, [role="status"]').filter({ hasText: /\S/ }).first();
}

export async function undo(page) {
  await page.getByRole("button", { name: /^undo/i }).first().click();
  await settled(page);
}
