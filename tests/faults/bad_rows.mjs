// A file of two million rows none of which can be used, among them a few that can: the import comes to its end in
// little memory, and the table of bad rows that a person then loads names every one of them.
//
//   node tests/faults/bad_rows.mjs [ROWS]      2000000 unless told

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { binary, start, startDemo } from "../browser/server.mjs";
import { Visitor } from "./visitor.mjs";

const rows = Number(process.argv[2] ?? 2_000_000);
const megabytes = 300;
const must = (holds, why) => { if (!holds) throw new Error(why); };

// Every kind of fault, and every thousandth row a good one.
async function writeRows(path) {
  const file = createWriteStream(path);
  file.write("Name,Email\n");
  for (let n = 1; n <= rows; n++) {
    const row = n % 1000 === 0 ? `Thandi Nkosi,thandi${n}@example.org` : n % 3 ? "null,null" : `x${n},too,many,cells`;
    if (!file.write(`${row}\n`)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
}

// The most memory that a process has had at once, in megabytes.
async function peak(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(status.match(/VmHWM:\s*(\d+) kB/)?.[1] ?? 0) / 1024;
}

async function imported(file, data) {
  const child = spawn(binary, ["import", "customers", file, "--data", data, "--map", "Email=email", "--yes"], { stdio: ["ignore", "pipe", "pipe"] });
  let [said, most] = ["", 0];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => { said += text; });
  const ended = once(child, "exit");
  while (child.exitCode === null && child.signalCode === null) {
    most = Math.max(most, await peak(child.pid));
    await sleep(50);
  }
  const [code] = await ended;
  must(code === 0, `the import ended with ${code}:\n${said}`);
  must(most > 0 && most < megabytes, `the import took ${most.toFixed()} MB`);
  return { said, most };
}

// Every line of the file that is bad, once and in order.
async function readBadRows(answer) {
  let [rest, count, last, head] = ["", 0, 1, true];
  const decoder = new TextDecoder();
  for await (const piece of answer.body) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r?\n/);
    rest = lines.pop();
    for (const line of lines) {
      if (head) { head = false; continue; }
      const at = Number(line.slice(0, line.indexOf(",")));
      must(at > last && (at - 1) % 1000 !== 0, `after line ${last} comes: ${line}`);
      must(line.includes("null,null") || line.includes(`x${at - 1},too`), `line ${at} is another one: ${line}`);
      [count, last] = [count + 1, at];
    }
  }
  must(rest === "", `the table breaks off: ${rest}`);
  return count;
}

const demo = await startDemo({ keep: true });
const { data, email, password } = demo;
let server = demo;
try {
  await demo.stop();
  const file = join(data, "bad.csv");
  await writeRows(file);
  const began = Date.now();
  const { said, most } = await imported(file, data);
  const seconds = (Date.now() - began) / 1000;
  const [good, bad] = [Math.floor(rows / 1000), rows - Math.floor(rows / 1000)];
  must(new RegExp(`\\b${bad} could not be used`).test(said) && new RegExp(`\\b${rows} rows read`).test(said), said);

  server = await start(["serve", "--data", data], { data, keep: true });
  const visitor = new Visitor(server.url);
  await visitor.signIn({ email, password });
  const list = await (await visitor.ask("/imports")).text();
  const pages = [...new Set([...list.matchAll(/href="(\/imports\/[0-9a-z]+)"/g)].map(([, it]) => it))].filter((it) => it !== "/imports/new");
  const texts = await Promise.all(pages.map(async (it) => [it, await (await visitor.ask(it)).text()]));
  const [page] = texts.find(([, text]) => text.includes("bad.csv")) ?? [];
  must(page, `the import is in no list: ${pages.join(" ")}`);
  const loaded = Date.now();
  const found = await readBadRows(await visitor.ask(`${page}/faults.csv`));
  must(found === bad, `the table has ${found} of ${bad} bad rows`);
  const served = await peak(server.child.pid);
  must(served < megabytes, `serving the table took ${served.toFixed()} MB`);
  const took = (Date.now() - loaded) / 1000;
  console.log(`${bad} bad rows and ${good} good ones in ${seconds.toFixed()} s and ${most.toFixed()} MB; their table in ${took.toFixed()} s and ${served.toFixed()} MB, complete.`);
} finally {
  await server.stop("SIGKILL");
  await rm(data, { recursive: true, force: true });
}
