"""Scores: each term counts once, more in the title; the sum must reach the threshold."""

import pytest

from tests.builders import Written, document, entity, matched, matcher, rule, texts

ENTITIES = {"x-idlib": entity("place", names={"en": ["Idlib"], "ru": ["Идлиб"]})}
SCORE = {
    "threshold": 30,
    "title_counts": 2,
    "terms": {"$x-idlib": 10, "airstrike*": 15, "hava saldırısı": 15, "ceasefire": -5},
}

SUMS = [
    ("Idlib", "", False),
    ("Idlib: airstrikes", "", True),
    ("quiz", "Idlib, airstrikes", False),
    ("Idlib", "airstrikes", True),
    ("Idlib", "airstrikes, ceasefire", True),
    ("Idlib Idlib Idlib", "", False),
    ("airstrikes", "", True),
    ("ceasefire: airstrikes", "", False),
    ("quiz", "airstrikes, Idlib, ceasefire", False),
]


@pytest.mark.parametrize(("title", "lead", "holds"), SUMS)
def test_the_sum_must_reach_the_threshold(title: str, lead: str, holds: bool) -> None:
    of = matcher([rule(score=SCORE)], ENTITIES)
    assert (matched(of, document(title, lead=lead)) == ["rule"]) is holds


def test_without_title_counts_every_field_counts_alike() -> None:
    of = matcher([rule(score={"threshold": 20, "terms": {"nato": 10, "quiz": 10}})])
    assert not matched(of, document("nato"))
    assert matched(of, document("nato", lead="quiz"))


def test_points_may_have_a_fraction() -> None:
    of = matcher([rule(score={"threshold": 0.5, "terms": {"nato": 0.25, "quiz": 0.25}})])
    assert matched(of, document("nato quiz"))
    assert not matched(of, document("nato"))


def test_the_other_clauses_must_hold_too() -> None:
    of = matcher([rule(all=["summit"], score={"threshold": 5, "terms": {"nato": 5}})])
    assert matched(of, document("nato summit"))
    assert not matched(of, document("nato"))
    assert not matched(of, document("summit"))


def test_what_speaks_against_is_not_told() -> None:
    of = matcher([rule(score=SCORE)], ENTITIES)
    assert texts(of, document("Idlib airstrikes ceasefire")) == ["Idlib", "airstrikes"]


def test_a_scope_keeps_a_term_out_of_the_title() -> None:
    of = matcher([rule(score={"threshold": 10, "title_counts": 5, "terms": {"lead:nato": 9, "quiz": 1}})])
    assert not matched(of, document("nato nato", lead="nato"))
    assert matched(of, document("nato quiz", lead="nato"))


@pytest.mark.parametrize(
    "score",
    [
        {"terms": {"nato": 1}},
        {"threshold": 0, "terms": {"nato": 1}},
        {"threshold": -3, "terms": {"nato": 1}},
        {"threshold": "high", "terms": {"nato": 1}},
        {"threshold": 3},
        {"threshold": 3, "terms": {}},
        {"threshold": 3, "terms": ["nato"]},
        {"threshold": 3, "terms": {"nato": "much"}},
        {"threshold": 30, "terms": {"nato": 3, "quiz": -40}},
        {"threshold": 3, "terms": {"nato": 3}, "tittle_counts": 2},
    ],
    ids=str,
)
def test_what_can_never_hold_or_is_no_score_is_refused(score: Written) -> None:
    from bot.errors import InvalidConfigError

    with pytest.raises(InvalidConfigError):
        matcher([rule(score=score)])
