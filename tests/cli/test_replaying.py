"""`rules replay` on the command line."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli.main import cli
from bot.errors import NotFoundError, StoreError
from tests.archives import keep, kept
from tests.fakes import NOON, FakeClock
from tests.journeys.processes import write_config

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
RULES = """
rules:
  - {id: idlib, all: [$idlib, $ceasefire], to: [desk]}
  - {id: harvest, any: [harvest], to: [desk], status: shadow}
  - {id: olives, any: [olive], to: [desk], status: draft}
"""
ARTICLES = (
    kept("a", "Ceasefire holds in Idlib", ago=2 * HOUR),
    kept("b", "Wapenstilstand in Idlib", "nl", ago=HOUR),
    kept("c", "Olive harvest begins", ago=3 * DAY, lead="A ceasefire in Idlib helps."),
    kept("d", "Grain prices fall", ago=4 * DAY),
)


@pytest.fixture
def arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments that name rules, and a database that keeps four articles, two of them of one story."""
    monkeypatch.setattr("bot.cli.replaying.SystemClock", lambda: FakeClock(NOON))
    write_config(tmp_path / "config", rules=RULES, channels="channels: {desk: {}}")
    keep(tmp_path / "bot.db", ARTICLES, {"b": "a"})
    return ["--config", str(tmp_path / "config"), "--database", str(tmp_path / "bot.db"), "rules", "replay"]


def told(arguments: list[str], *more: str) -> str:
    """Give what the command prints."""
    result = CliRunner().invoke(cli, [*arguments, *more], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def document(arguments: list[str], *more: str) -> dict[str, Any]:
    """Give the JSON document the command prints."""
    found: dict[str, Any] = json.loads(told(arguments, "--json", *more))
    return found


def test_headlines_stand_by_story_newest_first_with_marked_words(arguments: list[str]) -> None:
    """What matched in the lead is told behind the headline; then what it came to."""
    lines = told(arguments).splitlines()
    assert lines[:3] == [
        "11-23 11:00  Anadolu Agency · nl  *Wapenstilstand* in *Idlib*  · idlib",
        "  11-23 10:00  Anadolu Agency · en  *Ceasefire* holds in *Idlib*  · idlib",
        "11-20 12:00  Anadolu Agency · en  Olive *harvest* begins  · idlib, harvest",
    ]
    assert "2 rules: 3 articles in 2 stories, 2 alerts, of 4 articles from 2026-11-19 to 2026-11-23" in lines
    assert "  idlib: 3 articles, 2 stories, 2 alerts" in lines
    assert "busiest languages: en 2, nl 1" in lines


def test_a_rule_alone_whatever_its_status(arguments: list[str]) -> None:
    """A draft is tried as if it were live; an unknown one is named with those there are."""
    assert document(arguments, "--rule", "olives")["alerts"] == 1
    result = CliRunner().invoke(cli, [*arguments, "--rule", "x"])
    assert isinstance(result.exception, NotFoundError)


def test_an_alert_is_one_for_a_story_in_a_channel_within_max_age(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "config" / "rules.yaml").write_text(RULES.replace("to:", "max_age: 30m, to:"), encoding="utf-8")
    again = kept("e", "Ceasefire in Idlib broken")
    late = replace(kept("f", "Olives, and a ceasefire in Idlib"), published_at=NOON - HOUR)
    keep(tmp_path / "late.db", [kept("a", "Ceasefire holds in Idlib"), again, late], {"e": "a"})
    found = document(["--database", str(tmp_path / "late.db"), *arguments[:2], *arguments[4:]])
    assert (found["articles"], found["stories"], found["alerts"]) == (3, 2, 1)
    rules = RULES.replace("to:", "max_age: 30m, story: {update: separate}, to:")
    (tmp_path / "config" / "rules.yaml").write_text(rules, encoding="utf-8")
    assert document(["--database", str(tmp_path / "late.db"), *arguments[:2], *arguments[4:]])["alerts"] == 2


def test_json_counts_days_rules_feeds_and_languages(arguments: list[str]) -> None:
    found = document(arguments)
    assert [one["articles"] for one in found["days"]] == [0, 1, 0, 0, 2]
    assert found["rules"][0] == {"rule": "idlib", "articles": 3, "stories": 2, "alerts": 2}
    assert [one["id"] for one in found["found"]] == ["b", "a", "c"]
    lines = [json.loads(line) for line in told(arguments, "--jsonl").splitlines()]
    assert lines == found["found"]
    assert found["left_out"] == {"articles": 0, "stories": 0}


def test_json_gives_as_many_stories_as_are_wanted_and_counts_all(arguments: list[str]) -> None:
    found = document(arguments, "--limit", "1")
    assert [one["id"] for one in found["found"]] == ["b", "a"]
    assert (found["stories"], found["left_out"]) == (2, {"articles": 1, "stories": 1})


def test_only_one_form_at_a_time(arguments: list[str]) -> None:
    for forms in (["--json", "--jsonl"], ["--json", "--markdown"]):
        assert CliRunner().invoke(cli, [*arguments, *forms]).exit_code == 2


def test_less_is_kept_than_was_asked_for(arguments: list[str]) -> None:
    """It says where the archive begins; within it nothing is said."""
    note = "nothing older is kept: the archive begins at 2026-11-19 12:00 UTC"
    assert note in told(arguments)
    assert note not in told(arguments, "--since", "4d")
    assert document(arguments, "--since", "2d")["articles"] == 2


def test_markdown_is_for_a_pull_request(arguments: list[str]) -> None:
    lines = told(arguments, "--markdown").splitlines()
    assert lines[0] == "- 11-23 11:00 Anadolu Agency · nl · **Wapenstilstand** in **Idlib**  · idlib"
    assert lines.count("```text") == lines.count("```") == 1


def test_an_empty_database_says_what_to_do(arguments: list[str], tmp_path: Path) -> None:
    keep(tmp_path / "empty.db", [])
    arguments[3] = str(tmp_path / "empty.db")
    assert "no article is kept yet" in str(CliRunner().invoke(cli, arguments).exception)
    arguments[3] = str(tmp_path / "none.db")
    assert isinstance(CliRunner().invoke(cli, arguments).exception, StoreError)
    assert CliRunner().invoke(cli, [*arguments, "--since", "soon"]).exit_code == 2
