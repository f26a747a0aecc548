"""A demo shop, a token and a webhook of its own; then schemathesis asks everything that the description allows."""

import http.cookiejar
import http.server
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from pathlib import Path

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("INDABA_BIN", str(ROOT / "target/debug/indaba"))
SCHEMATHESIS = str(Path(sys.executable).with_name("schemathesis"))

# Everything that schemathesis knows to check, but two: that what fits the schema is always accepted (rules of the shop
# go beyond types: an order must name a storefront that there is), and who may see whose things (a shop has one owner).
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "unsupported_method",
    "allow_header_conformance",
    "use_after_free",
    "ensure_resource_availability",
    "ignored_auth",
]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Shop:
    """The program, with a demo shop of its own."""

    def __init__(self, data):
        self.url = f"http://127.0.0.1:{free_port()}"
        self.log = open(Path(data) / "said.txt", "w+")
        port = self.url.rsplit(":", 1)[1]
        environment = {**os.environ, "INDABA_PRIVATE_NETWORKS": "true"}
        self.process = subprocess.Popen(
            [BINARY, "demo", "--data", data, "--small", "--port", port],
            stdout=self.log, stderr=self.log, env=environment,
        )
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def said(self):
        self.log.flush()
        return Path(self.log.name).read_text()

    def wait(self):
        for _ in range(1800):
            if self.process.poll() is not None:
                raise SystemExit(f"the program ended with {self.process.returncode}:\n{self.said()[-3000:]}")
            try:
                urllib.request.urlopen(f"{self.url}/ready")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the program was not ready in time")

    def page(self, path, fields=None):
        data = urllib.parse.urlencode(fields, doseq=True).encode() if fields is not None else None
        return self.browser.open(self.url + path, data).read().decode()

    def sign_in(self):
        found = None
        for _ in range(100):
            found = re.search(r"Sign in:\s*(\S+)\s*/\s*(\S+)", re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", self.said()))
            if found:
                break
            time.sleep(0.1)
        if not found:
            raise SystemExit(f"the demo never said how to sign in:\n{self.said()[-3000:]}")
        self.page("/sign-in", {"email": found[1], "password": found[2], "csrf": "", "next": "/"})

    def act(self, page, action, fields=None):
        secret = re.search(r'name="csrf" value="([^"]+)"', self.page(page))[1]
        return self.page(action, {**(fields or {}), "csrf": secret})

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Receiver:
    """Takes what webhooks tell."""

    def __init__(self):
        received = self.received = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                received.append((dict(self.headers), body))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/told"


def told(page):
    return re.search(r'id="told">([^<]+)<', page)[1]


def verifies(secret, message):
    headers, body = message
    try:
        Webhook(secret).verify(body, {name.lower(): value for name, value in headers.items()})
        return True
    except WebhookVerificationError:
        return False


def webhooks_verify(shop):
    """The reference library of Standard Webhooks believes what we sign, and nothing else."""
    receiver = Receiver()
    made = shop.act("/settings/webhooks", "/settings/webhooks", {"url": receiver.url, "kind": "order.placed"})
    first, page = told(made), re.search(r'href="(/settings/webhooks/[^"]+)"', made)[1]
    shop.act(page, f"{page}/trial")
    [message] = receiver.received
    assert verifies(first, message), "the signature is good"
    assert not verifies("whsec_" + "A" * 43 + "=", message), "another secret does not open it"
    assert not verifies(first, (message[0], message[1] + b" ")), "a changed body is noticed"
    second = told(shop.act(page, f"{page}/secret"))
    shop.act(page, f"{page}/trial")
    assert first != second and verifies(first, receiver.received[-1]) and verifies(second, receiver.received[-1])
    shop.act(page, f"{page}/end")
    print("Webhooks: signatures are good, before and after the secret was changed")


def main():
    with tempfile.TemporaryDirectory(prefix="indaba-api-") as data:
        shop = Shop(data)
        try:
            shop.wait()
            shop.sign_in()
            webhooks_verify(shop)
            scopes = re.findall(r'name="scope" value="([^"]+)"', shop.page("/settings/api"))
            token = told(shop.act("/settings/api", "/settings/api", {"name": "schemathesis", "scope": scopes}))
            command = [
                SCHEMATHESIS, "--config-file", str(ROOT / "tests/api/schemathesis.toml"), "run", f"{shop.url}/api/openapi.json",
                "--header", f"Authorization: Bearer {token}",
                "--checks", ",".join(CHECKS),
                "--rate-limit", "45/s",
                "--seed", "20251120",
                "--max-examples", "25",
                "--suppress-health-check", "all",
                "--request-timeout", "20",
                *sys.argv[1:],
            ]
            # Away from the checkout, so that it leaves nothing there.
            return subprocess.run(command, cwd=data).returncode
        finally:
            shop.stop()


sys.exit(main())
