#!/usr/bin/env bash
# Sets itself up (.venv, tests/requirements.txt), then runs every check and test:  bash tests/run.sh [--full] [PYTEST ARGS]
# --full: a skip is a failure, and properties are tried harder. Anything else goes to pytest, and then only pytest runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

full=
if [ "${1:-}" = --full ]; then full=1; shift; fi

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

venv=$PWD/.venv
want=$("$python" -c 'import sys; print(sys.version)' | cat - requirements.txt tests/requirements.txt | cksum)
if [ "$(cat "$venv/.installed-tests" 2>/dev/null)" != "$want" ]; then
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "error: Python's venv module is missing; install it (Debian: apt install python3-venv)" >&2
    exit 1
  fi
  echo "setting up .venv with the developer tools (once, about a minute) ..." >&2
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
  "$venv/bin/python" -m pip install -qq --disable-pip-version-check -r tests/requirements.txt
  echo "$want" > "$venv/.installed-tests"
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
pytest_args=(-n auto --dist loadscope)
[ -n "$full" ] && pytest_args+=(--everything)
if [ $# -gt 0 ]; then
  exec pytest "$@"
fi
step tests pytest "${pytest_args[@]}"
