// A mail server on loopback that takes everything, remembers how often it took each number, and lives on while others die.

import { once } from "node:events";
import { createServer } from "node:net";

// `delay`: milliseconds from the last byte of a mail to the answer, in which a mail is taken and nobody knows.
export async function startSink({ delay = 0 } = {}) {
  // By number: the Message-ID of each time that it came.
  const taken = new Map();
  const take = (mail) => {
    const n = Number(mail.match(/^Subject: Mail (\d+)\r$/m)?.[1] ?? NaN);
    taken.set(n, [...(taken.get(n) ?? []), mail.match(/^Message-ID: (\S+)\r$/im)?.[1]]);
  };

  const server = createServer((line) => {
    let said = "";
    let mail = false;
    const say = (text) => line.writable && line.write(`${text}\r\n`);
    line.setNoDelay(true).setEncoding("latin1").on("error", () => {});
    line.on("data", (text) => {
      said += text;
      for (;;) {
        const end = said.indexOf(mail ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const part = said.slice(0, end + 2);
        said = said.slice(end + (mail ? 5 : 2));
        if (mail) {
          mail = false;
          take(part);
          setTimeout(say, delay, "250 2.0.0 taken");
        } else if (/^DATA/i.test(part)) {
          mail = true;
          say("354 go on");
        } else if (/^QUIT/i.test(part)) {
          say("221 2.0.0 goodbye");
          line.end();
        } else {
          say("250 2.0.0 yes");
        }
      }
    });
    say("220 sink.example ESMTP");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: server.address().port, taken, stop: () => server.close() };
}
