#!/usr/bin/env bash
# A disk of 24 MB runs full in the middle of an import: it says so in words, what was there stays whole, and with new
# room the import goes on to the end.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
small=$work/small
mounted=""
clean() { if [ -n "$mounted" ]; then umount "$small" || umount -l "$small"; fi; rm -rf "$work"; }
trap clean EXIT

mkdir "$small"
mount -t tmpfs -o size=24m,mode=700 indaba-full "$small" 2>/dev/null || skip "mounting a small file system is not permitted here"
mounted=yes
data=$small/shop

# Something good first, which the full disk must not hurt.
orders_file "$work/few.csv" 200
import "$work/few.csv" "$data" >"$log" 2>&1 || fail "200 orders do not fit on 24 MB"
customers "$data" "$work/before"
[ -s "$work/before" ] || fail "200 orders leave no customers"

orders_file "$work/many.csv" "${ORDERS:-120000}"
if import "$work/many.csv" "$data" >"$log" 2>&1; then fail "the disk never ran full; use more ORDERS"; fi
grep -qiE 'disk|space|room' "$log" || fail "the message does not speak of the disk or of space"
if grep -qE 'panicked at|RUST_BACKTRACE' "$log"; then fail "it panicked"; fi
echo "With a full disk it says: $(grep -iE 'disk|space|room' "$log" | tail -n 1)"

mount -o remount,size=2g "$small" || fail "the small file system cannot be made larger"
healthy "$data" "after the disk was full"
customers "$data" "$work/after"
[ -z "$(comm -23 <(identities <"$work/before") <(identities <"$work/after"))" ] || fail "customers from before are gone"

import "$work/many.csv" "$data" >"$log" 2>&1 || fail "with new room the import does not go on"
healthy "$data" "at the end"
customers "$data" "$work/end"
import "$work/many.csv" "$work/whole" >"$log" 2>&1 || fail "an undisturbed import fails"
import "$work/few.csv" "$work/whole" >"$log" 2>&1 || fail "an undisturbed import fails"
customers "$work/whole" "$work/wanted"
[ "$(wc -l <"$work/end")" = "$(wc -l <"$work/wanted")" ] || fail "there are $(wc -l <"$work/end") customers, undisturbed there are $(wc -l <"$work/wanted")"
echo "With new room: all $(wc -l <"$work/end") customers are there, none twice."
