"""`rules diff` on the command line."""

import json
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli.main import cli
from bot.errors import ConfigError, InvalidConfigError
from tests.archives import keep, kept
from tests.fakes import NOON, FakeClock
from tests.journeys.processes import write_config

HOUR = timedelta(hours=1)
OLD = """
rules:
  - {id: idlib, all: [$idlib, $ceasefire], to: [desk]}
  - {id: grain, any: [grain], to: [desk]}
"""
NEW = """
rules:
  - {id: idlib, any: [$idlib, $ceasefire], none: [olive], to: [desk]}
  - {id: grain, any: [grain], to: [desk]}
"""
SHADOW = "(shadow: counted, not told)"
ARTICLES = (
    kept("a", "Ceasefire and olives in Idlib", ago=2 * HOUR),
    kept("b", "Wapenstilstand in Gaza", "nl", ago=HOUR),
    kept("c", "Grain prices fall after ceasefire", ago=3 * HOUR),
    kept("d", "Weather", ago=4 * HOUR),
)


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.comparing.SystemClock", lambda: FakeClock(NOON))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two rule sets, the newer the present one, and four articles."""
    tmp_path = tmp_path_factory.mktemp("diff")
    channels = "channels: {desk: {}}"
    write_config(tmp_path / "old", rules=OLD, channels=channels)
    write_config(tmp_path / "config", rules=NEW, channels=channels)
    keep(tmp_path / "bot.db", ARTICLES)
    return tmp_path


def run(folder: Path, *more: str, code: int = 0) -> str:
    """Give what the command prints, with its exit code as expected."""
    result = CliRunner().invoke(cli, arguments(folder, *more), catch_exceptions=False)
    assert result.exit_code == code
    return result.stdout


def arguments(folder: Path, *more: str) -> list[str]:
    """Give the whole command."""
    return ["--config", str(folder / "config"), "--database", str(folder / "bot.db"), "rules", "diff", *more]


def document(folder: Path, *more: str) -> dict[str, Any]:
    """Give the JSON document the command prints."""
    found: dict[str, Any] = json.loads(run(folder, "--json", *more))
    return found


def test_gained_and_lost_articles_stand_by_rule_with_the_reason(folder: Path) -> None:
    """The reason is the clause of the other set that does not hold; who tells of it all the same stands beside it."""
    lines = run(folder, str(folder / "old")).splitlines()
    assert lines[0].startswith("idlib: +2 articles in 2 stories, -1 article in 1 story; changed: all, any, none")
    assert lines[1] == "+ 11-23 11:00  Anadolu Agency · nl  *Wapenstilstand* in Gaza"
    assert lines[2].startswith("    was: missed $idlib (not in the title")
    assert lines[3:5] == [
        "- 11-23 10:00  Anadolu Agency · en  *Ceasefire* and olives in *Idlib*",
        "    now: found olive (olives), which it excludes",
    ]
    assert lines[6].endswith("; also told by grain")
    assert lines[-2].startswith("1 of 2 rules changed: +2 articles in 2 stories, -1 article in 1 story, of 4 articles")


def test_the_exit_code_is_for_ci(folder: Path) -> None:
    """As `git diff`: 0 unless asked for; 1 with a difference, 0 without."""
    lines = run(folder, str(folder / "old"), "--exit-code", "--markdown", code=1).splitlines()
    assert "- + 11-23 11:00 Anadolu Agency · nl · **Wapenstilstand** in Gaza" in lines
    assert "no difference" in run(folder, str(folder / "config"), "--exit-code")
    assert CliRunner().invoke(cli, arguments(folder, str(folder / "old"), "--json", "--markdown")).exit_code == 2


@pytest.mark.parametrize(
    ("old", "new", "lines", "keys", "statuses"),
    [
        (
            "status: shadow", "status: live",
            ["wheat: +2 articles in 2 stories; changed: status", "+", "was shadow, now live"],
            {"gained"}, ("shadow", "live"),
        ),
        (
            "to: [desk]", "to: [else]", ["wheat: ±2 articles in 2 stories; changed: to", "±", "changed: to"],
            {"gained", "lost"}, ("live", "live"),
        ),
        (
            "status: draft", "status: shadow",
            [
                f"wheat: nothing told differently; +2 articles in 2 stories {SHADOW}; changed: status", "+",
                f"was draft {SHADOW}",
            ],
            {"shadow_gained"}, ("draft", "shadow"),
        ),
    ],
)  # fmt: skip
def test_what_readers_are_told_stands_apart_from_what_is_counted(
    tmp_path: Path, old: str, new: str, lines: list[str], keys: set[str], statuses: tuple[str, str]
) -> None:
    """Numbers and list say the same."""
    for name, status in (("old", old), ("config", new)):
        rules = f"rules: [{{id: wheat, any: [$ceasefire], {status}}}]"
        write_config(tmp_path / name, rules=rules, channels="channels: {desk: {}, else: {}}")
    keep(tmp_path / "bot.db", (ARTICLES[0], ARTICLES[2]))
    said = run(tmp_path, str(tmp_path / "old"), "--exit-code", code=1).splitlines()
    assert [said[0], said[1][0], said[2].strip(), said[3][0], said[4].strip()] == [*lines, *lines[1:]]
    assert said[5].startswith(
        f"1 of 1 rule changed: {lines[0].removeprefix('wheat: ').partition('; changed')[0]}, of 2"
    )
    found = document(tmp_path, str(tmp_path / "old"))
    lists = {key: found[key] for key in ("gained", "lost", "shadow_gained", "shadow_lost")}
    assert {key for key, some in lists.items() if some} == keys
    assert {(one["old_status"], one["new_status"]) for some in lists.values() for one in some} == {statuses}


def git(folder: Path, *words: str) -> None:
    """Do something in a repository that knows nobody."""
    subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x.example", *words], cwd=folder, check=True)


def test_a_set_may_stand_in_git(folder: Path) -> None:
    """In the folder of the present configuration, at a revision; what is wrong with it is told by that name."""
    rules = folder / "config" / "rules.yaml"
    git(folder, "init", "-q")
    for number, text in enumerate(("rules: [{id: x}]", OLD, NEW)):
        rules.write_text(text)
        git(folder, "add", "config")
        git(folder, "commit", "-q", "-m", str(number))
    found = document(folder, "git:HEAD", "git:HEAD~1")
    assert [(one["id"], one["gained_in"]) for one in found["gained"]] == [("a", ["desk"])]
    assert [one["id"] for one in found["lost"]] == ["b", "c"]
    assert found["changes"] == {"idlib": ["any", "none", "all"]}
    broken = CliRunner().invoke(cli, arguments(folder, "git:HEAD~2")).exception
    assert isinstance(broken, InvalidConfigError)
    assert str(broken).startswith("git:HEAD~2/rules.yaml:1:9: ")
    for name in ("git:nowhere", "git:--help", "git:"):
        refused = CliRunner().invoke(cli, arguments(folder, name)).exception
        assert isinstance(refused, ConfigError)
        assert str(refused).startswith(f"{name}: no such revision")
        assert str(refused).endswith("(git log --oneline shows them)")


def test_a_set_that_is_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder, no repository, no git."""
    assert "no such folder" in str(CliRunner().invoke(cli, arguments(folder, str(folder / "x"))).exception)
    monkeypatch.setenv("GIT_DIR", str(folder / "no-repository"))
    said = str(CliRunner().invoke(cli, arguments(folder, "git:HEAD")).exception)
    assert ("not a git repository" in said, said.endswith("(name a folder instead)")) == (True, True)
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in str(CliRunner().invoke(cli, arguments(folder, "git:HEAD")).exception)
