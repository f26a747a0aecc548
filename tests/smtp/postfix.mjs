// A Postfix of our own, on loopback: its settings, queue, mailboxes and passwords lie in one folder in /tmp, and nothing
// of the Postfix of the machine is touched. It wants an encrypted line and a password from whoever brings it mail.
//
//   submission   takes our mail over STARTTLS, with a certificate that it signed itself
//   submissions  the same, encrypted from the first byte, with a certificate of a small authority
//   far          stands for the servers of other people, which refuse some of their mailboxes

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../browser/server.mjs";

const run = promisify(execFile);

export const login = { login: "shop", password: "correct horse battery" };
// What the server says after each refusal, so that its answers have several lines.
export const footer = "Help stands at https://mail.shop.example/help";

// Starts it; mail for `back` comes to `backPort`.
export async function startPostfix({ back, backPort }) {
  if (process.getuid() !== 0) throw new Error("Postfix starts as root only");
  const folder = await mkdtemp(join(tmpdir(), "indaba-postfix-"));
  const ports = { submission: await freePort(), submissions: await freePort(), far: await freePort() };
  const at = (...names) => join(folder, ...names);
  // Its processes are not root, and must get in.
  await chmod(folder, 0o755);
  for (const name of ["queue", "data", "mail", "sasl"]) await mkdir(at(name));
  const owner = (await run("id", ["-u", "postfix"])).stdout.trim();
  const group = (await run("id", ["-g", "postfix"])).stdout.trim();
  await run("chown", [owner, at("data")]);
  await run("chown", ["nobody", at("mail")]);
  const certificates = await makeCertificates(at);
  await makePassword(at, owner);

  await writeFile(at("main.cf"), mainSettings(at, await idOf("nobody")));
  await writeFile(at("master.cf"), services(at, ports));
  await writeFile(at("mailboxes"), "owner@people.example owner/\nthandi@people.example thandi/\nabebe@people.example abebe/\n");
  await writeFile(at("transport"), `${back} smtp:[127.0.0.1]:${backPort}\nfar.example smtp:[127.0.0.1]:${ports.far}\n`);
  await writeFile(at("recipients"), "grey@people.example 450 4.2.0 Greylisted, come again in five minutes\nlate.example OK\n");
  await writeFile(at("strangers"), "gone@far.example 550 5.1.1 Nobody of this name lives here\nfull@far.example 552 5.2.2 The mailbox is full\n");
  await run("postfix", ["-c", folder, "check"]);

  // In the foreground; it ends when we do, however we end.
  const master = spawn("setpriv", ["--pdeathsig", "TERM", "--", "/usr/lib/postfix/sbin/master", "-c", folder, "-d"], { stdio: "ignore", detached: true });
  const log = () => readFile(at("mail.log"), "utf8").catch(() => "");
  const ended = once(master, "exit");
  const stop = async () => {
    master.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const port of Object.values(ports)) await listens(port, master);
  } catch (error) {
    const said = await log();
    await stop();
    throw new Error(`Postfix did not start: ${error.message}\n${said}`);
  }
  return { ports, certificates, log, stop, mails: (name) => mails(at("mail", name, "new")) };
}

const idOf = async (name) => ({ user: (await run("id", ["-u", name])).stdout.trim(), group: (await run("id", ["-g", name])).stdout.trim() });

// What lies in a mailbox, as it was delivered, the oldest first.
async function mails(folder) {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.sort().map((name) => readFile(join(folder, name))));
}

// Its own certificate as people make them, and one by an authority that nobody knows.
async function makeCertificates(at) {
  const openssl = (...args) => run("openssl", args);
  const key = (name) => ["-newkey", "rsa:2048", "-nodes", "-keyout", at(`${name}.key`), "-days", "2"];
  await openssl("req", "-x509", ...key("own"), "-out", at("own.pem"), "-subj", "/CN=mail.shop.example");
  await openssl("req", "-x509", ...key("authority"), "-out", at("authority.pem"), "-subj", "/CN=Authority of the shop");
  await openssl("req", ...key("signed"), "-out", at("signed.csr"), "-subj", "/CN=localhost");
  await writeFile(at("signed.ext"), "basicConstraints=CA:FALSE\nsubjectAltName=DNS:localhost\n");
  await openssl("x509", "-req", "-in", at("signed.csr"), "-CA", at("authority.pem"), "-CAkey", at("authority.key"), "-CAcreateserial",
    "-days", "2", "-extfile", at("signed.ext"), "-out", at("signed.pem"));
  return { own: await readFile(at("own.pem"), "utf8"), authority: await readFile(at("authority.pem"), "utf8") };
}

async function makePassword(at, owner) {
  const asked = spawn("saslpasswd2", ["-p", "-c", "-f", at("sasldb2"), "-u", "mail.shop.example", login.login], { stdio: ["pipe", "ignore", "inherit"] });
  asked.stdin.end(login.password);
  const [code] = await once(asked, "exit");
  if (code !== 0) throw new Error(`saslpasswd2 ended with ${code}`);
  await run("chown", [owner, at("sasldb2")]);
  await writeFile(at("sasl", "smtpd.conf"), `pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: ${at("sasldb2")}\nmech_list: PLAIN LOGIN\n`);
}

const mainSettings = (at, nobody) => `
compatibility_level = 3.6
queue_directory = ${at("queue")}
data_directory = ${at("data")}
maillog_file = ${at("mail.log")}
maillog_file_prefixes = ${at()}
myhostname = mail.shop.example
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
biff = no
notify_classes =
smtpd_peername_lookup = no
transport_maps = texthash:${at("transport")}
relay_domains = far.example
virtual_mailbox_domains = people.example, late.example
virtual_mailbox_maps = texthash:${at("mailboxes")}
virtual_mailbox_base = ${at("mail")}
virtual_uid_maps = static:${nobody.user}
virtual_gid_maps = static:${nobody.group}
smtpd_tls_chain_files = ${at("own.key")}, ${at("own.pem")}
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = cyrus
smtpd_sasl_path = smtpd
smtpd_sasl_local_domain = mail.shop.example
cyrus_sasl_config_path = ${at("sasl")}
smtpd_sender_restrictions = permit_sasl_authenticated, reject
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_reject_unlisted_recipient = no
smtpd_recipient_restrictions = check_recipient_access texthash:${at("recipients")}, reject_unlisted_recipient
smtpd_reject_footer = \\n${footer}
`;

const services = (at, ports) => `
127.0.0.1:${ports.submission} inet n - n - - smtpd
127.0.0.1:${ports.submissions} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
  -o { smtpd_tls_chain_files = ${at("signed.key")}, ${at("signed.pem")} }
127.0.0.1:${ports.far} inet n - n - - smtpd
  -o myhostname=mx.far.example
  -o smtpd_tls_security_level=none
  -o smtpd_sasl_auth_enable=no
  -o smtpd_sender_restrictions=
  -o smtpd_relay_restrictions=reject_unauth_destination
  -o { smtpd_recipient_restrictions = check_recipient_access texthash:${at("strangers")}, permit }
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

async function listens(port, master) {
  for (const deadline = Date.now() + 10_000; ; await sleep(50)) {
    if (master.exitCode !== null) throw new Error(`it ended with ${master.exitCode}`);
    const line = connect(port, "127.0.0.1");
    const open = await new Promise((tell) => line.once("connect", () => tell(true)).once("error", () => tell(false)));
    line.destroy();
    if (open) return;
    if (Date.now() > deadline) throw new Error(`nobody listens on port ${port}`);
  }
}
