// The console in a real browser: every page in every size and theme, what it weighs, four languages, and what people do.
//
//   INDABA_BIN=…/indaba npm test            pictures land in shots/ at the root
//   node --test-name-pattern=customers …    only what is named so

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { addChannel, buy, firstRecord, mailTo, signedIn, signIn, speak } from "./acts.mjs";
import { launch, open, SIZES, THEMES } from "./browser.mjs";
import { access, listen, none, overflow, settled } from "./checks.mjs";
import { PAGES, pathOf } from "./pages.mjs";
import { startDemo } from "./server.mjs";
import { shopping } from "./shopping.mjs";
import { stories } from "./stories.mjs";
import { BUDGET, htmxAnswers, over, ownScripts, styles, total, weigh } from "./weight.mjs";

const shots = fileURLToPath(new URL("../../shots/", import.meta.url));
const world = {};

before(async () => {
  await mkdir(shots, { recursive: true });
  world.server = await startDemo();
  world.browser = await launch();
  const email = "naledi.mokoena@example.com";
  await visit({ stranger: true, script: false }, (page) => buy(page, { name: "Naledi Mokoena", email }));
  await visit({ stranger: true }, async (page) => {
    await signIn(page, world.server);
    await signedIn(page);
    world.state = await page.context().storageState();
    await know(page, "customer", "/customers");
    await know(page, "order", "/orders");
    await know(page, "product", "/products");
    await mailTo(page, email);
    await know(page, "mail", "/demo/mail");
    await know(page, "message", "/messages");
    await know(page, "template", "/templates");
    await know(page, "key", "/settings/tracking", "a");
    await addChannel(page);
    world.channel = { href: new URL(page.url()).pathname };
  });
});

after(async () => {
  await world.browser?.close();
  await world.server?.stop();
});

// The first record of a list. When there is none, only what needs it fails, and says why.
async function know(page, what, list, row) {
  try {
    const record = await firstRecord(page, list, row);
    world[what] = { ...record, word: record.words.match(/\p{L}{3,}/u)?.[0] ?? record.words };
  } catch (error) {
    Object.defineProperty(world, what, { get() { throw error; } });
  }
}

// A page in a profile of its own, signed in unless it is for strangers.
async function visit({ stranger = false, ...how }, act) {
  const context = await open(world.browser, { baseURL: world.server.url, signedIn: stranger ? undefined : world.state, ...how });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

async function go(page, path) {
  const answer = await page.goto(path);
  await settled(page);
  return answer.status() === 200 ? [] : [`answer: ${answer.status()} for ${path}`];
}

describe("every page", () => {
  for (const entry of PAGES) {
    for (const width of Object.keys(SIZES).map(Number)) {
      for (const theme of THEMES) {
        test(`${entry.name}, ${width} px, ${theme}`, () => visit({ stranger: entry.stranger, width, theme }, async (page) => {
          const problems = await listen(page);
          const path = pathOf(entry, world);
          problems.push(...await go(page, path));
          await page.screenshot({ path: join(shots, `${entry.name}-${width}-${theme}.png`), fullPage: true });
          for (const holds of entry.asserts) problems.push(...await holds(page, world));
          problems.push(...await overflow(page, width), ...await access(page));
          none(problems, `${path} at ${width} px, ${theme}`);
        }));
      }
    }
  }
});

describe("what a page weighs", () => {
  test("the first page of the console, its styles and its own script", () => visit({}, async (page) => {
    const scale = await weigh(page);
    await go(page, "/customers");
    const items = scale.take();
    assert.ok(total(items) > 1000, "nothing was weighed");
    none([
      ...over("first page", items, BUDGET.firstPage),
      ...over("styles", styles(items), BUDGET.css),
      ...over("own script", ownScripts(items), BUDGET.ownScript),
    ], "/customers with an empty cache");
  }));

  for (const entry of PAGES.filter((it) => !it.stranger)) {
    test(`${entry.name} as the next page`, () => visit({}, async (page) => {
      const path = pathOf(entry, world);
      await go(page, path === "/customers" ? "/orders" : "/customers");
      const scale = await weigh(page);
      await go(page, path);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.waitForTimeout(300);
      await settled(page);
      const items = scale.take();
      const parts = htmxAnswers(items);
      none([
        ...over("next page", items.filter((it) => !it.htmx), BUDGET.nextPage),
        ...parts.flatMap((it) => over("htmx answer", [it], BUDGET.htmxAnswer)),
      ], `${path} with a warm cache`);
    }));
  }

  test("an answer while searching", () => visit({}, async (page) => {
    await go(page, "/customers");
    const scale = await weigh(page);
    await page.locator('main input[type=search], main input[name=q]').first().pressSequentially(world.customer.word, { delay: 40 });
    await page.waitForTimeout(800);
    await page.keyboard.press("Control+k");
    await page.keyboard.type(world.customer.word, { delay: 40 });
    await page.waitForTimeout(800);
    none(htmxAnswers(scale.take()).flatMap((it) => over("htmx answer", [it], BUDGET.htmxAnswer)), "searching");
  }));
});

describe("four languages", () => {
  after(() => visit({}, (page) => speak(page, "en")));
  for (const language of ["en", "am", "zu", "xh"]) {
    test(`${language} at 390 px`, () => visit({ width: 390 }, async (page) => {
      await speak(page, language);
      const problems = await listen(page);
      for (const entry of PAGES.filter((it) => !it.stranger)) {
        const path = pathOf(entry, world);
        problems.push(...await go(page, path));
        await page.screenshot({ path: join(shots, `${entry.name}-390-${language}.png`), fullPage: true });
        const lang = await page.locator("html").getAttribute("lang");
        if (!lang?.startsWith(language)) problems.push(`words: ${path} says lang="${lang}"`);
        problems.push(...(await overflow(page, 390)).map((it) => `${path}: ${it}`));
      }
      none(problems, `every page in ${language}`);
    }));
  }
});

describe("what people do", () => stories(world, visit));
describe("what people do in the shop", () => shopping(world, visit));

test("the server stops when it is asked to", async () => {
  await world.browser.close();
  assert.equal(await world.server.stop(), 0, world.server.said().slice(-2000));
});
