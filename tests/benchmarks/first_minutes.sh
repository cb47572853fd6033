#!/usr/bin/env bash
# A fresh clone of this checkout: seconds to the demo's first alert (set-up included, then warm), and of the whole suite.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
git clone --quiet "$root" "$scratch/clone"
cd "$scratch/clone"

first_alert() {
  local began line
  began=$(date +%s.%N)
  bash bot/run.sh demo 2>/dev/null | {
    IFS= read -r line; IFS= read -r line
    printf '%s: %.1f s to the first alert' "$1" "$(echo "$(date +%s.%N) - $began" | bc)"
    cat >/dev/null
  }
  printf ', %.1f s to the end\n' "$(echo "$(date +%s.%N) - $began" | bc)"
}
first_alert "demo, fresh clone"
first_alert "demo, warm"
for name in "suite, fresh" "suite, warm"; do
  began=$(date +%s)
  bash tests/run.sh >/dev/null
  echo "$name: $(($(date +%s) - began)) s"
done
