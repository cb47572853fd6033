"""Queries of other products in ours: what they come to, and what is told of what they do not."""

import pytest
import yaml
from click.testing import CliRunner

from bot.cli.main import cli
from bot.rules.dialects import translate
from bot.rules.query import parse_query
from tests.builders import document, matched, matcher


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ('"cease fire" OR truce -sport', '"cease fire" OR truce NOT sport'),
        ("intitle:Idlib truce", "title:Idlib truce"),
        ('headline:("air strike" OR bomb*)', 'title:("air strike" OR bomb*)'),
        ('"nato summit"~5', "(nato NEAR/6 summit)"),
        ("nato W/5 summit", "nato NEAR/5 summit"),
        ("nato PRE/3 summit", "nato ONEAR/3 summit"),
        ("nato ADJ2 summit", "nato ONEAR/2 summit"),
        ("nato AROUND(4) summit", "nato NEAR/4 summit"),
        ("nato && (summit || talks) && !quiz", "nato AND (summit OR talks) NOT quiz"),
        ("+nato +summit", "nato summit"),
        ("nato AND NOT quiz ANDNOT game", "nato NOT quiz NOT game"),
        ("\u201cpeace talks\u201d | truce", '"peace talks" OR truce'),
        ("/F-?16s?/ AND nato", "re:/F-?16s?/ AND nato"),
    ],
)
def test_what_has_a_counterpart_is_written_in_ours(written: str, ours: str) -> None:
    found = translate(written)
    assert (found.query, found.left_out, found.notes) == (ours, (), ())
    parse_query(found.query)


@pytest.mark.parametrize(
    ("written", "ours", "told"),
    [
        ("truce AND site:bbc.co.uk", "truce", "site:bbc.co.uk: a condition"),
        ("truce -site:bbc.co.uk OR idlib", "truce OR idlib", "site:bbc.co.uk"),
        ("(wom?n OR truce) AND idlib", "(truce) AND idlib", "wom?n: * stands only at the end"),
        ("truce AND (source:x OR site:y)", "truce", "source:x"),
        ("truce date:[2020 TO 2021]", "truce", "[2020 TO 2021]"),
        ("tr* AND truce", "truce", "a prefix needs 3 letters"),
    ],
)
def test_what_has_none_is_left_out_and_told(written: str, ours: str, told: str) -> None:
    found = translate(written)
    assert found.query == ours
    assert any(told in one for one in found.left_out)
    parse_query(found.query)


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ('"nato summit idlib"~3', "((nato NEAR/4 summit) AND (summit NEAR/4 idlib))"),
        ("nato NEAR summit", "nato NEAR/10 summit"),
        ("nato SAME summit", "nato NEAR/20 summit"),
        ("truce^4 fire~2", "truce fire"),
        ("truce and idlib", 'truce "and" idlib'),
    ],
)
def test_what_comes_near_is_told(written: str, ours: str) -> None:
    found = translate(written)
    assert found.query == ours
    assert found.notes
    parse_query(found.query)


def test_a_language_becomes_a_condition() -> None:
    assert translate("truce AND language:Dutch")[:1] == ("truce",)
    assert translate("truce lang:nl").languages == ("nl",)
    assert translate("truce language:Dutch").languages == ("nl",)


class TestCommand:
    def test_the_rule_loads_and_matches(self) -> None:
        shown = CliRunner().invoke(cli, ["rules", "import", "(truce OR ceasefire) W/4 idlib", "--id", "x"]).output
        made = matcher(shown)
        assert matched(made, document("A truce for Idlib")) == ["x"]

    def test_a_rule_that_lacks_something_is_a_draft_and_says_so(self) -> None:
        shown = CliRunner().invoke(cli, ["rules", "import"], input="truce\nAND site:bbc.co.uk").output
        assert shown.startswith("# left out: site:bbc.co.uk")
        assert yaml.safe_load(shown) == {"rules": [{"id": "imported", "status": "draft", "query": "truce"}]}

    @pytest.mark.parametrize("query", ["site:x", "-truce", "(truce", ""])
    def test_what_comes_to_nothing_is_refused(self, query: str) -> None:
        assert CliRunner().invoke(cli, ["rules", "import", "--", query]).exit_code == 1
