"""Promoting: one line changes, and nothing else of the file."""

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.model.rules import RuleId
from bot.settings.loading import load_config
from bot.settings.promoting import promoted

REST = "any: [$nato], to: [desk]"


def promote(folder: Path, text: str) -> str:
    """Promote the rule `x` of a file; gives the file."""
    (folder / "channels.yaml").write_text("channels: {desk: {}}")
    (folder / "entities.yaml").write_text("packs: []")
    (folder / "rules.yaml").write_bytes(text.encode())
    rule = load_config(folder, {}).matcher.rules[RuleId("x")]
    return promoted(rule, text.encode())[0].decode()


BLOCK = "rules:\n  - id: x\n    status: shadow  # why\n    any: [$nato]\n    to: [desk]\n"
BY_DEFAULT = "\ufeffdefaults: {status: shadow}\r\nrules:\r\n- any: [$nato]\r\n  id: x # mine\r\n  to: [desk]\r\n"
TWO = "rules: [{status: shadow, id: y, ...}, {status: shadow, id: x, ...}]"


@pytest.mark.parametrize(
    ("before", "old", "new"),
    [
        (BLOCK, "shadow", "live"),
        ("rules: # all\n  - {id: x, status: 'shadow', ...}", "'shadow'", "live"),
        ('defaults: {status: draft}\nrules:\r\n- {id: "x", ...}\r\n', '"x"', '"x", status: live'),
        (BY_DEFAULT, "# mine\r\n", "# mine\r\n  status: live\r\n"),
        (TWO, "status: shadow, id: x", "status: live, id: x"),
    ],
)
def test_exactly_the_line_of_the_rule_changes(tmp_path: Path, before: str, old: str, new: str) -> None:
    """Comments, quotes, line ends and other rules stay; a rule that is one by defaults gets a line of its own."""
    text = before.replace("...", REST)
    assert promote(tmp_path, text) == text.replace(old, new)


@pytest.mark.parametrize(
    ("status", "said"), [("live", "told already"), ("retired", "write status: shadow to measure it first")]
)
def test_what_is_no_shadow_is_refused_with_its_place(tmp_path: Path, status: str, said: str) -> None:
    """And with what to do."""
    with pytest.raises(ConfigError, match=rf"rules\.yaml:1:14: 'x' is no shadow, it is {status} \(.*{said}"):
        promote(tmp_path, f"rules: [{{id: x, status: {status}, {REST}}}]")
