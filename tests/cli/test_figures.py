"""`rules stats`: what rules found and told, what readers thought, and which found nothing."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.errors import NotFoundError
from bot.model.alerts import AlertId
from bot.model.reactions import Vote
from bot.stores.sqlite import SqliteStore
from tests.cli.test_db import fill
from tests.edges.test_cli import run
from tests.journeys.processes import write_config

RULES = """
rules:
  - {id: quiet, any: [snow], to: [desk]}
  - {id: idlib-ceasefire, any: [$idlib], to: [desk]}
  - {id: draft, any: [rain], to: [desk], status: draft}
"""


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """Give what names a database with one match, one alert told and three votes on it."""

    async def vote() -> None:
        store = await SqliteStore(tmp_path / "bot.db").open()
        now = SystemClock().now()
        given = [("a", True), ("b", True), ("c", False)]
        await store.keep_votes([Vote(alert=AlertId("alert-1"), voter=one, is_useful=it, at=now) for one, it in given])
        await store.close()

    write_config(tmp_path / "config", rules=RULES, channels="channels: {desk: {}}")
    asyncio.run(fill(tmp_path / "bot.db", ["Idlib: truce", "Idlib: talks"]))
    asyncio.run(vote())
    return ["--config", str(tmp_path / "config"), "--database", str(tmp_path / "bot.db"), "rules", "stats"]


def test_each_rule_has_a_line_and_what_found_nothing_is_named(arguments: list[str]) -> None:
    head, line, silent = run(*arguments).output.splitlines()
    assert head.split()[:5] == ["RULE", "STATUS", "ARTICLES", "STORIES", "ALERTS"]
    assert line.split()[:6] == ["idlib-ceasefire", "live", "1", "1", "1", "1.0"]
    assert line.endswith("66 % of 3  en 1")
    assert "quiet (" in silent
    assert "draft" not in silent


def test_programs_read_the_same(arguments: list[str]) -> None:
    first, second = json.loads(run(*arguments, "--json").output)["rules"]
    assert (first["rule"], first["alerts"], first["languages"], first["useful"]) == ("idlib-ceasefire", 1, {"en": 1}, 2)
    assert first["precision"] == pytest.approx(2 / 3)
    assert first["precision_at_least"] == 0.2077
    assert (second["rule"], second["articles"], second["precision"], second["last_at"]) == ("quiet", 0, None, None)


def test_before_anything_is_kept_it_says_so(tmp_path: Path, arguments: list[str]) -> None:
    empty = tmp_path / "empty.db"
    run("--database", empty, "db", "migrate")
    arguments[3] = str(empty)
    assert isinstance(run(*arguments).exception, NotFoundError)
