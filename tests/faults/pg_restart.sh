#!/usr/bin/env bash
# PostgreSQL goes away and comes back: an import is taken up again without loss, and a running server needs no restart.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/tests/lib/postgres.sh"
server=""
clean() { if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi; pg_stop; rm -rf "$work"; }
trap clean EXIT

# As in earnest: what was committed is on disk.
pg_start "fsync = on" "synchronous_commit = on" "full_page_writes = on"
# The program takes its database from here.
INDABA_DATABASE=$(pg_database indaba_restart)
export INDABA_DATABASE
data=$work/shop

"$indaba" migrate --data "$data" >"$log" 2>&1 || fail "a fresh shop on PostgreSQL cannot be migrated"
orders_file "$work/orders.csv" 4000

for how in INT QUIT; do
  import "$work/orders.csv" "$data" >"$log" 2>&1 &
  importing=$!
  sleep "$(some_time 2000)"
  pg_halt "$how"
  sleep 1
  pg_resume || fail "PostgreSQL does not come up again"
  if wait "$importing"; then
    echo "The import sat out a $how."
  else
    if grep -qE 'panicked at' "$log"; then fail "the import panicked"; fi
    echo "After a $how the import ended with: $(tail -n 1 "$log")"
  fi
  healthy "$data" "after $how"
done
import "$work/orders.csv" "$data" >"$log" 2>&1 || fail "the import cannot be finished"
healthy "$data" "at the end"
customers "$data" "$work/got"
wanted=$(tail -n +2 "$work/orders.csv" | cut -d, -f7 | sort -u | wc -l)
[ "$(wc -l <"$work/got")" = "$wanted" ] || fail "there are $(wc -l <"$work/got") customers, the file has $wanted"

# answers PATH: the code of the answer, 000 when there is none.
answers() { node -e 'fetch(process.argv[1], { redirect: "manual" }).then((a) => console.log(a.status), () => console.log("000"))' "http://127.0.0.1:$port$1"; }
until_ready() {
  local _
  for _ in $(seq 150); do
    if [ "$(answers /ready)" = 200 ]; then return 0; fi
    kill -0 "$server" 2>/dev/null || fail "the server ended"
    sleep 0.2
  done
  fail "the server is not ready $1"
}

port=$(free_port)
"$indaba" serve --data "$data" --port "$port" >"$log" 2>&1 &
server=$!
until_ready "after its start"
for how in INT QUIT; do
  pg_halt "$how"
  [ "$(answers /ready)" = 503 ] || fail "without its database the server answers /ready with $(answers /ready), not 503"
  pg_resume || fail "PostgreSQL does not come up again"
  until_ready "after the database came back"
  # A shop without staff sends visitors on to its first start.
  case $(answers /sign-in) in 200 | 303) ;; *) fail "after the database came back the first page is answered with $(answers /sign-in)" ;; esac
done
echo "The server told that its database was away, and went on by itself when it came back; all $wanted customers are there."
