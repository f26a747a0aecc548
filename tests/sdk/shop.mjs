// A shop of its own origin whose pages hold whatever a test writes into them, and the program beside it.

import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { startDemo } from "../browser/server.mjs";
import { Visitor } from "../faults/visitor.mjs";

const run = promisify(execFile);
export const here = fileURLToPath(new URL(".", import.meta.url));
export const python = process.env.INDABA_SDK_PYTHON ?? join(here, "venv/bin/python");

// The program with a key of each kind.
export async function startProgram() {
  const server = await startDemo();
  const staff = new Visitor(server.url);
  await staff.signIn(server);
  const add = async (name, kind) => {
    const form = (await staff.forms("/settings/tracking")).find((it) => it.names.includes("kind"));
    const answer = await staff.post(form, { name, kind });
    const page = answer.status === 303 ? await staff.ask(answer.headers.get("location")) : answer;
    const text = await page.text();
    return text.match(/id="told">([^<]+)</)?.[1] ?? text.match(/ib_[0-9a-f]{40}/)[0];
  };
  return { ...server, staff, browserKey: await add("Pages", "browser"), serverKey: await add("Backend", "server") };
}

// Rows of the shop's database.
export async function rows(server, sql) {
  const { stdout } = await run("python3", [join(here, "shop.py"), join(server.data, "shop.sqlite"), sql]);
  return JSON.parse(stdout);
}

// The history of whoever has an identity: kind and name of each event, by time.
export async function history(server, kind, value) {
  const found = await rows(server, `
    SELECT e.kind, e.data ->> 'name', e.at FROM events e JOIN customers c ON c.id = e.subject_id
     WHERE c.root_id IN (SELECT c2.root_id FROM identities i JOIN customers c2 ON c2.id = i.customer_id
                          WHERE i.kind = '${kind}' AND i.value = '${value}')
       AND e.kind NOT LIKE 'customer.merged' ORDER BY e.at, e.id`);
  return found.map(([what, name, at]) => ({ what, name, at }));
}

// Waits until it holds; what a browser sends comes when it comes.
export async function until(what, holds, within = 10_000) {
  for (const deadline = Date.now() + within; ;) {
    const found = await holds();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise((go) => setTimeout(go, 100));
  }
}

// Pages by path, from another origin than the program's.
export async function startShop(pages) {
  const server = createServer((request, answer) => {
    const page = pages[new URL(request.url, "http://x").pathname];
    answer.writeHead(page ? 200 : 404, { "content-type": page?.startsWith("//") ? "text/javascript" : "text/html" });
    answer.end(page ?? "");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
