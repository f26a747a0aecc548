# shellcheck shell=bash
# An S3-compatible store of our own for the length of one run, installed by its lock file. It refuses unknown keys, but
# does not compute the signatures of today: those are tested where they are made, in the crate object_store.
#
#   . tests/lib/s3.sh
#   s3_start      # S3_URL now names it: http://KEY:SECRET@HOST:PORT/BUCKET
#   s3_stop       # down, folder removed; call it from the trap
#
# Call these straight from the script, not from a subshell: the server ends with the shell that started it.

export S3_URL=""
S3_DIR="" S3_PID=""

s3_start() {
  npm --prefix tests/s3 ci --no-audit --no-fund --silent || return 1
  S3_DIR=$(mktemp -d /tmp/indaba-s3.XXXXXX)
  # Another program may take the free port before us: then try the next one.
  local port _
  for _ in 1 2 3; do
    port=$(free_port)
    # It seals its marks for long lists with a cipher of yesterday.
    setpriv --pdeathsig INT -- node --openssl-legacy-provider tests/s3/node_modules/.bin/s3rver --directory "$S3_DIR/data" --address 127.0.0.1 \
      --port "$port" --configure-bucket files >"$S3_DIR/server.log" 2>&1 &
    S3_PID=$!
    if s3_answers "$port"; then S3_URL=http://S3RVER:S3RVER@127.0.0.1:$port/files; return 0; fi
    s3_halt
  done
  cat "$S3_DIR/server.log" >&2
  return 1
}

s3_answers() {
  local _
  for _ in $(seq 100); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return 0; fi
    kill -0 "$S3_PID" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

s3_halt() {
  if [ -z "$S3_PID" ]; then return 0; fi
  kill "$S3_PID" 2>/dev/null || true
  wait "$S3_PID" 2>/dev/null || true
  S3_PID=""
}

s3_stop() {
  s3_halt
  case "$S3_DIR" in /tmp/indaba-s3.*) rm -rf "$S3_DIR" ;; esac
  S3_DIR=""
}
