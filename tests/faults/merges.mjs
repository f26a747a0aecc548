// kill -9 while pairs are merged over the web: a merge that was answered is there after the restart, one that was not is
// there as a whole or not at all.
//
//   node tests/faults/merges.mjs [ROUNDS]

import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { binary, start, startDemo } from "../browser/server.mjs";

const rounds = Number(process.argv[2] ?? 30);
const run = promisify(execFile);

// A person with cookies and forms, and nothing else.
class Visitor {
  cookies = new Map();
  constructor(url) { this.url = url; }

  async ask(path, options = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(path, this.url), { redirect: "manual", ...options, headers: { cookie, origin: this.url, ...options.headers } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      this.cookies.set(name, value);
    }
    return answer;
  }

  async forms(path) { return formsOf(await (await this.ask(path)).text(), path); }

  post(form, fields = {}) {
    return this.ask(form.action, { method: "POST", body: new URLSearchParams({ ...form.fields, ...fields }) });
  }

  async signIn({ email, password }) {
    const form = (await this.forms("/sign-in")).find((it) => it.names.some((name) => /password/i.test(name)));
    const name = (words) => form.names.find((it) => words.test(it));
    const answer = await this.post(form, { [name(/mail|login|user/i)]: email, [name(/password/i)]: password });
    if (answer.status >= 400) throw new Error(`signing in was answered with ${answer.status}`);
  }

  async pairs() {
    const forms = await this.forms("/customers/duplicates");
    return forms.filter((it) => /merge/i.test(it.action) || /<button[^>]*>\s*(<svg[^]*?<\/svg>)?\s*merge/i.test(it.html));
  }
}

function formsOf(html, path) {
  return [...html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/gi)].map(([, head, body]) => {
    const inputs = [...body.matchAll(/<(?:input|button)\b([^>]*)>/gi)].map(([, it]) => ({ name: attribute(it, "name"), value: attribute(it, "value") })).filter((it) => it.name);
    const fields = Object.fromEntries(inputs.map((it) => [it.name, it.value ?? ""]));
    const secret = /csrf|token/i;
    const action = attribute(head, "action") ?? path;
    const kept = Object.entries(fields).filter(([name]) => !secret.test(name));
    return { action, fields, names: Object.keys(fields), html: body, key: JSON.stringify([action, kept]) };
  });
}

function attribute(tag, name) {
  const found = tag.match(new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i"));
  return found && (found[1] ?? found[2] ?? found[3]).replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#38;", "&").replaceAll("&#34;", '"');
}

// The demo invents no duplicates: two people of one name in one town, forty times.
async function pairUp(data) {
  const rows = Array.from({ length: 80 }, (_, at) => `Thandi Nkosi the ${at >> 1},thandi${at}@example.org,Durban`);
  const file = join(data, "pairs.csv");
  await writeFile(file, ["Name,Email,City", ...rows].join("\n"));
  await run(binary, ["import", "customers", file, "--data", data, "--yes"]);
}

// Duplicates are looked for in the background.
async function firstPairs(visitor) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(500)) {
    const pairs = await visitor.pairs();
    if (pairs.length) return pairs;
  }
  throw new Error("no pair to merge is found among those brought in");
}

const first = await startDemo({ keep: true });
const { data, email, password } = first;
const acknowledged = new Set();
let server = first;
let unknown = 0;

try {
  await first.stop();
  await pairUp(data);
  server = await start(["serve", "--data", data], { data, keep: true });
  for (let round = 1; round <= rounds; round++) {
    const visitor = new Visitor(server.url);
    await visitor.signIn({ email, password });
    const pairs = round === 1 ? await firstPairs(visitor) : await visitor.pairs();
    const back = pairs.filter((it) => acknowledged.has(it.key));
    if (back.length) throw new Error(`round ${round}: merges that had been answered are undone: ${back.map((it) => it.key).join(" ")}`);
    if (!pairs.length) break;

    // A third of what is left, so that the rounds do not run out of pairs; the kill comes among them.
    const batch = pairs.slice(0, Math.max(1, Math.ceil(pairs.length / 3)));
    const merging = Promise.all(batch.map(async (pair) => {
      try {
        const answer = await visitor.post(pair);
        if (answer.status < 400) acknowledged.add(pair.key);
      } catch {
        unknown++;
      }
    }));
    await sleep(Math.random() * 60);
    server.child.kill("SIGKILL");
    await merging;
    await server.stop("SIGKILL").catch(() => {});
    await run(binary, ["doctor", "--data", data]).catch((error) => {
      throw new Error(`round ${round}: doctor finds faults:\n${error.stdout}${error.stderr}`);
    });
    server = await start(["serve", "--data", data], { data, keep: true });
  }
  console.log(`Merges: ${acknowledged.size} answered and all there, ${unknown} cut off without an answer, none of them half done.`);
} finally {
  await server.stop("SIGKILL");
  await rm(data, { recursive: true, force: true });
}
