"""Appending to a file of entities or feeds: what stands there is left alone, or nothing is written."""

from pathlib import Path

import pytest

from bot.errors import BotError, ConfigError
from bot.settings.appending import append_entity, append_feeds

BLOCK = ["glass-choir:", "  kind: organisation", "  names:", "    en:", "      - Glass Choir"]
WRITTEN = """\
  glass-choir:
    kind: organisation
    names:
      en:
        - Glass Choir
"""
OTHER = "  other:\n    kind: place\n    names: {en: [Other]}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, f"entities:\n{WRITTEN}"),
        ("", f"entities:\n{WRITTEN}"),
        ("# mine\nentities: {}\n", f"# mine\nentities:\n{WRITTEN}"),
        ("entities:\n", f"entities:\n{WRITTEN}"),
        ("packs: []\n", f"packs: []\nentities:\n{WRITTEN}"),
        (f"entities:\n{OTHER}", f"entities:\n{OTHER}{WRITTEN}"),
        (f"entities:\n{OTHER}".removesuffix("\n"), f"entities:\n{OTHER}{WRITTEN}"),
        (f"entities:\n{OTHER}\n# all of them\npacks: []\n", f"entities:\n{OTHER}{WRITTEN}\n# all of them\npacks: []\n"),
        ("entities:\n    other: {names: {en: [Other]}}\n", "entities:\n    other: {names: {en: [Other]}}\n"
         + "".join(f"  {line}\n" for line in WRITTEN.splitlines())),
    ],
)  # fmt: skip
def test_an_entity_is_put_behind_the_last_one(tmp_path: Path, before: str | None, after: str) -> None:
    path = tmp_path / "entities.yaml"
    if before is not None:
        path.write_text(before)
    append_entity(path, BLOCK, "glass-choir")
    assert path.read_text() == after
    assert [one.name for one in tmp_path.iterdir()] == ["entities.yaml"]


@pytest.mark.parametrize(
    ("before", "problem"),
    [
        (f"entities:\n{WRITTEN}", "there is an entity 'glass-choir'"),
        ("entities: {other: {names: {en: [Other]}}}\n", "nothing can be added to this file"),
        ("entities: [a]\n", "nothing can be added to this file"),
        ("- a\n", "this is no file of entities"),
        ("entities:\n  a: [\n", "not YAML"),
    ],
)
def test_a_file_that_cannot_take_it_is_left_as_it_is(tmp_path: Path, before: str, problem: str) -> None:
    path = tmp_path / "entities.yaml"
    path.write_text(before)
    with pytest.raises(ConfigError, match=problem) as refused:
        append_entity(path, BLOCK, "glass-choir")
    assert refused.value.where.startswith(f"{path}:")
    assert path.read_text() == before


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BotError, match="cannot be written"):
        append_entity(tmp_path / "no" / "entities.yaml", BLOCK, "glass-choir")


def test_lines_that_end_as_on_windows_go_on_doing_so(tmp_path: Path) -> None:
    path = tmp_path / "entities.yaml"
    path.write_bytes(b"entities:\r\n  other: {names: {en: [Other]}}\r\n")
    append_entity(path, BLOCK, "glass-choir")
    assert path.read_bytes().count(b"\r\n") == 7


FEED = '- {id: new, url: "https://new.example/rss"}'
OLD = "{id: old, url: 'https://old.example/rss'}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, f"feeds:\n  {FEED}\n"),
        ("defaults: {rights: full}\n", f"defaults: {{rights: full}}\nfeeds:\n  {FEED}\n"),
        ("feeds: []  # none yet\n", f"feeds:   # none yet\n  {FEED}\n"),
        (f"feeds:\n- {OLD}  # mine\n", f"feeds:\n- {OLD}  # mine\n{FEED}\n"),
        (f"feeds:\n    - {OLD}\n\n# end\n", f"feeds:\n    - {OLD}\n    {FEED}\n\n# end\n"),
        ("feeds:\n  - id: old\n    url: x\n", f"feeds:\n  - id: old\n    url: x\n  {FEED}\n"),
    ],
)
def test_a_feed_is_put_behind_the_last_one(tmp_path: Path, before: str | None, after: str) -> None:
    path = tmp_path / "feeds.yaml"
    if before is not None:
        path.write_text(before)
    append_feeds(path, [FEED], 1)
    assert path.read_text() == after


@pytest.mark.parametrize(
    ("before", "problem"),
    [
        (f"feeds: [{OLD}]\n", "nothing can be added to this file"),
        ("feeds: {old: 1}\n", "nothing can be added to this file"),
        (f"feeds:\n  - {OLD}\n" + "# x\n" * 249_990, "larger than 1 MB"),
    ],
    ids=["on one line", "no list", "full"],
)
def test_a_file_that_cannot_take_a_feed_is_left_as_it_is(tmp_path: Path, before: str, problem: str) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(before)
    with pytest.raises(ConfigError, match=problem):
        append_feeds(path, [FEED], 1)
    assert path.read_text() == before
