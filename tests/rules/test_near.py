"""NEAR, ONEAR and `near`: how many words may stand between, in which order, and what is marked."""

import pytest

from bot.errors import TermError
from bot.rules.query import parse_query
from tests.builders import Written, document, entity, hits, matched, matcher, rule, texts

NAMES = {"x-nato": entity(names={"en": ["NATO"], "nl": ["NAVO"]}), "x-beijing": entity("place", names={"zh": ["北京"]})}

DISTANCES = [
    ("nato NEAR/1 summit", "NATO summit opens", True),
    ("nato NEAR/1 summit", "summit of NATO", False),
    ("nato NEAR/2 summit", "summit of NATO", True),
    ("nato NEAR/3 summit", "NATO will hold a summit", False),
    ("nato NEAR/4 summit", "NATO will hold a summit", True),
    ("nato NEAR/4 summit", "summit that will again see NATO", False),
    ("nato ONEAR/2 summit", "summit of NATO", False),
    ("nato ONEAR/2 summit", "NATO emergency summit", True),
    ("summit NEAR/1 summit", "one summit", False),
    ("summit NEAR/3 summit", "a summit to end every summit", False),
    ("summit NEAR/5 summit", "a summit to end every summit", True),
    ('"press release" NEAR/2 nato', "a press release by NATO", True),
    ('"press release" NEAR/1 nato', "a press release by NATO", False),
    ("$x-nato NEAR/2 (summit OR meeting)", "meeting of NATO", True),
    ("(summit OR meeting) NEAR/2 $x-nato", "NATO pact", False),
    # a hyphenated word is one word
    ("allies NEAR/2 summit", "allies' last-minute summit", True),
    ("nato NEAR/1 summit", "NATO-led summit", True),
    # a hit in a longer hit is no neighbour of it
    ("press NEAR/3 $x-nato", "NATO press", True),
    ('"press release" NEAR/9 press', "a press release", False),
]


@pytest.mark.parametrize(("query", "text", "holds"), DISTANCES)
def test_at_most_so_many_words_stand_between_the_nearest_ends(query: str, text: str, holds: bool) -> None:
    assert (matched(matcher([rule(query=query)], NAMES), document(text)) == ["rule"]) is holds


def test_both_stand_in_the_same_field() -> None:
    of = matcher([rule(query="nato NEAR/8 summit")])
    assert not matched(of, document("nato", lead="summit"))
    assert matched(of, document("quiz", lead="summit of nato"))


@pytest.mark.parametrize(("within", "holds"), [(2, False), (3, True)])
def test_in_chinese_a_character_is_a_word(within: int, holds: bool) -> None:
    of = matcher([rule(query=f"$x-beijing NEAR/{within} 会谈")], NAMES)
    assert bool(matched(of, document("北京举行会谈", "zh"))) is holds


LISTS: list[tuple[Written, str, bool]] = [
    ({"terms": ["nato", "summit"], "within": 3}, "summit of the NATO", True),
    ({"terms": ["nato", "summit"], "within": 2}, "summit of the NATO", False),
    ({"terms": ["nato", "summit"], "within": 3, "ordered": True}, "summit of the NATO", False),
    ({"terms": ["nato", "summit", "Idlib"], "within": 8}, "NATO summit on war in Idlib", True),
    ({"terms": ["nato", "summit", "Idlib"], "within": 4}, "NATO summit on war in Idlib", False),
    ({"terms": ["nato", "summit", "Idlib"], "within": 5}, "NATO summit on war in Idlib", True),
    ({"terms": ["nato", "Idlib", "summit"], "within": 5, "ordered": True}, "NATO summit on war in Idlib", False),
    ({"terms": ["nato", {"any": ["summit", "meeting"]}], "within": 2}, "meeting of NATO", True),
]


@pytest.mark.parametrize(("near", "text", "holds"), LISTS, ids=str)
def test_the_list_form_counts_from_the_first_to_the_last(near: Written, text: str, holds: bool) -> None:
    assert (matched(matcher([rule(near=near)]), document(text)) == ["rule"]) is holds
    nested = matcher([rule(any=["quiz", {"near": near}])])
    assert (matched(nested, document(text)) == ["rule"]) is holds


def test_each_operand_is_told_where_it_stands_near_the_other() -> None:
    of = matcher([rule(query="nato NEAR/2 summit")])
    found = hits(of, document("NATO met. Later the summit of NATO, and a quiz on nato"))
    assert [(term, text, start) for term, _, start, _, text in found] == [
        ("summit", "summit", 20),
        ("nato", "NATO", 30),
    ]


def test_without_the_neighbour_nothing_of_it_is_told() -> None:
    of = matcher([rule(query="(nato NEAR/2 summit) OR quiz")])
    assert texts(of, document("quiz: nato")) == ["quiz"]


def test_a_near_of_nears_counts_from_the_outer_ends() -> None:
    of = matcher([rule(query="(nato NEAR/2 summit) NEAR/3 Idlib")])
    assert matched(of, document("NATO summit on Idlib"))
    assert not matched(of, document("NATO summit will not talk on war in Idlib"))


def test_it_is_narrowed_by_a_scope_and_denied_by_not() -> None:
    of = matcher(
        [rule("in-title", query="title:(nato NEAR/2 summit)"), rule("no", query="nato NOT (nato NEAR/2 summit)")]
    )
    assert matched(of, document("NATO summit")) == ["in-title"]
    assert matched(of, document("NATO", lead="NATO summit")) == []
    assert matched(of, document("NATO acts")) == ["no"]


REFUSED = [
    ("a NEAR b", 2),
    ("a NEAR/0 b", 2),
    ("a NEAR/9999999 b", 2),
    ("a NEAR/3 b NEAR/3 c", 11),
    ("a NEAR/3 (b c)", 9),
    ("a NEAR/3 (b OR (c d))", 9),
    ("a NEAR/3 NOT b", 9),
    ("NOT a NEAR/3 b", 6),
    ("x -a NEAR/3 b", 5),
    ("a NEAR/3", 8),
    ("NEAR/3 a", 0),
    ("a AND NEAR/3 b", 6),
]


@pytest.mark.parametrize(("query", "offset"), REFUSED)
def test_what_has_no_place_or_no_distance_is_refused_where_it_stands(query: str, offset: int) -> None:
    with pytest.raises(TermError) as caught:
        parse_query(query)
    assert caught.value.offset == offset
    assert caught.value.hint


def test_a_text_made_to_have_very_many_pairs_is_given_up_and_said() -> None:
    of = matcher([rule(near={"terms": ["a1", "b1", "c1", "d1"], "within": 1000})])
    doc = document("a1 b1 c1 d1 " * 200)
    findings = of.find(doc)
    assert of.match(doc, findings) == ()
    assert "steps" in findings.overruns[of.rules[next(iter(of.rules))].id].reason
