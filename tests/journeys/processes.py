"""The bot as people start it: a process of its own, with a folder of YAML and nothing of this machine's environment."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.journeys.forked import ROOT, Forked

PATIENCE_S = 30.0


def write_config(folder: Path, **files: str) -> Path:
    """Write `rules="..."` as rules.yaml and so on; gives the folder.

    Unless the test says which, no pack is loaded whole, only what rules name: a process then starts in half the time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"entities": "packs: []\n", **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def environment(**changes: str) -> dict[str, str]:
    """Give an environment with what Python needs, loopback allowed, and these variables."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "FETCH_ALLOW_NETS": "127.0.0.0/8",
        "LOG_FORMAT": "json",
        **changes,
    }


@dataclass(frozen=True)
class Result:
    """What a finished command printed."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Give stdout as one JSON document."""
        return json.loads(self.out)


async def start(*args: str | Path, cwd: Path, **variables: str) -> Forked:
    """Start the bot in a folder, forked from a warm one: see `tests/journeys/warm.py`."""
    return await Forked.start([*map(str, args)], cwd, environment(**variables))


async def start_cold(*args: str | Path, cwd: Path, **variables: str) -> Process:
    """Start the bot in a folder as people do, with a Python of its own."""
    command = [sys.executable, "-m", "bot", *map(str, args)]
    return await asyncio.create_subprocess_exec(
        *command, cwd=cwd, env=environment(**variables), stdin=PIPE, stdout=PIPE, stderr=PIPE
    )


async def finish(process: Process | Forked, stdin: bytes = b"") -> Result:
    """Wait for the end of a process and give what it printed."""
    async with asyncio.timeout(PATIENCE_S):
        out, err = await process.communicate(stdin)
    return Result(process.returncode or 0, out.decode(), err.decode())


async def run(*args: str | Path, cwd: Path, **variables: str) -> Result:
    """Run a command to its end."""
    return await finish(await start(*args, cwd=cwd, **variables))


async def run_cold(*args: str | Path, cwd: Path, **variables: str) -> Result:
    """Run a command to its end with a Python of its own."""
    return await finish(await start_cold(*args, cwd=cwd, **variables))


async def read_until(process: Process | Forked, sign: str) -> str:
    """Read stderr until a line holds the sign; gives all that was read."""
    assert process.stderr is not None
    seen = ""
    async with asyncio.timeout(PATIENCE_S):
        while sign not in seen:
            line = await process.stderr.readline()
            if not line:
                raise AssertionError(f"the process ended before {sign!r}:\n{seen}")
            seen += line.decode()
    return seen
