#!/usr/bin/env bash
# Sets itself up (.venv, requirements.txt), then runs the bot:  bash bot/run.sh [COMMAND ...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/bot/find_python.sh"
source "$root/bot/env_file.sh"
find_python

venv=$root/.venv
want=$(stamp_of "$root/requirements.txt")
is_set_up() { [ "$(cat "$venv/.installed" 2>/dev/null)" = "$want" ]; }
if ! is_set_up; then
  begin_setup "$venv"
  if ! is_set_up; then # another one may have done it meanwhile
    echo "setting up .venv (once, about a minute) ..." >&2
    make_venv "$venv"
    install "$venv" "$root/requirements.txt"
    echo "$want" > "$venv/.installed"
  fi
  end_setup
fi

# Like config/ and data/, it is the one of the folder you are in.
if [ -f .env ]; then read_env_file .env; fi

export PYTHONPATH=$root${PYTHONPATH:+:$PYTHONPATH}
exec "$venv/bin/python" -m bot "$@"
