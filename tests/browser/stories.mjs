// What people do on the console, from the first key to what they see at the end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { signedIn, signIn, toast, undo } from "./acts.mjs";
import { access, none, settled } from "./checks.mjs";

export function stories(world, visit) {
  test("a wrong password says so and keeps the address; the right one opens the console", () => visit({ stranger: true }, async (page) => {
    await signIn(page, { email: world.server.email, password: "not the password" });
    await settled(page);
    assert.equal(new URL(page.url()).pathname, "/sign-in");
    assert.equal(await page.getByLabel(/e-?mail/i).first().inputValue(), world.server.email);
    assert.match(await page.locator("main, body").first().innerText(), /password/i);
    none(await access(page), "/sign-in after a wrong password");

    await signIn(page, world.server);
    await signedIn(page);
    await page.goto("/customers");
    assert.match(page.url(), /\/customers$/);
  }));

  for (const theme of ["light", "dark"]) {
    test(`the palette finds a customer, ${theme}`, () => visit({ theme }, async (page) => {
      await page.goto("/orders");
      await settled(page);
      await page.keyboard.press("Control+k");
      const palette = page.getByRole("dialog", { name: /find or do/i });
      await palette.waitFor();
      await page.keyboard.type(world.customer.words, { delay: 20 });
      const found = palette.getByRole("option").filter({ hasText: world.customer.word }).first();
      await found.waitFor();
      // Looked at when it is at rest: the pages are there, and nothing is being asked.
      await palette.locator("#pal-pages [role=option]").first().waitFor({ state: "attached" });
      await page.waitForTimeout(300);
      await page.waitForFunction(() => !document.querySelector("#pal-found[aria-busy]"));
      none(await access(page), "the open palette");
      await found.click();
      await page.waitForURL(/\/customers\/[^/]+/);
    }));
  }

  test("the menus are filled when they are opened, by keys and by hand, and asked for once", () => visit({}, async (page) => {
    const asked = [];
    page.on("request", (it) => { if (it.url().includes("/assets/menus-")) asked.push(it); });
    await page.goto("/settings/team");
    await settled(page);
    assert.equal(asked.length, 0, "nobody opened anything");

    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: /find or do/i });
    await page.keyboard.type("templates", { delay: 20 });
    await palette.getByRole("option", { name: /templates/i, selected: true }).waitFor();
    assert.ok(await palette.locator("[aria-selected=true] svg path").count(), "the line has its icon");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/templates$/);

    // By keys: the menu of the shop, with the open page marked.
    await page.goto("/settings/team");
    await page.locator(".shop > summary").focus();
    await page.keyboard.press("Enter");
    const menu = page.locator("#shop-menu");
    await menu.getByRole("link", { name: /webhooks/i }).waitFor();
    assert.equal(await menu.locator("[aria-current=page]").getAttribute("href"), "/settings/team");
    assert.equal(await menu.locator("a").count(), await menu.locator("a svg path, a svg circle").evaluateAll((all) => new Set(all.map((it) => it.closest("a"))).size));
    none(await access(page), "the open menu of the shop");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/settings$/);

    // By hand, and the map of the keys.
    await page.locator(".shop > summary").click();
    await menu.getByRole("link", { name: /webhooks/i }).click();
    await page.waitForURL(/\/settings\/webhooks$/);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: /keyboard/i }).getByText("Search this list").waitFor();
    none(await access(page), "the map of the keys");

    const [first] = asked;
    assert.match((await (await first.response()).allHeaders())["cache-control"], /immutable/);
  }));

  test("g c goes to the customers, and not while typing", () => visit({}, async (page) => {
    await page.goto("/reports");
    await settled(page);
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.waitForURL(/\/customers$/);

    await page.locator("main input[type=search], main input[name=q]").first().focus();
    await page.keyboard.type("gr");
    await page.waitForTimeout(500);
    assert.match(new URL(page.url()).pathname, /^\/customers$/);
  }));

  test("a note is added and undone", () => visit({}, async (page) => {
    const words = `Likes the blue tin ${Date.now()}`;
    await page.goto(world.customer.href);
    await settled(page);
    await page.getByRole("textbox", { name: /note/i }).first().fill(words);
    await page.getByRole("button", { name: /^(add|save)( note)?$/i }).first().click();
    await page.getByText(words).first().waitFor();
    assert.match(await toast(page).innerText(), /note/i);
    await page.reload();
    await page.getByText(words).first().waitFor();

    const again = `${words} again`;
    await page.getByRole("textbox", { name: /note/i }).first().fill(again);
    await page.getByRole("button", { name: /^(add|save)( note)?$/i }).first().click();
    await page.getByText(again).first().waitFor();
    await undo(page);
    await page.getByText(again).first().waitFor({ state: "detached" });
    await page.reload();
    await settled(page);
    assert.equal(await page.getByText(again).count(), 0);
  }));

  test("the theme is flipped by Shift D and stays", () => visit({ theme: "light" }, async (page) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.goto("/customers");
    await settled(page);
    const before = await paper();
    await page.keyboard.press("Shift+D");
    await page.waitForFunction((before) => getComputedStyle(document.body).backgroundColor !== before, before);
    const dark = await paper();
    await page.reload();
    await settled(page);
    assert.equal(await paper(), dark);
  }));

  test("a pair is merged, and unmerged by undo", () => visit({}, async (page) => {
    // The demo invents no duplicates, so two people of one name and place are written down by hand.
    const stamp = Date.now().toString(36);
    for (const address of [`zodwa.${stamp}@example.org`, `zodwa.${stamp}@example.net`]) {
      await page.goto("/customers/new");
      await settled(page);
      await page.locator("#f-name").fill(`Zodwa ${stamp}`);
      await page.locator("#f-email").fill(address);
      await page.locator("#f-city").fill("eThekwini");
      await page.locator("#f-country").selectOption("ZA");
      await page.locator("main form button.primary").first().click();
      await page.waitForURL(/\/customers\/(?!new)[^/]+$/);
    }
    const pair = page.locator("main form[action*='/merged']").first();
    for (const deadline = Date.now() + 20_000; !(await pair.count()); await page.waitForTimeout(500)) {
      assert.ok(Date.now() < deadline, "two people of one name and place are not suggested as one");
      await page.goto("/customers/duplicates");
      await settled(page);
    }
    await pair.getByRole("button").click();
    await toast(page).filter({ hasText: /merged|one (history|customer|person)/i }).waitFor();
    await undo(page);
    await page.goto(`/customers?q=${encodeURIComponent(`Zodwa ${stamp}`)}`);
    await settled(page);
    assert.equal(await page.locator("main a[data-row]").count(), 2, "both people are back");
  }));

  test("a small file is imported through the mapping to the end", () => visit({}, async (page) => {
    const stamp = Date.now().toString(36);
    const rows = ["Zanele", "Almaz"].map((name, at) => `${name} ${stamp},${name.toLowerCase()}.${stamp}@example.org,+2782555${1000 + at}`);
    await page.goto("/customers/import");
    await settled(page);
    await page.locator("input[type=file]").setInputFiles({ name: "few.csv", mimeType: "text/csv", buffer: Buffer.from(`Name,Email,Phone\n${rows.join("\n")}\n`) });
    const forward = page.locator("main").getByRole("button", { name: /^(upload|next|continue|read|check|looks right|import|start)/i });
    const finished = page.getByText(/imported\s+2\b|\b2\s+(customers?|rows?)?\s*imported/i);
    for (const deadline = Date.now() + 60_000; !(await finished.count()); ) {
      assert.ok(Date.now() < deadline, `no end in sight at ${page.url()}: ${(await page.locator("main").innerText()).slice(0, 600)}`);
      if (await forward.count()) await forward.last().click().catch(() => {});
      await page.waitForTimeout(500);
      await settled(page);
    }
    await page.goto(`/customers?q=${encodeURIComponent(`almaz.${stamp}@example.org`)}`);
    await page.getByText(`Almaz ${stamp}`).first().waitFor();
  }));

  // The last one, and in a session of its own: the other stories are still signed in.
  test("after signing out the console is closed", () => visit({ stranger: true }, async (page) => {
    await signIn(page, world.server);
    await signedIn(page);
    await page.goto("/me");
    await settled(page);
    await page.locator(".meline").click();
    const out = page.getByRole("button", { name: /^sign out$/i }).or(page.getByRole("link", { name: /^sign out$/i })).first();
    await out.click();
    await page.waitForURL(/\/sign-in/);
    await page.goto("/customers");
    assert.equal(new URL(page.url()).pathname, "/sign-in");
  }));
}
