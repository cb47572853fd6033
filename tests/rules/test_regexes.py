"""Regular expressions: on the original text, in bounded time, refused where they cannot be read."""

import pytest

from bot.errors import TermError
from bot.rules.query import parse_query
from bot.rules.terms import parse_term
from tests.builders import config, document, matched, matcher, rule, seek, texts

FOUND = [
    ("re:/F-?16s?/", "Two F16s and an F-16", ["F16s", "F-16"]),
    ("re:/f-?16/", "F-16", []),
    ("re:/(?i)f-?16/", "F-16", ["F-16"]),
    ("re:/café/", "cafe", []),
    ("re:/a b/", "a b", ["a b"]),
    ("re:/1\\/2/", "1/2 done", ["1/2"]),
    ("re:/\\bUN\\b/", "UNO and UN", ["UN"]),
    ("title:re:/x+/", "xx", ["xx"]),
    ("re:/[İI]dlib/", "İdlib", ["İdlib"]),
    ("re:/a|/", "a", None),
]


@pytest.mark.parametrize(("term", "text", "found"), FOUND)
def test_it_is_sought_in_the_text_as_it_stands(term: str, text: str, found: list[str] | None) -> None:
    if found is None:
        with pytest.raises(TermError, match="empty"):
            parse_term(term)
    else:
        assert seek(term, text) == found


def test_in_a_query_it_ends_at_its_slash() -> None:
    of = matcher([rule(query="re:/F-?16 jets?/ AND (nato OR re:/NAVO/)")])
    assert texts(of, document("NAVO sends F16 jets")) == ["NAVO", "F16 jets"]
    assert not matched(of, document("F16 jets"))


def test_a_rule_of_nothing_else_is_found_in_every_text() -> None:
    assert matched(matcher([rule(any=["re:/x{3}/"])]), document("a xxx b")) == ["rule"]


@pytest.mark.parametrize(
    ("written", "offset"),
    [
        ("re:/x", 0),
        ("re://", 0),
        ("re:/(x/", 6),
        ("re:/x)/", 5),
        ("re:/x/i", 6),
        ("re:/[x/", 6),
        ("re:/x*/", 0),
        (f"re:/{'x' * 2000}/", 0),
    ],
)
def test_what_cannot_be_read_is_refused(written: str, offset: int) -> None:
    with pytest.raises(TermError) as caught:
        parse_term(written)
    assert abs(caught.value.offset - offset) <= 1
    assert caught.value.hint
    with pytest.raises(TermError):
        parse_query(f"nato AND {written}")


def test_one_that_explodes_is_given_up_and_said() -> None:
    """What is not known does not hold, not even when it is denied."""
    of = matcher(
        [rule("bad", any=["re:/(a|aa)+$/"]), rule("none", all=["b"], none=["re:/(a|aa)+$/"]), rule("good", any=["b"])]
    )
    doc = document("a" * 80 + "b b")
    findings = of.find(doc)
    assert [match.rule for match in of.match(doc, findings)] == ["good"]
    assert set(findings.overruns) == {"bad", "none"}
    assert "too long" in findings.overruns[next(iter(findings.overruns))].reason


def test_rules_check_warns_of_its_cost() -> None:
    assert any("slow" in warning.problem for warning in config([rule(any=["re:/x+/"], to=[])]).remarks)
