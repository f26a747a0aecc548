// The program under test: one demo shop of its own, in a folder of its own, on a free port.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const binary = process.env.INDABA_BIN ?? join(root, "target/debug/indaba");

// Starts `indaba demo` with a slice of the data and waits until it is ready.
export async function startDemo({ within = 180_000, keep = false } = {}) {
  const data = await mkdtemp(join(tmpdir(), "indaba-browser-"));
  const server = await start(["demo", "--data", data, "--small"], { data, within, keep });
  const found = server.said().match(/Sign in:\s*(\S+)\s*\/\s*(\S+)/);
  if (!found) {
    await server.stop();
    throw new Error(`the demo never printed "Sign in: EMAIL / PASSWORD"; it said:\n${tail(server.said())}`);
  }
  return { ...server, email: found[1], password: found[2] };
}

// Starts the binary with these arguments on a free port. The folder is removed at the end unless `keep`.
export async function start(args, { data, within = 60_000, keep = false, env = {} }) {
  if (!existsSync(binary)) throw new Error(`${binary} is missing; build it, or name another in INDABA_BIN`);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = "";
  const child = spawn(binary, [...args, "--port", String(port)], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => { output += text; });
  const ended = once(child, "exit");
  const said = () => output.replace(/\x1b\[[0-9;]*[A-Za-z]/g, "");
  const running = () => child.exitCode === null && child.signalCode === null;

  // Asks it to stop, and says how it ended: the code, or the signal that was needed.
  async function stop(signal = "SIGTERM") {
    if (running()) child.kill(signal);
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    const [code, by] = await ended;
    clearTimeout(late);
    if (!keep) await rm(data, { recursive: true, force: true });
    return code ?? by;
  }

  const server = { url, data, child, said, stop };
  for (const deadline = Date.now() + within; ; await sleep(100)) {
    if (!running()) break;
    if (Date.now() > deadline) break;
    const answer = await fetch(`${url}/ready`).catch(() => null);
    if (answer?.ok) return server;
  }
  const how = running() ? `was not ready after ${within / 1000} s` : `ended with ${child.exitCode ?? child.signalCode} before it was ready`;
  await stop("SIGKILL");
  throw new Error(`indaba ${args[0]} ${how}; it said:\n${tail(said())}`);
}


export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

function tail(text) {
  return text.trim().split("\n").slice(-30).join("\n") || "(nothing)";
}
