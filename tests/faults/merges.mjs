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
import { Visitor } from "./visitor.mjs";

const rounds = Number(process.argv[2] ?? 30);
const run = promisify(execFile);

// The forms on the page of duplicates that merge two people.
async function pairs(visitor) {
  const forms = await visitor.forms("/customers/duplicates");
  return forms.filter((it) => /merge/i.test(it.action) || /<button[^>]*>\s*(<svg[^]*?<\/svg>)?\s*merge/i.test(it.html));
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
    const found = await pairs(visitor);
    if (found.length) return found;
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
    const found = round === 1 ? await firstPairs(visitor) : await pairs(visitor);
    const back = found.filter((it) => acknowledged.has(it.key));
    if (back.length) throw new Error(`round ${round}: merges that had been answered are undone: ${back.map((it) => it.key).join(" ")}`);
    if (!found.length) break;

    // A third of what is left, so that the rounds do not run out of pairs; the kill comes among them.
    const batch = found.slice(0, Math.max(1, Math.ceil(found.length / 3)));
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
