// A person is followed from her first page on the storefront to the message that thanks her, as staff see it: live.

import assert from "node:assert/strict";
import { test } from "node:test";
import { buy, mailTo } from "./acts.mjs";
import { access, listen, none, overflow, settled } from "./checks.mjs";

// A browser without a head counts as a program.
const PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";

export function shopping(world, visit) {
  test("a person is followed from the first page to the message that thanks her", () => visit({}, (staff) => visit({ stranger: true, width: 390, userAgent: PHONE }, async (shop) => {
    const problems = await listen(shop);
    const email = `abeba.${Date.now()}@example.com`;
    await staff.goto("/");
    await staff.getByText("On the shop now").waitFor();

    // She comes as nobody, chooses her language, and looks for something.
    await shop.goto("/demo/shop");
    await shop.getByRole("button", { name: "አማርኛ" }).click();
    await shop.locator("html[lang^=am]").waitFor();
    await shop.getByRole("searchbox").fill("heart");
    await shop.keyboard.press("Enter");
    await shop.locator(".thing").first().waitFor();
    problems.push(...await overflow(shop, 390), ...await access(shop));

    // Staff see a visitor, without loading the page again, and look at her history from then on.
    const visitor = staff.locator("#now").getByRole("link", { name: "A visitor" }).last();
    await visitor.click();
    await staff.locator("#story").getByText(/heart/).first().waitFor();

    const thing = shop.locator(".thing").first();
    const name = (await thing.locator(".tname").innerText()).trim();
    await thing.click();
    await shop.locator("[name=pieces]").fill("2");
    await shop.locator(".buy button").click();
    await shop.waitForURL("**/basket");
    problems.push(...await access(shop));
    await staff.locator("#story").getByText(name).first().waitFor();

    await shop.goto("/demo/shop/checkout");
    problems.push(...await access(shop));
    await shop.locator("[name=name]").fill("Abeba Tesfaye");
    await shop.locator("[name=email]").fill(email);
    await shop.locator("form.form button").click();
    await shop.waitForURL("**/account");
    const number = (await shop.locator(".bought h2").first().innerText()).trim();
    problems.push(...await access(shop));
    none(problems, "the storefront at 390 px");

    // All of it stands in her history, in order, the last on top, and nobody loaded the page.
    const story = staff.locator("#story");
    await story.getByText(number).first().waitFor();
    const lines = await story.locator("li.ev .what").allInnerTexts();
    const at = (words) => lines.findIndex((it) => words.test(it));
    const order = [new RegExp(`placed .*${number}`, "i"), /went to the checkout/i, /put .* in the cart/i, /searched for/i].map(at);
    assert.ok(order.every((it) => it >= 0), `something is missing from her history: ${order} in\n${lines.join("\n")}`);
    assert.deepEqual([...order].sort((a, b) => a - b), order, `her history is out of order:\n${lines.join("\n")}`);

    // The message that thanks her is there, in her language.
    await mailTo(staff, email);
    await staff.getByRole("link", { name: /ትዕዛዝ|እናመሰግናለን/ }).first().click();
    await settled(staff);
    const mail = staff.frameLocator("iframe").first();
    await mail.getByText(number).first().waitFor();
    assert.match(await mail.locator("body").innerText(), /[ሀ-፼]/);
  })));

  test("the storefront sells without a script", () => visit({ stranger: true, script: false }, async (shop) => {
    await buy(shop, { name: "Sipho Dlamini", email: `sipho.${Date.now()}@example.com`, at: 1 });
  }));
}
