"""What editors are told: all that is right is accepted, slips are underlined, every key is known."""

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema_rs import Draft202012Validator

from bot.cli.main import cli
from bot.settings.files import KINDS
from bot.settings.nodes import Items, Node, Pairs, Scalar, parse
from bot.settings.problems import Problems
from bot.settings.schemas import schema_of
from tests.test_house import KEYS, ROOT, blocks, section_of

HOMES = {"rules": "rules", "feeds": "feeds", "channels": "channels", "entities": "entities", "packs": "entities"}
VALIDATORS = {
    kind: Draft202012Validator(schema_of(kind, feeds=["aa-tr"], entities=["nato", "idlib"])) for kind in KINDS
}


def value_of(node: Node) -> Any:
    """Give what a node is to an editor: YAML 1.2, core schema."""
    match node:
        case Items():
            return [value_of(one) for one in node.nodes]
        case Pairs():
            return {key: value_of(value) for key, (_, value) in node.entries.items()}
        case Scalar() if not node.is_plain:
            return node.text
        case Scalar() if node.is_null():
            return None
        case Scalar() if node.text in {"true", "false"}:
            return node.text == "true"
        case Scalar() if re.fullmatch(r"[-+]?\d+", node.text):
            return int(node.text)
        case Scalar() if re.fullmatch(r"[-+]?\d*\.\d+", node.text):
            return float(node.text)
        case Scalar():
            return node.text


def complaints(kind: str, text: str) -> list[str]:
    """Give what an editor underlines in a file of this kind."""
    node = parse(text, f"{kind}.yaml", Problems())
    assert node is not None
    return [str(error) for error in VALIDATORS[kind].iter_errors(value_of(node))]


@pytest.mark.parametrize("path", sorted(ROOT.glob("config/**/*.yaml")), ids=str)
def test_every_shipped_file_is_accepted(path: Path) -> None:
    kind = path.stem if path.stem in KINDS else path.parent.name
    if kind in KINDS:
        assert complaints(kind, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("place", "block"), blocks())
def test_every_block_of_the_documentation_is_accepted(place: str, block: str) -> None:
    for kind in {HOMES[top] for top in re.findall(r"^(\w+):", block, re.MULTILINE) if top in HOMES}:
        assert complaints(kind, section_of(block, kind, HOMES)) == [], place


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("rules", "rules: [{id: a, anny: [x]}]"),
        ("rules", "rules: [{id: a}]"),
        ("rules", "rules: [{id: a, any: [x], status: lively}]"),
        ("rules", "rules: [{id: a, any: [{alll: [x]}]}]"),
        ("rules", "rules: [{id: a, any: [x], max_age: 2 days}]"),
        ("rules", "rules: [{id: a, any: x}]"),
        ("rules", "rules: [{id: a, score: {terms: {x: 1}}}]"),
        ("rules", "rules: [{id: a, any: [x], tests: {matches: [{en: x}]}}]"),
        ("rules", "rule: []"),
        ("feeds", "feeds: [{id: a}]"),
        ("feeds", "feeds: [{id: a, url: x, every: often}]"),
        ("feeds", "feeds: [{id: a, url: x, first_run: last week}]"),
        ("channels", "channels: {a: {quiet: {from: '22:30'}}}"),
        ("channels", "channels: {a: {unconfirmed: perhaps}}"),
        ("entities", "entities: {a: {kind: thing}}"),
        ("entities", "packs: [concept]"),
    ],
)
def test_slips_are_underlined(kind: str, text: str) -> None:
    assert complaints(kind, text)


def test_every_key_that_is_read_is_known() -> None:
    """A key that is not built yet is not offered."""
    schemas = str([schema_of(kind) for kind in KINDS])
    assert [key for key in sorted(KEYS) if f"'{key}'" not in schemas] == []


class TestCommand:
    def test_it_completes_names_and_feeds_of_your_own(self, tmp_path: Path) -> None:
        (tmp_path / "feeds.yaml").write_text("feeds: [{id: my-feed, url: 'https://a.example/'}]")
        shown = CliRunner().invoke(cli, ["--config", str(tmp_path), "rules", "schema", "rules"]).output
        assert '"$nato"' in shown
        assert '"my-feed"' in shown

    def test_it_writes_all_and_says_the_line(self, tmp_path: Path) -> None:
        shown = CliRunner().invoke(cli, ["--config", str(tmp_path), "rules", "schema", "--write"]).output
        assert "# yaml-language-server: $schema=.schemas/rules.json" in shown
        assert sorted(path.stem for path in (tmp_path / ".schemas").iterdir()) == sorted(KINDS)
