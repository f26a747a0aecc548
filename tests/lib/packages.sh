# shellcheck shell=bash
# Debian packages that a run needs: installs the missing ones, and asks nobody when none is.

need_packages() {
  local package missing=()
  if ! command -v apt-get >/dev/null; then
    echo "This is no Debian: please see to it that these are there: $*"
    return 0
  fi
  for package in "$@"; do installed "$package" || missing+=("$package"); done
  if [ ${#missing[@]} = 0 ]; then echo "All there: $*"; return 0; fi

  echo "Installing ${missing[*]}"
  local root=()
  if [ "$(id -u)" != 0 ]; then root=(sudo); fi
  ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
     ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

installed() { [ "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" = "install ok installed" ]; }
