# shellcheck shell=bash
# A PostgreSQL of our own for the length of one run: started here, stopped here, left nowhere.
#
#   . tests/lib/postgres.sh
#   pg_start                      # PG_URL now names it; extra settings as arguments: pg_start fsync=on
#   pg_halt; pg_resume            # the same cluster down and up again (pg_halt QUIT: as in a crash)
#   pg_stop                       # down for good, folder removed; call it from the trap
#
# Call these straight from the script, not from a subshell: the server ends with the shell that started it.

export PG_URL=""
PG_DIR="" PG_PID="" PG_PORT=""

pg_start() {
  PG_BIN=$(pg_binaries) || return 1
  PG_OWNER=$(pg_owner)
  PG_DIR=$(mktemp -d /tmp/indaba-pg.XXXXXX)
  if [ -n "$PG_OWNER" ]; then chown "$PG_OWNER" "$PG_DIR"; fi

  # The order of text is that of SQLite, so that both engines sort alike.
  pg_as "$PG_BIN/initdb" --pgdata="$PG_DIR/data" --username=indaba --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$PG_DIR/initdb.log" 2>&1 || { cat "$PG_DIR/initdb.log" >&2; return 1; }

  # Another program may take the free port before us: then try the next one.
  local _
  for _ in 1 2 3; do
    PG_PORT=$(free_port)
    pg_settings "$@" >>"$PG_DIR/data/postgresql.conf"
    if pg_resume; then return 0; fi
  done
  cat "$PG_DIR/server.log" >&2
  return 1
}

pg_settings() {
  cat <<TXT
listen_addresses = '127.0.0.1'
port = $PG_PORT
unix_socket_directories = '$PG_DIR'
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
TXT
  local setting
  for setting in "$@"; do echo "$setting"; done
}

pg_resume() {
  pg_as_child "$PG_BIN/postgres" -D "$PG_DIR/data" >>"$PG_DIR/server.log" 2>&1 &
  PG_PID=$!
  local _
  for _ in $(seq 300); do
    if "$PG_BIN/pg_isready" -q -h 127.0.0.1 -p "$PG_PORT"; then
      PG_URL="postgres://indaba@127.0.0.1:$PG_PORT/postgres"
      return 0
    fi
    kill -0 "$PG_PID" 2>/dev/null || break
    sleep 0.1
  done
  pg_halt QUIT
  return 1
}

# INT ends the sessions and shuts down in order; QUIT leaves as in a crash.
pg_halt() {
  if [ -z "$PG_PID" ]; then return 0; fi
  kill -"${1:-INT}" "$PG_PID" 2>/dev/null || true
  wait "$PG_PID" 2>/dev/null || true
  PG_PID=""
}

pg_stop() {
  pg_halt
  case "$PG_DIR" in /tmp/indaba-pg.*) rm -rf "$PG_DIR" ;; esac
  PG_DIR=""
}

# A database of its own; prints its address.
pg_database() {
  "$PG_BIN/psql" -q -X -h 127.0.0.1 -p "$PG_PORT" -U indaba -d postgres -v ON_ERROR_STOP=1 -c "CREATE DATABASE $1" >&2
  echo "postgres://indaba@127.0.0.1:$PG_PORT/$1"
}

pg_binaries() {
  local newest
  newest=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -name initdb 2>/dev/null | sort -V | tail -n 1)
  if [ -z "$newest" ]; then
    echo "No PostgreSQL server programs in /usr/lib/postgresql. Install the package postgresql." >&2
    return 1
  fi
  dirname "$newest"
}

# PostgreSQL refuses to run as root; then it runs as its own user, or as nobody.
pg_owner() {
  if [ "$(id -u)" != 0 ]; then return 0; fi
  if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}

# From a folder that the owner may enter: initdb and postgres want to know where they are.
pg_as() {
  if [ -n "$PG_OWNER" ]; then (cd /tmp && runuser -u "$PG_OWNER" -- "$@"); else "$@"; fi
}

# The same, but the process that we started is the server itself, and it ends when we do, however we end.
pg_as_child() {
  cd /tmp || return 1
  if [ -n "$PG_OWNER" ]; then
    exec setpriv --reuid="$PG_OWNER" --regid="$(id -g "$PG_OWNER")" --init-groups --pdeathsig INT -- "$@"
  else
    exec setpriv --pdeathsig INT -- "$@"
  fi
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}
