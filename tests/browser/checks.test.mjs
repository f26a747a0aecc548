// The checks themselves: each finds the fault that it is there for, and is content with a sound page.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { launch, open } from "./browser.mjs";
import { access, listen, overflow, settled } from "./checks.mjs";
import { over, ownScripts, styles, total, weigh } from "./weight.mjs";

const page_ = (body, head = "") => `<!doctype html><html lang="en"><head><title>A page</title><meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body><main><h1>A page</h1>${body}</main></body></html>`;

const PAGES = {
  "/sound": page_("<p>All is well. አማርኛ</p><div style='overflow-x:auto'><div style='width:900px'>A wide table</div></div>", "<style>p{color:#222}</style>"),
  "/wide": page_("<p id='long' style='width:700px'>Too long a word</p>"),
  "/pale": page_("<p style='color:#bbb;background:#fff'>Pale</p>"),
  "/loud": page_("<script>console.error('something broke')</script>"),
  "/thrown": page_("<script>nobody.there()</script>"),
  "/missing": page_("<img alt='' src='/gone.png'>"),
  "/refused": page_("<button onclick='1'>Press</button><script>alert(1)</script>"),
  "/weighed": page_("<p>Weighed</p>", "<link rel=stylesheet href='/a.css'><script src='/a.js' defer></script><script src='/htmx.js' defer></script>"),
  "/a.css": `p{color:#222}${"/* air */".repeat(2000)}`,
  "/a.js": "",
  "/htmx.js": "",
};
const TYPES = { css: "text/css", js: "text/javascript" };

let site, browser, url;

before(async () => {
  site = createServer((request, response) => {
    const path = request.url;
    const body = PAGES[path];
    if (path === "/favicon.ico") return response.writeHead(204).end();
    if (body === undefined) return response.writeHead(404).end();
    const zipped = path === "/a.css";
    response.writeHead(200, {
      "content-type": TYPES[path.split(".")[1]] ?? "text/html; charset=utf-8",
      "cache-control": path.includes(".") ? "max-age=600" : "no-store",
      ...(zipped && { "content-encoding": "gzip" }),
      ...(path === "/refused" && { "content-security-policy": "script-src 'none'" }),
    });
    response.end(zipped ? gzipSync(body) : body);
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  url = `http://127.0.0.1:${site.address().port}`;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.close();
});

async function found(path) {
  const context = await open(browser, { width: 390, baseURL: url });
  try {
    const page = await context.newPage();
    const problems = await listen(page);
    await page.goto(path);
    await settled(page);
    return [...problems, ...await overflow(page, 390), ...await access(page)].join("\n");
  } finally {
    await context.close();
  }
}

test("a sound page has no problems", async () => assert.equal(await found("/sound"), ""));
test("what reaches over the edge is named", async () => assert.match(await found("/wide"), /^overflow: .*p#long "Too long a word"/m));
test("pale text is named with its colours", async () => assert.match(await found("/pale"), /^access: color-contrast[^]*#bbbbbb on #ffffff/m));
test("an error in the console is heard", async () => assert.match(await found("/loud"), /^console: something broke/m));
test("an exception is heard", async () => assert.match(await found("/thrown"), /^script: .*nobody/m));
test("a missing file is heard", async () => assert.match(await found("/missing"), /^answer: 404 for GET .*gone\.png/m));
test("refused content is heard", async () => assert.match(await found("/refused"), /CSP: script-src/m));

test("bytes are counted as sent, the cache is free, and a budget can be broken", async () => {
  const context = await open(browser, { baseURL: url });
  const page = await context.newPage();
  const scale = await weigh(page);
  await page.goto("/weighed");
  await settled(page);
  const first = scale.take();
  const css = total(styles(first));
  assert.ok(css > 50 && css < 2000, `${css} bytes of styles: zipped they are a few hundred`);
  assert.deepEqual(ownScripts(first).map((it) => new URL(it.url).pathname), ["/a.js"]);

  await page.goto("/weighed");
  await settled(page);
  const next = scale.take();
  assert.equal(total(styles(next)), 0);
  assert.ok(total(next) > 200, "the page itself was sent again");
  assert.equal(over("next page", next, 100_000).length, 0);
  assert.match(over("next page", next, 100)[0], /next page: \d+ bytes, at most 100/);
  await context.close();
});
