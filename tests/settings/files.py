"""Configuration folders for tests: written from text, loaded, and what is said of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.errors import ConfigError, InvalidConfigError
from bot.model.rules import Clause, Rule, Term
from bot.settings.loading import Config, load_config

MARK = "▸"
"""Stands in a test's file where the problem is to be reported; it is taken out before the file is written."""

NO_PACKS = "packs: []\n"
RULE = "rules:\n  - id: a\n    all: [x]\n    to: [desk]\n"
"""A rule that loads without a warning, to which a test adds a key on a line of its own."""
FEED = "feeds:\n  - id: f\n    url: https://feeds.test/rss\n"
CHANNEL = "channels:\n  desk:\n    chat: -1001234567890\n"
ENTITY = "packs: []\nentities:\n  glass-choir:\n    kind: organisation\n    names: {en: [Glass Choir]}\n"
"""An entity that no pack has."""
TOKEN = "123456789:AAExxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"


class Said(NamedTuple):
    """A problem or a warning, its place told from the folder on."""

    where: str
    problem: str
    hint: str


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder; unless told otherwise there is one channel, and no pack, which is quick."""
    given: dict[str, str | bytes] = dict(files)
    for kind, content in (("entities", NO_PACKS), ("channels", CHANNEL)):
        if not any(name.startswith(kind) for name in given):
            given[f"{kind}.yaml"] = content
    for name, text in given.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def load(folder: Path, files: Mapping[str, str | bytes], environment: Mapping[str, str] | None = None) -> Config:
    """Load what is written."""
    return load_config(write(folder, files), environment or {})


def problems_of(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Said, ...]:
    """Load what must be refused, and give every problem."""
    with pytest.raises(InvalidConfigError) as refused:
        load(folder, files)
    return tuple(_said(folder, problem) for problem in refused.value.problems)


def warnings_of(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Said, ...]:
    """Load what is only doubtful, and give every warning."""
    return tuple(_said(folder, warning) for warning in load(folder, files).warnings)


def refusal(folder: Path, name: str, written: str, **others: str) -> Said:
    """Give the only problem of a folder; it must stand at the mark in the file `name`."""
    text, place = marked(written)
    files = {name: text, **{f"{kind}.yaml": content for kind, content in others.items()}}
    problems = problems_of(folder, files)
    if [problem.where for problem in problems] != [f"{name}:{place}"]:
        pytest.fail(f"expected one problem at {name}:{place}, got {[tuple(problem) for problem in problems]}")
    return problems[0]


def warning(folder: Path, name: str, written: str, **others: str) -> Said:
    """Give the only warning of a folder; it must stand at the mark in the file `name`."""
    text, place = marked(written)
    said = warnings_of(folder, {name: text, **{f"{kind}.yaml": content for kind, content in others.items()}})
    if [one.where for one in said] != [f"{name}:{place}"]:
        pytest.fail(f"expected one warning at {name}:{place}, got {[tuple(one) for one in said]}")
    return said[0]


def marked(written: str) -> tuple[str, str]:
    """Give the text without its mark, and `line:column` of the mark."""
    before, mark, after = written.partition(MARK)
    if not mark:
        pytest.fail(f"the test marks no place: {written!r}")
    return before + after, f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def lies_inside(where: str, files: Mapping[str, str]) -> bool:
    """Say whether `file:line:column` is a place that an editor can go to; the end of a line and of a file is one."""
    name, line, column = where.rsplit(":", 2)
    lines = files[name].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return 1 <= int(line) <= len(lines) and 1 <= int(column) <= len(lines[int(line) - 1]) + 1


def terms(rule: Rule) -> tuple[Term, ...]:
    """Give every leaf of a rule."""
    return tuple(_leaves(rule.clause))


def _leaves(clause: Clause) -> Iterator[Term]:
    if isinstance(clause, Term):
        yield clause
    else:
        for child in clause.clauses:
            yield from _leaves(child)


def _said(folder: Path, problem: ConfigError) -> Said:
    return Said(problem.where.removeprefix(f"{folder}/"), problem.problem, problem.hint)
