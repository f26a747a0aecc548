// The SDKs that shops use, unchanged: only host and key are ours. Each must leave exactly the right people and events.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Analytics } from "@segment/analytics-node";
import RudderAnalytics from "@rudderstack/rudder-sdk-node";
import { build } from "esbuild";
import { launch } from "../browser/browser.mjs";
import { here, history, python, rows, startProgram, startShop, until } from "./shop.mjs";

const run = promisify(execFile);
let server, browser;

before(async () => {
  server = await startProgram();
  browser = await launch();
}, { timeout: 300_000 });

after(async () => {
  await browser?.close();
  await server?.stop();
});

const LONG_AGO = Date.UTC(2021, 2, 4, 5, 6, 7);

// What each server SDK tells, and what must come of it.
async function leftBehind(who, email) {
  const told = await history(server, "external", who);
  assert.deepEqual(told.map((it) => it.what).sort(), [
    "cart.added", "custom.tracked", "custom.tracked", "customer.aliased", "customer.identified", "group.joined", "page.viewed", "screen.viewed",
  ]);
  const old = told.find((it) => it.name === "Long Ago");
  assert.equal(old.at, LONG_AGO, "what was long ago stands long ago");
  assert.equal(told[0], old, "and so before everything else");
  const people = await rows(server, `SELECT DISTINCT c.root_id, r.email FROM identities i JOIN customers c ON c.id = i.customer_id
    JOIN customers r ON r.id = c.root_id WHERE i.value IN ('${who}', '${who}-before', '${email}')`);
  assert.equal(people.length, 1, "all its ids are one person");
  assert.equal(people[0][1], email);
  const [[pieces, value]] = await rows(server, `SELECT pieces, value FROM carts WHERE customer_id = ${people[0][0]}`);
  assert.deepEqual([pieces, value], [2, 3998]);
}

function tellAll(analytics, who) {
  analytics.identify({ userId: who, traits: { email: `${who}@example.com`, name: "Lerato Node", plan: 3 } });
  analytics.track({ userId: who, event: "Product Added", properties: { sku: "CUP", name: "Cup", price: 19.99, quantity: 2 } });
  analytics.page({ userId: who, name: "Cups", properties: { url: "https://shop.example/cups", title: "Cups" } });
  analytics.screen({ userId: who, name: "Cups" });
  analytics.group({ userId: who, groupId: "wholesale", traits: { size: 12 } });
  analytics.track({ userId: who, event: "Long Ago", timestamp: new Date(LONG_AGO) });
  analytics.alias({ userId: who, previousId: `${who}-before` });
  analytics.track({ userId: `${who}-before`, event: "Known By The Older Id" });
}

test("@segment/analytics-node", async () => {
  const analytics = new Analytics({ writeKey: server.serverKey, host: server.url });
  const errors = [];
  analytics.on("error", (error) => errors.push(error));
  tellAll(analytics, "segment-node");
  await analytics.closeAndFlush();
  assert.deepEqual(errors, []);
  await leftBehind("segment-node", "segment-node@example.com");
});

test("@rudderstack/rudder-sdk-node", async () => {
  const analytics = new RudderAnalytics(server.serverKey, { dataPlaneUrl: server.url });
  tellAll(analytics, "rudder-node");
  await analytics.flush();
  await until("the last message", async () => (await history(server, "external", "rudder-node")).length === 8);
  await leftBehind("rudder-node", "rudder-node@example.com");
});

for (const family of ["segment", "rudder"]) {
  test(family === "segment" ? "segment-analytics-python" : "rudder-sdk-python", async () => {
    await run(python, [join(here, "send.py"), family, server.url, server.serverKey]);
    await leftBehind(`${family}-py`, `${family}-py@example.com`);
  });
}

// A browser that does not say it is a program.
const person = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36" };

test("@segment/analytics-next in Chromium", async () => {
  const { outputFiles } = await build({
    entryPoints: [join(here, "browser-sdk.mjs")], bundle: true, write: false, format: "iife", platform: "browser", logLevel: "error",
  });
  const shop = await startShop({
    "/sdk.js": `// bundled\n${outputFiles[0].text}`,
    "/": `<title>Cups</title><script>window.ours = ${JSON.stringify({ key: server.browserKey, host: server.url })}</script><script src="/sdk.js"></script>`,
  });
  const context = await browser.newContext(person);
  const page = await context.newPage();
  await page.goto(shop.url);
  const anonymous = await page.evaluate(async () => {
    await analytics.page();
    await analytics.track("Products Searched", { query: "cup" });
    await analytics.identify("next-1", { email: "next@example.com", firstName: "Next" });
    await analytics.track("Product Added", { sku: "CUP", name: "Cup", price: 19.99, quantity: 2 });
    const user = await analytics.user();
    return user.anonymousId();
  });
  await until("four events", async () => (await history(server, "external", "next-1")).length === 4);
  const told = await history(server, "external", "next-1");
  assert.deepEqual(told.map((it) => it.what), ["page.viewed", "products.searched", "customer.identified", "cart.added"]);
  assert.deepEqual(await history(server, "anonymous", anonymous), told, "the visitor is that person");
  const [[seen]] = await rows(server, "SELECT COUNT(*) FROM visits WHERE title = 'Cups' AND bot = 0 AND device = 'desktop'");
  assert.equal(seen, 1);
  await context.close();
  shop.stop();
});

