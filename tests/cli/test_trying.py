"""`rules try` for people, and what it says of input that it cannot read."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import cli
from tests.journeys.processes import write_config

RULES = """
rules:
  - {id: summit, all: [nato], any: [summit, quiz], to: [desk]}
  - {id: points, score: {threshold: 20, title_counts: 2, terms: {nato: 10, summit: 5}}, to: [desk]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a configuration folder without packs."""
    write_config(tmp_path, rules=RULES, channels="channels: {desk: {chat: -1001}}", entities="packs: []")
    return tmp_path


def attempt(folder: Path, *words: str, stdin: str | None = None) -> Result:
    """Run `rules try`."""
    return CliRunner().invoke(cli, ["--config", str(folder), "rules", "try", *words], input=stdin)


def line(folder: Path, **article: Any) -> dict[str, Any]:
    """Give the answer to one article."""
    answer: dict[str, Any] = json.loads(attempt(folder, "--jsonl", stdin=json.dumps(article)).stdout)
    return answer


def test_a_short_headline_is_unsure_without_a_list_of_all_languages(folder: Path) -> None:
    assert attempt(folder, "NATO").stdout.splitlines()[0] == (
        "language: unsure: names of all languages are sought; --lang declares it"
    )


def test_few_possible_languages_are_named(folder: Path) -> None:
    assert "unsure: he or yi" in attempt(folder, "נאטו").stdout


def test_text_without_quotes_is_refused_with_the_mend(folder: Path) -> None:
    result = attempt(folder, "EU", "sanctions", "Iran", "--lang", "en")
    assert result.exit_code == 2
    assert 'put the text in quotes: bash bot/run.sh rules try "EU sanctions Iran"' in result.stderr


def test_points_and_sum_are_shown(folder: Path) -> None:
    shown = attempt(folder, "NATO summit", "--rule", "points", "--lang", "en").stdout
    assert '+ nato: title "NATO"; +20 (10, x2 in the title)' in shown
    assert "score: 20 + 10 = 30 of 20 points" in shown


def test_json_of_one_rule_holds_the_tree_of_its_clauses(folder: Path) -> None:
    shown = json.loads(attempt(folder, "NATO summit", "--lang", "en", "--rule", "summit", "--json").stdout)
    assert {"id", "lang", "matches", "entities", "clauses"} == set(shown)
    tree = shown["clauses"]
    assert (tree["written"], tree["holds"], tree["note"], tree["hits"]) == ("summit", True, "", [])
    (nato,), either = tree["parts"][0]["parts"], tree["parts"][1]
    assert nato["hits"] == [{"term": "nato", "field": "title", "start": 0, "end": 4, "text": "NATO"}]
    assert [(part["written"], part["holds"]) for part in either["parts"]] == [("summit", True), ("quiz", False)]
    assert either["parts"][1]["note"] == "not in the title"
    assert "clauses" not in json.loads(attempt(folder, "NATO", "--lang", "en", "--json").stdout)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("language", "lang"), ("headline", "title"), ("summary", "lead"), ("description", "lead"), ("text", "body")],
)
def test_a_key_of_another_program_is_refused_with_the_right_one(folder: Path, wrong: str, right: str) -> None:
    article = {"id": 1, "title": "NATO", wrong: "nl"}
    if right == "title":
        del article["title"]
    answer = line(folder, **article)
    assert answer["id"] == 1
    assert f"'{wrong}'" in answer["error"]
    assert f"'{right}'" in answer["error"]


def test_a_key_beside_the_right_one_is_nobodys_business(folder: Path) -> None:
    assert line(folder, id=1, title="NATO", lang="nl", language="Dutch", section="world")["lang"] == "nl"


def test_help_shows_a_line_of_input() -> None:
    shown = CliRunner().invoke(cli, ["rules", "try", "--help"]).stdout
    (example,) = (one for one in shown.splitlines() if one.strip().startswith("{"))
    assert set(json.loads(example)) == {"id", "lang", "title", "lead"}
