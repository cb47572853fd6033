"""Closed, full and abandoned standard streams: a sentence or silence, never a traceback, and an end in time."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from tests.journeys.processes import PATIENCE_S, Result, environment, write_config

FEEDS = "feeds: [{id: aa, url: 'http://127.0.0.1:1/aa'}]"


async def shell(script: str, folder: Path) -> Result:
    """Run a script in which `bot` is the bot."""
    write_config(folder / "config", feeds=FEEDS, rules="rules: []")
    process = await asyncio.create_subprocess_exec(
        "bash",
        "-c",
        f'set -o pipefail; bot() {{ "{sys.executable}" -m bot "$@"; }}; {script}',
        cwd=folder,
        env=environment(),
        stdout=PIPE,
        stderr=PIPE,
    )
    async with asyncio.timeout(PATIENCE_S):
        out, err = await process.communicate()
    return Result(process.returncode or 0, out.decode(), err.decode())


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("bot run --once >&-", 0, "1 feed, 0 articles"),
        ("bot run --once 2>&-", 0, ""),
        ("bot setup <&-", 3, "TELEGRAM_BOT_TOKEN: no token"),
        ("bot status --json >/dev/full", 1, "error: No space left on device"),
        ("bot feeds list | true", 1, ""),
        ("bot demo | head -n 2", 0, "poll 1 of"),
    ],
)
async def test_a_stream_that_takes_nothing_is_no_riddle(script: str, code: int, said: str, tmp_path: Path) -> None:
    result = await shell(script, tmp_path)
    assert (result.code, said in result.err) == (code, True), result.err
    assert "Traceback" not in result.err + result.out
    assert "Exception ignored" not in result.err