const tag = (more = "") => `<!doctype html><title>Own</title><script async src="${server.url}/indaba.js" data-key="${server.browserKey}" data-auto ${more}></script>
  <script>window.indaba = window.indaba || function () { (indaba.q = indaba.q || []).push(arguments) }</script>`;

const mine = async (context) => (await context.cookies()).find((it) => it.name === "_indaba")?.value;

test("our own script: a page, a cart, a person, an order of them", async () => {
  const shop = await startShop({ "/": tag(), "/two": tag() });
  const context = await browser.newContext(person);
  const page = await context.newPage();
  await page.goto(`${shop.url}/?utm_source=news&utm_campaign=May`);
  const id = await until("an id", () => mine(context));
  await page.evaluate(() => {
    indaba("cartAdd", { sku: "CUP", name: "Cup", price: 19.99, quantity: 2 });
    indaba("identify", "own-1", { email: "own@example.com" });
  });
  await page.goto(`${shop.url}/two`);
  await until("the second page", async () => (await history(server, "anonymous", id)).length === 4);
  assert.deepEqual((await history(server, "external", "own-1")).map((it) => it.what), ["page.viewed", "cart.added", "customer.identified", "page.viewed"]);
  const [[source, campaign, pages]] = await rows(server, `SELECT utm_source, utm_campaign, pages FROM visits v
    JOIN customers c ON c.id = v.customer_id JOIN identities i ON i.value = '${id}' AND i.customer_id = v.customer_id`);
  assert.deepEqual([source, campaign, pages], ["news", "May", 2]);
  await page.evaluate(() => indaba("reset"));
  assert.notEqual(await mine(context), id, "who signs out is someone new");
  await context.close();
  shop.stop();
});

test("our own script keeps what it could not send, also over a closed tab, and sends it once", async () => {
  const shop = await startShop({ "/": tag() });
  const context = await browser.newContext(person);
  const page = await context.newPage();
  await page.goto(shop.url);
  const id = await until("an id", () => mine(context));
  await until("the first page", async () => (await history(server, "anonymous", id)).length === 1);
  // The line is lost; then an answer is lost, though the message came.
  await context.route("**/v1/batch", (route) => route.abort());
  await page.evaluate(() => indaba("track", "Without A Line", { n: 1 }));
  await page.waitForTimeout(300);
  await page.close();
  await context.unroute("**/v1/batch");
  let lost = 0;
  await context.route("**/v1/batch", async (route) => {
    await route.fetch();
    if (lost++ < 2) return route.abort();
    return route.continue();
  });
  const next = await context.newPage();
  await next.goto(shop.url);
  await next.evaluate(() => indaba("track", "With A Line"));
  await until("all of it", async () => (await history(server, "anonymous", id)).length >= 4);
  await until("an empty outbox", () => next.evaluate(() => Object.keys(localStorage).every((it) => !it.startsWith("indaba."))), 20_000);
  const told = await history(server, "anonymous", id);
  assert.deepEqual(told.map((it) => it.name), [null, "Without A Line", null, "With A Line"]);
  await context.close();
  shop.stop();
});

test("our own script stores and sends nothing before the visitor agreed, and nothing where they asked not to be followed", async () => {
  const shop = await startShop({ "/ask": tag('data-consent="ask"'), "/quiet": tag() });
  const context = await browser.newContext(person);
  const page = await context.newPage();
  const sent = [];
  page.on("request", (request) => request.url().includes("/v1/") && sent.push(request));
  await page.goto(`${shop.url}/ask`);
  await page.evaluate(() => indaba("track", "Before"));
  await page.waitForTimeout(500);
  assert.deepEqual([sent.length, await mine(context), await page.evaluate(() => localStorage.length)], [0, undefined, 0]);
  await page.evaluate(() => indaba("consent", true));
  const id = await until("an id", () => mine(context));
  await until("what waited", async () => (await history(server, "anonymous", id)).length === 2);
  await page.evaluate(() => indaba("consent", false));
  assert.deepEqual([await mine(context), await page.evaluate(() => localStorage.length)], [undefined, 0]);

  const quiet = await browser.newContext(person);
  await quiet.addInitScript(() => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { value: true }));
  const silent = await quiet.newPage();
  const told = [];
  silent.on("request", (request) => request.url().includes("/v1/") && told.push(request));
  await silent.goto(`${shop.url}/quiet`);
  await silent.evaluate(() => indaba("track", "Never"));
  await silent.waitForTimeout(500);
  assert.deepEqual([told.length, await mine(quiet), await silent.evaluate(() => localStorage.length)], [0, undefined, 0]);
  await context.close();
  await quiet.close();
  shop.stop();
});
