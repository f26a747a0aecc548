// Mail through a server of others: Postfix takes it over an encrypted line from whoever knows the password, delivers what
// can be delivered, and brings back what cannot. Everything is set up by the pages and the public API.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { freePort } from "../browser/server.mjs";
import { addChannel, api, makeToken, newShop, owner, words } from "../lib/shop.mjs";
import { footer, login, startPostfix } from "./postfix.mjs";

const python = process.env.INDABA_SMTP_PYTHON ?? fileURLToPath(new URL("venv/bin/python", import.meta.url));
const reader = fileURLToPath(new URL("read.py", import.meta.url));
const back = "back.shop.example";

let postfix, shop, token, channel, record;

before(async () => {
  const backPort = await freePort();
  postfix = await startPostfix({ back, backPort });
  shop = await newShop({ env: { INDABA_MAIL_LISTEN: `127.0.0.1:${backPort}` } });
  token = await makeToken(shop.staff, "Tests");
}, { timeout: 120_000 });

after(async () => {
  await shop?.stop();
  await postfix?.stop();
});

// The settings of the channel, as they are right.
const right = () => ({
  name: "Postfix", from_name: "Jebena & Kin", from_address: "hello@shop.example", reply_to: "", host: "127.0.0.1",
  port: String(postfix.ports.submission), security: "starttls", ...login, certificate: postfix.certificates.own,
  bounce_domain: back, connections: "2", per_minute: "",
});

async function saves(fields) {
  const form = (await shop.staff.forms(channel)).find((it) => it.names.includes("host"));
  const answer = await shop.staff.post(form, { ...right(), ...fields });
  assert.equal(answer.status, 303, "the settings are saved");
}

// What the page says after "Send a test to me".
async function tries() {
  const form = (await shop.staff.forms(channel)).find((it) => it.action.endsWith("/test"));
  const page = await (await shop.staff.post(form)).text();
  return words(page.match(/The test<[^]*?<\/ul>/)[0]);
}

async function until(what, holds, within = 15_000) {
  for (const deadline = Date.now() + within; ;) {
    const found = await holds();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`never: ${what}\nPostfix says:\n${await postfix.log()}`);
    await new Promise((go) => setTimeout(go, 50));
  }
}

const customer = async (email, name) =>
  api(shop.url, token, "POST", "/api/customers", { identities: [{ kind: "email", value: email }], attributes: { name } });
const post = (message) => api(shop.url, token, "POST", "/api/messages", { html: "<p>Hello</p>", ...message });
const message = (id) => api(shop.url, token, "GET", `/api/messages/${id}`);
const becomes = (id, state) => until(`a message that is ${state}`, async () => {
  const it = await message(id);
  return it.state === state && it;
});
const page = async (path) => words(await (await shop.staff.ask(path)).text());
// The history of a customer, as the pages tell it.
const history = (id) => page(`/customers/${id}`);

function read(raw) {
  const asked = execFileSync(python, [reader, ...(record ?? [])], { input: raw });
  return JSON.parse(asked);
}

async function arrived(name, n) {
  const found = await until(`${n} mails for ${name}`, async () => {
    const mails = await postfix.mails(name);
    return mails.length >= n && mails;
  });
  assert.equal(found.length, n, `no more than ${n} for ${name}`);
  return read(found[n - 1]);
}

