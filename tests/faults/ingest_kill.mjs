// kill -9 every two seconds while events come in: every event that was acknowledged is there, once; and what was sent
// again because its answer was lost is there once too.
//
//   node tests/faults/ingest_kill.mjs [EVENTS]

import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { start, startDemo } from "../browser/server.mjs";
import { Visitor } from "./visitor.mjs";

const EVENTS = Number(process.argv[2] ?? 50_000);
const CONNECTIONS = 8;
// Events a second: slow enough that many kills come among them.
const PACE = 2_500;
const AGAIN = fileURLToPath(new URL("../sdk/shop.py", import.meta.url));

async function makeKey(server) {
  const staff = new Visitor(server.url);
  await staff.signIn(server);
  const form = (await staff.forms("/settings/tracking")).find((it) => it.names.includes("kind"));
  const page = await (await staff.post(form, { name: "Kill", kind: "server" })).text();
  return page.match(/id="told">([^<]+)</)[1];
}

const message = (n) => ({ type: "track", event: "Survived", userId: `user-${n % 500}`, messageId: `kill-${n}`, properties: { n } });

const first = await startDemo({ keep: true });
const { data } = first;
let server = first;
let kills = 0;
try {
  const key = await makeKey(first);
  await first.stop();
  server = await start(["serve", "--data", data], { data, keep: true });

  // What is still to be told, in batches of different sizes, one among them.
  const queue = [];
  for (let n = 0; n < EVENTS;) {
    const size = Math.min([1, 20, 100][queue.length % 3], EVENTS - n);
    queue.push(Array.from({ length: size }, (_, at) => n + at));
    n += size;
  }
  const acknowledged = new Set();
  let lost = 0;
  let done = false;

  const sender = async () => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      for (;;) {
        const answer = await fetch(`${server.url}/v1/batch`, {
          method: "POST",
          headers: { authorization: `Basic ${btoa(`${key}:`)}`, "content-type": "application/json" },
          body: JSON.stringify({ batch: batch.map(message) }),
        }).catch(() => null);
        if (answer?.status === 200) {
          await answer.text().catch(() => null);
          batch.forEach((n) => acknowledged.add(n));
          await sleep((batch.length * CONNECTIONS * 1_000) / PACE);
          break;
        }
        if (answer && ![429, 503].includes(answer.status)) throw new Error(`refused with ${answer.status}: ${await answer.text()}`);
        lost++;
        await sleep(50);
      }
    }
  };

  const killer = async () => {
    while (!done) {
      for (let waited = 0; waited < 2_000 && !done; waited += 50) await sleep(50);
      if (done) return;
      await server.stop("SIGKILL");
      kills++;
      const known = acknowledged.size;
      const [[there]] = rows("SELECT COUNT(DISTINCT data ->> '$.properties.n') FROM events WHERE kind = 'custom.tracked'");
      if (there < known) throw new Error(`kill ${kills}: ${known} were acknowledged, ${there} are there`);
      server = await start(["serve", "--data", data], { data, keep: true });
    }
  };

  const rows = (sql) => JSON.parse(execFileSync("python3", [AGAIN, join(data, "shop.sqlite"), sql], { encoding: "utf8" }));
  const killing = killer();
  await Promise.all(Array.from({ length: CONNECTIONS }, sender));
  done = true;
  await killing;
  await server.stop();

  const [[all, different]] = rows("SELECT COUNT(*), COUNT(DISTINCT data ->> '$.properties.n') FROM events WHERE kind = 'custom.tracked'");
  const [[people]] = rows("SELECT COUNT(*) FROM identities WHERE kind = 'external' AND value LIKE 'user-%'");
  if (all !== EVENTS || different !== EVENTS) throw new Error(`${EVENTS} were acknowledged; ${all} are there, ${different} of them different`);
  if (people !== Math.min(500, EVENTS)) throw new Error(`${people} people instead of ${Math.min(500, EVENTS)}`);
  if (kills === 0 && EVENTS > 20_000) throw new Error("nothing was ever killed");
  console.log(`${EVENTS} events over ${kills} kills: each there once; ${lost} answers were lost and asked for again`);
} finally {
  if (server.child.exitCode === null && server.child.signalCode === null) await server.stop("SIGKILL");
  await rm(data, { recursive: true, force: true });
}
