#!/usr/bin/env bash
# Sets itself up (.venv, requirements.txt), then runs the bot:  bash bot/run.sh [COMMAND ...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

python=
for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
  if [ -n "$candidate" ] && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "error: Python 3.11 or newer is needed; install it (Debian: apt install python3 python3-venv), or set PYTHON=/path/to/python3" >&2
  exit 1
fi

venv=$root/.venv
want=$("$python" -c 'import sys; print(sys.version)' | cat - "$root/requirements.txt" | cksum)
if [ "$(cat "$venv/.installed" 2>/dev/null)" != "$want" ]; then
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "error: Python's venv module is missing; install it (Debian: apt install python3-venv)" >&2
    exit 1
  fi
  echo "setting up .venv (once, about half a minute) ..." >&2
  "$python" -m venv --clear "$venv"
  if ! "$venv/bin/python" -m pip install -qq --disable-pip-version-check -r "$root/requirements.txt" >&2; then
    echo "error: the packages of requirements.txt could not be installed; is there a network?" >&2
    exit 1
  fi
  echo "$want" > "$venv/.installed"
fi

# Settings kept by `setup`; what the environment says already stands.
if [ -f .env ]; then
  while IFS='=' read -r name value || [ -n "$name" ]; do
    if [[ $name =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] && [ -z "${!name+set}" ]; then
      value=${value%$'\r'}
      if [[ $value =~ ^\"(.*)\"$ || $value =~ ^\'(.*)\'$ ]]; then value=${BASH_REMATCH[1]}; fi
      export "$name=$value"
    fi
  done < .env
fi

export PYTHONPATH=$root${PYTHONPATH:+:$PYTHONPATH}
exec "$venv/bin/python" -m bot "$@"
