#!/usr/bin/env bash
# kill -9 at any moment, many times: whatever was told to be there is there afterwards, nothing twice, nothing half.
#
#   tests/faults/kill.sh [ROUNDS]      30 unless told

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
trap 'rm -rf "$work"' EXIT
rounds=${1:-30}

# killed_after MILLISECONDS COMMAND…: 0 when it was killed, 1 when it had come to its end by then.
killed_after() {
  local wait_for=$1 pid code=0
  shift
  "$@" >"$log" 2>&1 &
  pid=$!
  sleep "$(some_time "$wait_for")"
  kill -9 "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || code=$?
  case $code in
    137) return 0 ;;
    0) return 1 ;;
    *) fail "it ended by itself with code $code: $*" ;;
  esac
}

# A test that never killed anything has shown nothing.
really_killed() { [ "$1" -gt 0 ] || [ "$rounds" -lt 5 ] || fail "in $rounds rounds no kill came in time: $2 are too quick to be hit"; }

killed_migrations() {
  local round killed=0 took began data
  began=$(now_ms)
  "$indaba" migrate --data "$work/fresh" >"$log" 2>&1 || fail "a fresh shop cannot be migrated"
  took=$(($(now_ms) - began))
  for round in $(seq "$rounds"); do
    data=$work/migrate-$round
    if killed_after "$took" "$indaba" migrate --data "$data"; then killed=$((killed + 1)); fi
    "$indaba" migrate --data "$data" >"$log" 2>&1 || fail "round $round: a killed migration cannot be taken up again"
    healthy "$data" "after killed migration $round"
    rm -rf "$data"
  done
  really_killed "$killed" migrations
  echo "Migrations: killed $killed times in $rounds rounds of up to $took ms, taken up again every time."
}

killed_imports() {
  local round killed=0 took began ended data=$work/shop
  orders_file "$work/orders.csv" 4000
  began=$(now_ms)
  import "$work/orders.csv" "$work/whole" >"$log" 2>&1 || fail "an undisturbed import fails"
  took=$(($(now_ms) - began))
  customers "$work/whole" "$work/wanted"
  [ -n "$(identities <"$work/wanted")" ] || fail "an undisturbed import leaves no customers with their addresses"

  : >"$work/seen"
  for round in $(seq "$rounds"); do
    if killed_after "$took" import_directly "$data"; then killed=$((killed + 1)) ended=no; else ended=yes; fi
    [ -e "$data" ] || continue
    healthy "$data" "after killed import $round"
    "$indaba" export customers --data "$data" 2>/dev/null | identities >"$work/now" || true
    [ -z "$(comm -23 "$work/seen" "$work/now")" ] || fail "round $round: customers that had been there are gone"
    cp "$work/now" "$work/seen"
    # There is nothing left in it to be hit: the next round begins anew.
    if [ "$ended" = yes ]; then rm -rf "$data"; : >"$work/seen"; fi
  done

  really_killed "$killed" imports
  import "$work/orders.csv" "$data" >"$log" 2>&1 || fail "the import cannot be finished after $killed kills"
  same_as_undisturbed "$data" "after $killed kills"
  import "$work/orders.csv" "$data" >"$log" 2>&1 || fail "the same file cannot be imported once more"
  same_as_undisturbed "$data" "after importing the same file once more"
  echo "Imports: killed $killed times in $rounds rounds of up to $took ms; the end is as if nothing had happened."
}

# Replaces the shell, so that the kill meets the program itself.
import_directly() { exec "$indaba" import orders "$work/orders.csv" --data "$1" --yes; }

same_as_undisturbed() {
  healthy "$1" "$2"
  customers "$1" "$work/got"
  local wanted got
  wanted=$(wc -l <"$work/wanted") got=$(wc -l <"$work/got")
  [ "$wanted" = "$got" ] || fail "$2 there are $got customers, undisturbed there are $wanted"
  diff <(identities <"$work/wanted") <(identities <"$work/got") >"$log" || fail "$2 other customers are there"
}

killed_merges() { node "$root/tests/faults/merges.mjs" "$rounds"; }

killed_migrations
killed_imports
killed_merges
