#!/usr/bin/env bash
# Sets itself up (.venv, requirements.txt), then runs the bot:  bash bot/run.sh [COMMAND ...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/bot/find_python.sh"
find_python

venv=$root/.venv
want=$(stamp_of "$root/requirements.txt")
if [ "$(cat "$venv/.installed" 2>/dev/null)" != "$want" ]; then
  echo "setting up .venv (once, about half a minute) ..." >&2
  make_venv "$venv"
  install "$venv" "$root/requirements.txt"
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