test("setting up: a test says at which step it ends, and what would help", async () => {
  const wait = "Nothing is lost: messages wait and are tried again.";
  channel = await addChannel(shop.staff, { ...right(), certificate: "" });
  assert.match(await tries(), /The server was found 127\.0\.0\.1 It answers .* 127\.0\.0\.1 shows a certificate that nobody vouches for \(self-signed\)\. If this is a server of your own, paste its certificate/);

  await saves({ certificate: postfix.certificates.authority });
  assert.match(await tries(), /shows a certificate that nobody vouches for/, "another certificate helps nothing");

  await saves({ password: "wrong" });
  assert.ok((await tries()).endsWith(`127.0.0.1 did not accept the user name and password (535 5.7.8 Error: authentication failed: authentication failure ${footer}). ${wait}`), await tries());

  await saves({ security: "none" });
  assert.match(await tries(), /It answers .* 127\.0\.0\.1 offers no way to sign in on this line\. Choose an encrypted line/);

  await saves({ security: "none", login: "" });
  assert.match(await tries(), /127\.0\.0\.1 takes no mail before the line is encrypted and we have signed in \(530 5\.7\.0 Must issue a STARTTLS command first/);

  await saves({ security: "tls" });
  assert.match(await tries(), /could not be encrypted/, "a port for STARTTLS speaks in the open first");
});

test("a certificate is pasted whole or not at all, and a key beside it is not kept", async () => {
  const form = (await shop.staff.forms(channel)).find((it) => it.names.includes("host"));
  const refused = await shop.staff.post(form, { ...right(), certificate: "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----" });
  assert.equal(refused.status, 422);
  assert.match(words(await refused.text()), /The certificate must be in PEM form/);
  await saves({ certificate: `-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n${postfix.certificates.own}` });
  const kept = (await (await shop.staff.ask(channel)).text()).match(/name="certificate"[^>]*>([^<]*)</)[1];
  assert.equal(kept.trim(), postfix.certificates.own.trim());
});

test("a test to me goes all the way, with the certificate that the server signed itself", async () => {
  await saves({});
  assert.match(await tries(), /^The test The server was found .* It answers .* The line is encrypted It knows us 235 2\.7\.0 Authentication successful It took the test 250 2\.0\.0 Ok: queued as \w+$/);
  const mail = await arrived("owner", 1);
  assert.equal(mail.headers.to, owner.email);
  assert.equal(mail.headers.subject, "A test of Postfix");
  assert.match(await page(channel), /A test was taken by the server/);
});

test("encrypted from the first byte, with the certificate of an authority of one's own", async () => {
  await saves({ port: String(postfix.ports.submissions), security: "tls", host: "localhost", certificate: postfix.certificates.authority });
  assert.match(await tries(), /The line is encrypted It knows us .* It took the test/);
  await saves({ port: String(postfix.ports.submissions), security: "tls", certificate: postfix.certificates.authority });
  assert.match(await tries(), /The certificate of 127\.0\.0\.1 is for another name \(.*localhost/, "an authority vouches for names");
  await saves({});
  await arrived("owner", 2);
});

const keys = {
  RSA: () => execFileSync("openssl", ["genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], { encoding: "utf8" }),
  Ed25519: () => "",
};

for (const [kind, pem] of Object.entries(keys)) {
  test(`a message arrives whole, and its ${kind} signature is good`, async () => {
    const form = async (end) => (await shop.staff.forms(channel)).find((it) => it.action.endsWith(end));
    await shop.staff.post(await form("/key"), { pem: pem() });
    const shown = await (await shop.staff.ask(channel)).text();
    record = [...shown.matchAll(/<dd class="wrapany"><code>([^<]+)</g)].map((it) => it[1]);
    assert.match(record[0], /\._domainkey\.shop\.example$/);
    await shop.staff.post(await form("/signing"));

    const n = Object.keys(keys).indexOf(kind) + 1;
    const { id } = await customer("thandi@people.example", "Thandi Nkosi");
    const subject = "Ngiyabonga, Thandi! ቡናው ተልኳል ☕ – your order is on its way to Umhlanga Rocks";
    const text = `Sawubona Thandi,\n.a line that begins with a dot\n${"long ".repeat(300)}\nትዕዛዝዎ ተልኳል።\n`;
    const html = `<p>Sawubona <b>Thandi</b>,</p>\n.dot\n<p>${"lang ".repeat(300)}</p><p>ትዕዛዝዎ ተልኳል።</p>`;
    const posted = await post({ customer: id, subject, html, text, language: "zu" });
    const sent = await becomes(posted.id, "sent");
    assert.match(sent.deliveries[0].answer, /^250 2\.0\.0 Ok: queued as/);

    const mail = await arrived("thandi", n);
    assert.equal(mail.headers.subject, subject);
    assert.equal(mail.headers.from, 'Jebena & Kin <hello@shop.example>');
    assert.equal(mail.headers.to, "thandi@people.example");
    assert.equal(mail.headers["message-id"], `<${sent.deliveries[0].id}@shop.example>`);
    assert.equal(mail.headers["auto-submitted"], "auto-generated");
    assert.match(mail.headers["return-path"], new RegExp(`^<bounce\\+${sent.deliveries[0].id}-\\w+@${back}>$`));
    assert.ok(Math.abs(Date.parse(mail.headers.date) - Date.now()) < 60_000, mail.headers.date);
    assert.match(mail.headers.received, /with ESMTPSA/, "encrypted and signed in");
    assert.equal(mail.type, "multipart/alternative");
    assert.equal(mail.text.trimEnd(), text.trimEnd());
    assert.equal(mail.html.trimEnd(), html);
    assert.ok(mail.seven_bits, "no server on the way has a reason to change it");
    assert.deepEqual([mail.signed, mail.believed, mail.believed_if_changed], [true, true, false]);
    assert.match(mail.headers["dkim-signature"], new RegExp(`a=${kind === "RSA" ? "rsa" : "ed25519"}-sha256`));
  });
}

test("marketing carries the way out, and the signature covers it", async () => {
  const { id } = await customer("abebe@people.example", "Abebe Bikila");
  await api(shop.url, token, "POST", `/api/customers/${id}/consents`, { purpose: "marketing", channel: "email", state: "given", source: "checkout", wording: "Yes, write to me." });
  const posted = await post({ customer: id, purpose: "marketing", subject: "New jebenas", html: "<p>Fired this week.</p>" });
  await becomes(posted.id, "sent");
  const mail = await arrived("abebe", 1);
  assert.equal(mail.headers["list-unsubscribe-post"], "List-Unsubscribe=One-Click");
  const [, wayOut] = mail.headers["list-unsubscribe"].match(/^<(http:[^>]+)>$/);
  assert.ok(mail.html.includes(wayOut) && mail.text.includes(wayOut), "a person sees it too");
  assert.ok(mail.believed);
  assert.match(mail.headers["dkim-signature"].replace(/\s/g, "").toLowerCase(), /h=[^;]*list-unsubscribe:[^;]*list-unsubscribe-post|h=[^;]*list-unsubscribe-post:[^;]*list-unsubscribe/);
});

// What becomes of it if someone is written to again.
async function again(id) {
  const posted = await post({ customer: id, subject: "Once more" });
  const it = await until("an end", async () => {
    const now = await message(posted.id);
    return !["waiting", "sending"].includes(now.state) && now;
  });
  return [it.state, it.deliveries[0].answer].join(" ");
}

test("an address that the server refuses: the message has failed, and nothing is sent there any more", async () => {
  const { id } = await customer("nobody@people.example", "No Body");
  const posted = await post({ customer: id, subject: "To nobody" });
  const { deliveries: [it] } = await becomes(posted.id, "failed");
  const answer = `550 5.1.1 <nobody@people.example>: Recipient address rejected: User unknown in virtual mailbox table ${footer}`;
  assert.equal(it.answer, answer, "all that the server said, and each thing once");
  assert.deepEqual(it.attempts.map((it) => [it.outcome, it.code, it.enhanced]), [["refused", 550, "5.1.1"]]);
  assert.ok((await page(`/messages/${it.id}`)).includes(answer));
  assert.match(await history(id), /An email could not be delivered/);
  assert.equal(await again(id), "left_out suppressed");
});

test("a server that says “not now” is asked again later", async () => {
  const { id } = await customer("grey@people.example", "Grey List");
  const posted = await post({ customer: id, subject: "Not now" });
  const it = await until("a first try", async () => {
    const now = (await message(posted.id)).deliveries[0];
    return now.attempts.length === 1 && now;
  });
  assert.equal(it.state, "waiting");
  assert.equal(it.answer, `450 4.2.0 <grey@people.example>: Recipient address rejected: Greylisted, come again in five minutes ${footer}`);
  assert.deepEqual(it.attempts.map((it) => [it.outcome, it.code, it.enhanced]), [["deferred", 450, "4.2.0"]]);
  assert.match(await page("/messages?state=waiting"), /Not now Grey List .* Waiting/);
});

const bounces = [
  ["gone@far.example", "a mailbox that another server does not know", /^550 5\.1\.1 <gone@far\.example>: Recipient address rejected: Nobody of this name lives here Help stands at \S+$/, true],
  ["full@far.example", "a full mailbox, which may pass", /^552 5\.2\.2 <full@far\.example>: Recipient address rejected: The mailbox is full Help stands at \S+$/, false],
  ["lost@late.example", "a mailbox that the server itself finds missing too late", /^unknown user: "lost@late\.example"$/, true],
];

for (const [email, what, reason, forEver] of bounces) {
  test(`it was taken and comes back: ${what}`, async () => {
    const { id } = await customer(email, `Person of ${email}`);
    const subject = `To ${email}`;
    const posted = await post({ customer: id, subject });
    const { deliveries: [it] } = await becomes(posted.id, "bounced");
    assert.deepEqual(it.attempts.map((it) => it.outcome), ["accepted"], "the server had taken it");
    assert.match(it.answer, reason);
    assert.ok((await page(`/messages/${it.id}`)).includes(it.answer));
    const told = await history(id);
    assert.ok(told.includes(subject) && told.includes("came back"), told);
    assert.equal((await again(id)) === "left_out suppressed", forEver);
  });
}

test("nobody but Postfix brought anything back, and the log of the program is without errors", async () => {
  assert.doesNotMatch(shop.said(), /ERROR|panicked/);
});
