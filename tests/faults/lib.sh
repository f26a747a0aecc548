# shellcheck shell=bash
# What the fault scripts share. Run from anywhere; the binary is INDABA_BIN or the one in target/.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
indaba=${INDABA_BIN:-$root/target/debug/indaba}
[ -x "$indaba" ] || { echo "$indaba is missing; build it, or name another in INDABA_BIN" >&2; exit 1; }
work=$(mktemp -d /tmp/indaba-fault.XXXXXX)
log=$work/log

fail() {
  echo "FAILED: $*" >&2
  if [ -s "$log" ]; then echo "The last it said:" >&2; tail -n 20 "$log" >&2; fi
  exit 1
}

skip() { echo "Skipped: $*"; exit 77; }

# orders_file FILE ORDERS: that many orders of two lines, from a customer base a fifth of that size.
orders_file() {
  awk -v orders="$2" 'BEGIN {
    print "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Email,Country"
    for (n = 0; n < orders; n++) for (line = 0; line < 2; line++)
      printf "%d,%d,Clay jebena no %d,%d,2024-%02d-%02d %02d:%02d:00,%d.%02d,%d,c%d@example.org,South Africa\n",
        500000 + n, 20000 + (n * 7 + line) % 900, (n * 7 + line) % 900, 1 + n % 5,
        1 + n % 12, 1 + n % 28, n % 24, n % 60, 5 + n % 90, n % 100, who(n), who(n)
  }
  function who(n) { return 10000 + n % (int(orders / 5) + 1) }' >"$1"
}

import() { "$indaba" import orders "$1" --data "$2" --yes; }

# Everything consistent, and the engine's own check content.
healthy() { "$indaba" doctor --data "$1" >"$log" 2>&1 || fail "doctor finds faults in $1 ($2)"; }

# customers DATA FILE: what is there now, one a line, sorted.
customers() {
  "$indaba" export customers --data "$1" >"$2.raw" 2>"$log" || fail "the customers of $1 cannot be exported"
  tail -n +2 "$2.raw" | sort >"$2"
}

# Ids and times of making differ from shop to shop; the address of each customer in the file does not.
identities() { { grep -oE 'c[0-9]{5,}@example\.org' || true; } | sort -u; }

# A time between nothing and $1 milliseconds, as sleep wants it.
some_time() { local ms=$(((RANDOM * 32768 + RANDOM) % ($1 + 1))); printf '%d.%03d' $((ms / 1000)) $((ms % 1000)); }

now_ms() { date +%s%3N; }
