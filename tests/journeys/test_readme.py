"""What the README shows is what its commands print."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.journeys.forked import ROOT
from tests.journeys.processes import run_cold

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROMPT = "$ bash bot/run.sh"
CHANGING = re.compile(r"(\d{4}-)?(\d\d-\d\d )?\b\d\d:\d\d|\b[0-9a-f]{8}\b|rules\.yaml:\d+:\d+")


def shown() -> list[tuple[str, list[str]]]:
    """Give every command the README shows with the lines it prints there."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            if line.startswith(PROMPT):
                found.append((line.removeprefix(PROMPT).strip(), []))
            elif line.strip() and line.strip() != "...":
                found[-1][1].append(line)
    return found


@pytest.mark.parametrize(("command", "lines"), [one for one in shown() if one[0]])
async def test_a_command_prints_what_the_readme_shows(command: str, lines: list[str], tmp_path: Path) -> None:
    """Moments, hashes and places apart; a line that ends in dots is a beginning."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    result = await run_cold(*shlex.split(command), cwd=tmp_path)
    printed = [CHANGING.sub("-", line) for line in (result.out + result.err).splitlines()]
    assert lines
    for line in lines:
        wanted = CHANGING.sub("-", line)
        if wanted.endswith("..."):
            assert any(one.startswith(wanted.removesuffix("...").rstrip(" ,")) for one in printed), line
        else:
            assert wanted in printed, line


def test_the_greeting_is_the_one_of_the_shipped_configuration() -> None:
    from bot.settings.loading import load_config

    config = load_config(ROOT / "config", {})
    facts = f"{len(config.feeds)} feeds, {len(config.rules)} rules, {len(config.entities):,} entities"
    assert facts in README
