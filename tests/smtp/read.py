"""A mail as it was delivered, on standard input; RECORD_NAME and RECORD of the key it is signed with, if it is. Prints as
JSON what Python's own mail reader finds in it, and whether dkimpy believes its signature."""

import json
import sys
from email import message_from_bytes, policy

import dkim

name, record = (sys.argv[1:] + ["", ""])[:2]
raw = sys.stdin.buffer.read()
mail = message_from_bytes(raw, policy=policy.default)


def answer(asked, timeout=5):
    return record.encode() if asked.decode().rstrip(".") == name else None


def part(kind):
    found = mail.get_body((kind,))
    return found and found.get_content()


print(json.dumps({
    "headers": {key.lower(): str(value) for key, value in mail.items()},
    "type": mail.get_content_type(),
    "text": part("plain"),
    "html": part("html"),
    "seven_bits": raw.isascii(),
    "signed": "DKIM-Signature" in mail,
    "believed": dkim.verify(raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), dnsfunc=answer),
    # The same mail with one letter changed, so that a verifier that believes everything is noticed.
    "believed_if_changed": dkim.verify(raw.replace(b"a", b"b"), dnsfunc=answer),
}))
