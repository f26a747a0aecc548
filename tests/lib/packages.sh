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
  ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive bash -c "$PACKAGES_INSTALL" install "${missing[@]}"
}

# Nothing that is there is removed for it, what is installed does not begin to serve, and Postfix gets no settings: the
# tests start servers of their own.
# shellcheck disable=SC2016 # expanded by the shell that installs
PACKAGES_INSTALL='
  asleep=/usr/sbin/policy-rc.d
  if [ ! -e "$asleep" ]; then
    printf "#!/bin/sh\nexit 101\n" >"$asleep" && chmod +x "$asleep"
    trap "rm -f $asleep" EXIT
  fi
  case " $* " in *" postfix "*) echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections ;; esac
  apt-get update -q && apt-get install -q -y --no-install-recommends --no-remove "$@"
'

installed() { [ "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" = "install ok installed" ]; }
