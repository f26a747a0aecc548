# shellcheck shell=bash
# Steps with a heading, a time and a count, and one line at the end that adds them up.

STEPS_LOGS=$(mktemp -d)
STEPS_PASSED=0 STEPS_FAILED=0 STEPS_TROUBLED=()

# step HEADING COUNTER COMMAND…: COUNTER reads the output and prints "passed failed"; `one` for a plain yes or no.
# A failing step does not end the run, so that one run tells all; its exit code is returned.
step() {
  local heading=$1 counter=$2 began=$SECONDS log code=0 passed failed
  shift 2
  log=$STEPS_LOGS/$((STEPS_PASSED + STEPS_FAILED)).log
  printf '\n== %s\n' "$heading"
  set +e
  "$@" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  set -e
  if [ "$code" = 77 ]; then
    printf -- '-- %s: skipped, %s\n' "$heading" "$(spoken $((SECONDS - began)))"
    return 0
  fi
  read -r passed failed < <(plain "$log" | "count_$counter" "$code")
  # A runner that broke off before it could count is a failure too.
  if [ "$code" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
  STEPS_PASSED=$((STEPS_PASSED + passed))
  STEPS_FAILED=$((STEPS_FAILED + failed))
  if [ "$failed" != 0 ]; then STEPS_TROUBLED+=("$heading"); code=$((code == 0 ? 1 : code)); fi
  printf -- '-- %s: %s passed, %s failed, %s\n' "$heading" "$passed" "$failed" "$(spoken $((SECONDS - began)))"
  return "$code"
}

# not_run HEADING WHY: a step that could not begin because an earlier one failed.
not_run() {
  printf '\n== %s\n-- %s: not run, %s\n' "$1" "$1" "$2"
  STEPS_FAILED=$((STEPS_FAILED + 1))
  STEPS_TROUBLED+=("$1")
}

# The last words. The plain line comes at the very end.
steps_summary() {
  rm -rf "$STEPS_LOGS"
  printf '\nThe whole run took %s.\n' "$(spoken "$SECONDS")"
  local heading
  for heading in ${STEPS_TROUBLED[@]+"${STEPS_TROUBLED[@]}"}; do echo "Failed: $heading"; done
  echo "$STEPS_PASSED passed, $STEPS_FAILED failed"
  [ "$STEPS_FAILED" = 0 ]
}

spoken() { if [ "$1" -lt 60 ]; then echo "$1 s"; else echo "$(($1 / 60)) min $(($1 % 60)) s"; fi; }

plain() { sed -E 's/\x1b\[[0-9;]*[A-Za-z]//g' "$1"; }

count_one() { cat >/dev/null; if [ "$1" = 0 ]; then echo "1 0"; else echo "0 1"; fi; }

# "Summary [ 1.2s] 10 tests run: 9 passed (1 slow), 1 failed, 2 skipped"; whatever ran and did not pass has failed.
count_nextest() {
  awk '/Summary \[/ { for (i = 1; i < NF; i++) {
         if ($(i + 1) ~ /^tests?$/) { split($i, n, "/"); run += n[1] }
         if ($(i + 1) ~ /^passed/) passed += $i } }
       END { print passed + 0, run - passed }'
}

# "test result: FAILED. 5 passed; 1 failed; 0 ignored; …", once for each test binary.
count_cargo() {
  awk '/^test result:/ { for (i = 1; i < NF; i++) {
         if ($(i + 1) ~ /^passed/) passed += $i
         if ($(i + 1) ~ /^failed/) failed += $i } }
       END { print passed + 0, failed + 0 }'
}

# "ℹ pass 5" or "# pass 5", at the end of a run of Node's test runner.
count_node() {
  awk '$1 ~ /^(ℹ|#)$/ && NF == 3 { n[$2] += $3 }
       END { print n["pass"] + 0, n["fail"] + n["cancelled"] }'
}
