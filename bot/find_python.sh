# Sourced by the two commands: sets `python` to a Python that is new enough, with venv, or ends with one sentence.
find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
    if [ -n "$candidate" ] && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      python=$candidate
      return
    fi
  done
  echo "error: Python 3.11 or newer is needed; install it (Debian: apt install python3 python3-venv), or set PYTHON=/path/to/python3" >&2
  exit 1
}

# Waits until no other command sets up the same folder; the system lets go of it however this command ends.
begin_setup() { # FOLDER
  exec 9> "$1.lock"
  "$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
}

end_setup() {
  exec 9>&-
}

version_of() { # PYTHON
  "$1" -c 'import sys; print(sys.version)' 2>/dev/null
}

# Makes the folder unless it works with this Python: a bot may be running on it, so it is brought up to date, not cleared.
make_venv() { # FOLDER
  if [ "$(version_of "$1/bin/python")" = "$(version_of "$python")" ] && "$1/bin/python" -m pip --version > /dev/null 2>&1; then
    return
  fi
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "error: Python's venv module is missing; install it (Debian: apt install python3-venv)" >&2
    exit 1
  fi
  "$python" -m venv --clear "$1"
}

# What an installation depends on, as one number: the Python and the requirement files named.
stamp_of() { # FILE ...
  "$python" -c 'import sys; print(sys.version)' | cat - "$@" | cksum
}

install() { # FOLDER REQUIREMENTS
  if ! "$1/bin/python" -m pip install -qq --disable-pip-version-check -r "$2" >&2; then
    echo "error: the packages of $(basename "$(dirname "$2")")/$(basename "$2") could not be installed; is there a network?" >&2
    exit 1
  fi
}
