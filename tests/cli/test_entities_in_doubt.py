"""`entities` where files are broken, feeds say little, or a word is only like a name."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import cli
from bot.errors import NotFoundError

FEEDS = "feeds: [{id: f, url: 'https://f.test/', language: nl}, {id: g, url: 'https://g.test/'}]\n"
CHOIR = """\
packs: []
entities:
  glass-choir: {kind: organisation, names: {en: [Glass Choir], nl: [Glaskoor]}, demonyms: {nl: [Glaszangers]}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an entity, a rule that names it, and a feed that declares no language."""
    (tmp_path / "feeds.yaml").write_text(FEEDS)
    (tmp_path / "entities.yaml").write_text(CHOIR)
    (tmp_path / "rules.yaml").write_text("rules: [{id: r, any: [$glass-choir]}]\n")
    return tmp_path


def entities(folder: Path, *args: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli, ["--config", str(folder), "entities", *args])


@pytest.mark.parametrize("command", [("find", "glaskoor"), ("show", "glass-choir", "--lang", "nl"), ("suggest",)])
def test_what_is_right_is_looked_up_and_the_mistakes_told(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "rules.yaml").write_text("rules: [{id: r, any: [$glass-choir]}, {id: s, anny: [x]}]\n")
    (folder / "entities.yaml").write_text(f"{CHOIR}  wrong: {{kind: place}}\n")
    result = entities(folder, *command)
    assert result.exit_code == 0, result.output
    assert "warning: left out: " in result.output
    assert "entities.yaml:4:3" in result.output
    assert "glass-choir" in result.output or "1 entity" in result.output


def test_a_broken_entity_is_no_unknown_one(folder: Path) -> None:
    (folder / "entities.yaml").write_text("packs: []\nentities: {glass-choir: {names: {klingon!: [x]}}}\n")
    result = entities(folder, "show", "glass-choir")
    assert isinstance(result.exception, NotFoundError)
    assert "'$glass-choir' is written, but with mistakes" in str(result.exception)


def test_a_word_that_is_only_like_a_demonym_is_not_a_name(folder: Path) -> None:
    assert isinstance(entities(folder, "find", "Glaszongers").exception, NotFoundError)


def test_feeds_without_a_language_are_told(folder: Path) -> None:
    assert json.loads(entities(folder, "suggest", "--json").output)["undeclared"] == ["g"]
    assert "not judged: 1 feed declares no `language`: g" in entities(folder, "suggest").output
