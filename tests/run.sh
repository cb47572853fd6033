#!/usr/bin/env bash
# Sets itself up (.venv, tests/requirements.txt), then runs every check and test:  bash tests/run.sh [--full] [PYTEST ARGS]
# --full: a skip is a failure, and properties are tried harder. Anything else goes to pytest, and then only pytest runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

full=
if [ "${1:-}" = --full ]; then full=1; shift; fi

source bot/find_python.sh
find_python

venv=$PWD/.venv
want=$(stamp_of requirements.txt tests/requirements.txt)
if [ "$(cat "$venv/.installed-tests" 2>/dev/null)" != "$want" ]; then
  begin_setup "$venv"
  echo "setting up .venv with the developer tools (once, about two minutes) ..." >&2
  make_venv "$venv"
  install "$venv" tests/requirements.txt
  echo "$want" > "$venv/.installed-tests"
  stamp_of requirements.txt > "$venv/.installed" # all that bot/run.sh needs is in it
  end_setup
fi
PATH=$venv/bin:$PATH
export PYTHONUTF8=1
unset TELEGRAM_BOT_TOKEN TELEGRAM_CHAT DATABASE_URL CONFIG_DIR PORT FETCH_ALLOW_NETS DYNO PYTHONDONTWRITEBYTECODE

if [ $# -gt 0 ]; then
  exec pytest "$@"
fi

outputs=$(mktemp -d)
trap 'wait; rm -rf "$outputs"' EXIT

work() { # NAME COMMAND: keep what it prints, how it ends and how long it takes
  local began code=0
  began=$(date +%s)
  "${@:2}" > "$outputs/$1" 2>&1 || code=$?
  echo "$code $(($(date +%s) - began))" > "$outputs/$1.end"
}

tell() { # NAME: say in a line that it is fine, or show all and end
  local code seconds
  read -r code seconds < "$outputs/$1.end"
  if [ "$code" != 0 ]; then
    printf '%-10s FAILED\n%s\n' "$1" "$(cat "$outputs/$1")"
    exit 1
  fi
  printf '%-10s ok   %3ss  %s\n' "$1" "$seconds" "$(tail -n 1 "$outputs/$1" | cut -c1-90)"
}

# The checks run beside each other and are told in order.
work types mypy &
work format ruff format --check bot tests &
work lint ruff check bot tests &
work imports lint-imports --no-cache &
work dead-code vulture &
work spelling codespell bot tests config README.md &
wait
for name in format lint types imports dead-code spelling; do tell "$name"; done

pytest_args=(-n auto --dist worksteal)
[ -n "$full" ] && pytest_args+=(--everything)
[ -t 1 ] && printf 'tests ...\r'
work tests pytest "${pytest_args[@]}"
tell tests
