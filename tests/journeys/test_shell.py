"""What the two commands do before Python runs: settings from `.env`, a set-up that harms nobody."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from tests.journeys.forked import ROOT
from tests.journeys.processes import PATIENCE_S


def bash(script: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script with the functions of both commands."""
    sources = f"set -euo pipefail; source {ROOT}/bot/find_python.sh; source {ROOT}/bot/env_file.sh; "
    return subprocess.run(
        ["bash", "-c", sources + script],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHON": sys.executable, **variables},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    )


def test_settings_are_taken_from_the_file_in_every_way_people_write_them(tmp_path: Path) -> None:
    """What the environment says stands; what cannot be read is said with its line."""
    (tmp_path / ".env").write_bytes(
        b"# mine\n\nA=1\nexport B=2\r\n  export  C=\"a=b==\"\nD='x y'\nE=file\nexport F\nG =1\nLAST=l"
    )
    done = bash('read_env_file .env; echo "$A|$B|$C|$D|$E|$LAST|$BOT_NAMES_FROM_ENV_FILE"', tmp_path, E="own")
    assert done.stdout.strip() == "1|2|a=b==|x y|own|l|A B C D LAST"
    assert done.stderr.splitlines() == [
        "warning: .env:8 is not read; write NAME=value",
        "warning: .env:9 is not read; write NAME=value",
    ]


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("")
    assert bash('read_env_file .env; echo "[$BOT_NAMES_FROM_ENV_FILE]"', tmp_path).stdout == "[]\n"


def test_an_environment_that_works_is_not_cleared_under_a_running_bot(tmp_path: Path) -> None:
    home = tmp_path / "venv" / "bin"
    home.mkdir(parents=True)
    (home / "python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    (home / "python").chmod(0o755)
    (tmp_path / "venv" / "in use").write_text("")
    bash("find_python; make_venv venv", tmp_path)
    assert (tmp_path / "venv" / "in use").exists()


async def test_of_two_set_ups_at_once_the_second_waits(tmp_path: Path) -> None:
    script = (
        f"source {ROOT}/bot/find_python.sh; find_python; begin_setup venv; "
        "if [ -e done ]; then echo second; else echo first > begun; read -r _ < go; echo > done; fi; end_setup"
    )
    os.mkfifo(tmp_path / "go")
    variables = {"PATH": os.environ["PATH"], "PYTHON": sys.executable}

    async def begin() -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            "bash", "-c", script, cwd=tmp_path, env=variables, stdout=asyncio.subprocess.PIPE
        )

    async with asyncio.timeout(PATIENCE_S):
        both = [await begin(), await begin()]
        # Opens as soon as the first reads; the other can only be waiting for the lock.
        with await asyncio.to_thread((tmp_path / "go").open, "w") as go:
            go.write("\n")
        said = [(await one.communicate())[0] for one in both]
    assert sorted(said) == [b"", b"second\n"]
