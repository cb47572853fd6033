"""`rules gaps`: in a story that was caught, what else was told of it, and by which words."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import cli
from tests.archives import keep, kept
from tests.fakes import NOON, FakeClock
from tests.journeys.processes import write_config

HOUR = timedelta(hours=1)
ENTITIES = """
packs: []
entities:
  our-truce: {kind: concept, names: {en: [ceasefire], nl: [wapenstilstand]}}
  our-town: {kind: place, names: {any: [Idlib]}}
"""
RULES = "rules: [{id: idlib, all: [$our-town, $our-truce], none: [olives], to: [desk]}]"
CAUGHT = [kept(f"c{n}", f"Ceasefire in Idlib, day {n}", ago=n * HOUR) for n in range(3)]
MISSED = [
    kept("m0", "Staakt-het-vuren in Idlib houdt stand", "nl", ago=HOUR),
    kept("m1", "Nieuw staakt-het-vuren voor Idlib", "nl", ago=HOUR),
    kept("m2", "Idlib: staakt-het-vuren gemeld", "nl", ago=HOUR),
    kept("m3", "Idlib ziet wapenstilstnd", "nl", ago=HOUR),
    kept("m4", "Idlib olives", ago=HOUR),
    kept("m5", "Weather tomorrow", ago=HOUR),
]
OTHERS = [kept(f"o{n}", f"De regering houdt stand in Den Haag, nieuw plan {n}", "nl", ago=HOUR) for n in range(40)]
STORIES = {"m0": "c0", "m1": "c1", "m2": "c2", "m3": "c2", "m4": "c0", "m5": "c0"}


@pytest.fixture
def arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments that name a rule, and a database with three stories of which it caught a part."""
    monkeypatch.setattr("bot.cli.gaps.SystemClock", lambda: FakeClock(NOON))
    write_config(tmp_path / "config", rules=RULES, channels="channels: {desk: {}}", entities=ENTITIES)
    keep(tmp_path / "bot.db", [*CAUGHT, *MISSED, *OTHERS], STORIES)
    return ["--config", str(tmp_path / "config"), "--database", str(tmp_path / "bot.db"), "rules", "gaps"]


def test_the_missing_name_is_proposed_by_language_and_clause(arguments: list[str]) -> None:
    """What is excluded, or has nothing of what is sought, is no gap."""
    [gap] = json.loads(CliRunner().invoke(cli, [*arguments, "--json"], catch_exceptions=False).stdout)["gaps"]
    assert (gap["rule"], gap["language"], gap["without"]) == ("idlib", "nl", "$our-truce")
    assert sorted(gap["articles"]) == ["m0", "m1", "m2", "m3"]
    assert gap["words"] == [{"word": "staakt-het-vuren", "articles": 3}]
    assert [one["near"] for one in gap["near"]] == ['"wapenstilstnd" is another word ($our-truce)']


def test_people_read_it_with_headlines(arguments: list[str]) -> None:
    shown = CliRunner().invoke(cli, arguments, catch_exceptions=False).stdout
    assert "  nl: 4 articles of 3 stories without $our-truce" in shown
    assert "    perhaps " in shown
    assert "    Idlib ziet wapenstilstnd" in shown


def test_where_all_was_caught_it_says_so(arguments: list[str]) -> None:
    shown = CliRunner().invoke(cli, [*arguments, "--since", "30m"], catch_exceptions=False).stdout
    assert shown.startswith("no gap")
