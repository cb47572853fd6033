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
unset TELEGRAM_BOT_TOKEN TELEGRAM_CHAT DATABASE_URL CONFIG_DIR PORT FETCH_ALLOW_NETS DYNO

step() {
  local name=$1 began
  shift
  began=$(date +%s)
  printf '%-10s ' "$name"
  if output=$("$@" 2>&1); then
    printf 'ok   %3ss  %s\n' "$(($(date +%s) - began))" "$(printf '%s' "$output" | tail -n 1 | cut -c1-90)"
  else
    printf 'FAILED\n%s\n' "$output"
    exit 1
  fi
}

if [ $# -eq 0 ]; then
  step format ruff format --check bot tests
  step lint ruff check bot tests
  step types mypy
  step imports lint-imports --no-cache
  step dead-code vulture
  step spelling codespell bot tests config README.md
fi
pytest_args=(-n auto --dist worksteal)
[ -n "$full" ] && pytest_args+=(--everything)
if [ $# -gt 0 ]; then
  exec pytest "$@"
fi
step tests pytest "${pytest_args[@]}"
