#!/usr/bin/env bash
# The API and the webhooks, tried by programs of others: schemathesis against the description, and the reference library
# of Standard Webhooks against our signatures. INDABA_BIN names the program; a word after it passes on to schemathesis.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# One environment for each list of packages, outside the checkout, so that a second run installs nothing.
wanted=$(sha256sum tests/api/requirements.txt | cut -c1-16)
home=${XDG_CACHE_HOME:-$HOME/.cache}/indaba-api-$wanted
if [ ! -f "$home/ready" ]; then
  rm -rf "$home"
  python3 -m venv "$home"
  "$home/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement tests/api/requirements.txt
  touch "$home/ready"
fi
exec "$home/bin/python" tests/api/run.py "$@"
