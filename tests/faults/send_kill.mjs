// kill -9 every two seconds while messages are posted and mails go out: no mail is lost, and one that came twice is listed
// as such.
//
//   node tests/faults/send_kill.mjs [MAILS]

import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { addChannel, api, makeToken, newShop, words } from "../lib/shop.mjs";
import { startSink } from "./sink.mjs";

const MAILS = Number(process.argv[2] ?? 20_000);
const LINES = 8;
// With so many lines, some 500 mails a second: slow enough that many kills come among them.
const DELAY = 16;
// Each token may ask 50 times a second.
const TOKENS = 16;
const ASK = fileURLToPath(new URL("../sdk/shop.py", import.meta.url));

const sink = await startSink({ delay: DELAY });
const shop = await newShop({ keep: true });
const { data, staff } = shop;
let server = shop;
let [kills, lost] = [0, 0];
const rows = (sql) => JSON.parse(execFileSync("python3", [ASK, join(data, "shop.sqlite"), sql], { encoding: "utf8", maxBuffer: 1 << 28 }));
const fail = (what) => { throw new Error(`after ${kills} kills: ${what}`); };

try {
  await addChannel(staff, {
    name: "Sink", from_name: "Shop", from_address: "hello@shop.example", reply_to: "", host: "127.0.0.1", port: String(sink.port),
    security: "none", login: "", password: "", certificate: "", bounce_domain: "", connections: String(LINES), per_minute: "",
  });
  const tokens = [];
  for (let n = 0; n < TOKENS; n++) tokens.push(await makeToken(staff, `Kill ${n}`));

  let next = 0;
  let settled = false;
  // Posts until all is posted; what was not answered is asked again with the same key.
  const poster = async (token) => {
    while (next < MAILS) {
      const n = next++;
      const message = { to: `person-${n}@people.example`, subject: `Mail ${n}`, html: `<p>Number ${n}</p>` };
      for (;;) {
        const answer = await api(server.url, token, "POST", "/api/messages", message, { "idempotency-key": `mail-${n}` }).catch((error) => error);
        if (!(answer instanceof Error)) break;
        if (answer.status && ![429, 503].includes(answer.status)) throw answer;
        if (!answer.status) lost++;
        await sleep(50);
      }
    }
  };
  const killer = async () => {
    while (!settled) {
      for (let waited = 0; waited < 2_000 && !settled; waited += 50) await sleep(50);
      if (settled) return;
      await server.stop("SIGKILL");
      kills++;
      server = await shop.again();
    }
  };
  const waiter = async (posting) => {
    await posting;
    const open = "SELECT COUNT(*), COALESCE(MIN(due_at), 0) FROM deliveries WHERE state IN ('waiting', 'sending')";
    for (let quiet = Date.now(), before = -1; ; await sleep(200)) {
      const [[left]] = rows(open);
      if (left === 0) break;
      if (left !== before) [quiet, before] = [Date.now(), left];
      if (Date.now() - quiet > 30_000) fail(`${left} deliveries stand still:\n${JSON.stringify(rows("SELECT state, answer, attempts, due_at FROM deliveries WHERE settled_at IS NULL LIMIT 5"))}`);
    }
    settled = true;
  };
  const posting = Promise.all(tokens.map(poster));
  const killing = killer();
  await Promise.all([waiter(posting), killing]).finally(() => { settled = true; });

  // What people see: the tab counts those that perhaps came twice.
  staff.url = server.url;
  const page = words(await (await staff.ask("/messages?state=twice")).text());
  const listed = Number((page.match(/Perhaps twice ([\d\s,.]+)/)?.[1] ?? "0").replace(/\D/g, ""));
  await server.stop();

  const states = rows("SELECT state, COUNT(*) FROM deliveries GROUP BY state");
  if (JSON.stringify(states) !== JSON.stringify([["sent", MAILS]])) fail(`the deliveries stand at ${JSON.stringify(states)}`);
  const subjects = rows("SELECT COUNT(*), COUNT(DISTINCT subject) FROM messages");
  if (subjects[0].some((it) => it !== MAILS)) fail(`${MAILS} messages were posted, ${subjects[0]} are there`);
  const marked = new Set(rows("SELECT m.subject FROM deliveries d JOIN messages m ON m.id = d.message_id WHERE d.maybe_twice = 1").map(([it]) => Number(it.slice(5))));
  if (listed !== marked.size) fail(`${marked.size} perhaps came twice, and the page lists ${listed}`);
  const unheard = rows("SELECT COUNT(*) FROM deliveries d WHERE (SELECT COUNT(*) FROM attempts a WHERE a.delivery_id = d.id AND a.outcome = 'accepted') <> 1");
  if (unheard[0][0] !== 0) fail(`${unheard[0][0]} deliveries have not exactly one try that was accepted`);

  const missing = Array.from({ length: MAILS }, (_, n) => n).filter((n) => !sink.taken.has(n));
  if (missing.length > 0) fail(`${missing.length} mails never came: ${missing.slice(0, 10)}`);
  if (sink.taken.size !== MAILS) fail("a mail came that nobody posted");
  const twice = [...sink.taken].filter(([, ids]) => ids.length > 1);
  const unlisted = twice.filter(([n]) => !marked.has(n));
  if (unlisted.length > 0) fail(`${unlisted.length} mails came twice and are not listed: ${unlisted.slice(0, 10)}`);
  if (twice.some(([, ids]) => new Set(ids).size !== 1)) fail("a mail that came twice had two names");
  if (kills < 2) fail("that is hardly a test");
  console.log(`${MAILS} mails over ${kills} kills: each came, ${twice.length} twice, all of these among the ${marked.size} that are listed; ${lost} answers of the API were lost and asked for again`);
} finally {
  sink.stop();
  if (server.child.exitCode === null && server.child.signalCode === null) await server.stop("SIGKILL");
  await rm(data, { recursive: true, force: true });
}
