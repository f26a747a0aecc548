// A new shop in a folder of its own, set up as a merchant would: by the pages of its first start and its settings.

import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "../browser/server.mjs";
import { Visitor } from "../faults/visitor.mjs";

export const owner = { owner: "Naledi Owner", email: "owner@people.example", password: "a long enough password" };

const shop = { step: "3", name: "Jebena & Kin", language: "en", country: "ZA", currency: "ZAR", zone: "Africa/Johannesburg" };

// `indaba serve` on an empty folder, with its owner signed in as `staff`. `again` starts it once more on the same folder.
export async function newShop({ env = {}, keep = false } = {}) {
  const data = await mkdtemp(join(tmpdir(), "indaba-shop-"));
  const again = () => start(["serve", "--data", data], { data, keep, env: { INDABA_PRIVATE_NETWORKS: "true", ...env } });
  const server = await again();
  try {
    const staff = new Visitor(server.url);
    const form = (await staff.forms(`/start?${new URLSearchParams(shop)}`)).find((it) => it.names.includes("owner"));
    const answer = await staff.post(form, owner);
    if (answer.status !== 303) throw new Error(`the shop was not opened: ${answer.status} ${words(await answer.text())}`);
    return { ...server, staff, again };
  } catch (error) {
    await server.stop("SIGKILL");
    throw error;
  }
}

// A way for email to leave, by the form of the settings; gives the address of its page.
export async function addChannel(staff, fields) {
  const form = (await staff.forms("/settings/channels/new")).find((it) => it.names.includes("host"));
  const answer = await staff.post(form, fields);
  if (answer.status !== 303) throw new Error(`the channel was not added: ${words(await answer.text())}`);
  return new URL(answer.headers.get("location"), staff.url).pathname;
}

// A token that may do everything.
export async function makeToken(staff, name) {
  const form = (await staff.forms("/settings/api")).find((it) => it.names.includes("scope"));
  const scopes = [...form.html.matchAll(/name="scope" value="([^"]+)"/g)].map((it) => it[1]);
  const page = await (await staff.post(form, { name, scope: scopes, ends: "" })).text();
  return page.match(/id="told">([^<]+)</)[1];
}

// One request to the public API; throws what it answered unless it is well.
export async function api(url, token, method, path, body, headers = {}) {
  const answer = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(said)}`), { status: answer.status });
  return said;
}

// What a person reads on a page.
export function words(html) {
  const signs = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
  return html
    .replace(/^[^]*<body[^>]*>/, "")
    .replace(/<(script|style|template)\b[^]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, ten, six, name) => (ten ? String.fromCodePoint(ten) : six ? String.fromCodePoint(parseInt(six, 16)) : signs[name] ?? all))
    .replace(/[\u2060\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
