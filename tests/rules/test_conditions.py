"""Conditions: what must be true of the article besides its words."""

import pytest

from bot.errors import InvalidConfigError
from bot.model.articles import Text
from bot.rules.findings import Document
from tests.builders import Written, config, document, matched, rule

FEEDS = ("aa-tr", "aa-en", "nos-nl")

CASES = [
    (rule(all=["nato"], languages=["nl"]), document("nato", "nl"), True),
    (rule(all=["nato"], languages=["nl", "tr"]), document("nato", "tr"), True),
    (rule(all=["nato"], languages=["nl"]), document("nato", "en"), False),
    (rule(all=["nato"], languages=["nld"]), document("nato", "nl"), True),
    (rule(all=["nato"], languages=["nl-BE"]), document("nato", "nl"), True),
    (rule(all=["nato"], languages=["nl"]), document("nato", None), False),
    (rule(all=["nato"], languages=["nl"]), document("nato", None, candidates=["nl", "de"]), False),
    (rule(all=["nato"], languages=["id"]), document("nato", "ms", candidates=["ms", "id"]), True),
    (rule(all=["nato"], feeds=["aa-tr"]), document("nato", feed="aa-tr"), True),
    (rule(all=["nato"], feeds=["aa-tr"]), document("nato", feed="aa-en"), False),
    (rule(all=["nato"], feeds=["aa-*"]), document("nato", feed="aa-en"), True),
    (rule(all=["nato"], feeds=["aa-*"]), document("nato", feed="nos-nl"), False),
    (rule(all=["nato"], feeds=["nos-nl", "aa-*"]), document("nato", feed="nos-nl"), True),
    (rule(all=["nato"], feeds=["aa-tr"]), document("nato"), True),
    (rule(all=["nato"], outlets=["Anadolu Agency"]), document("nato", outlet="Anadolu Agency"), True),
    (rule(all=["nato"], outlets=["Anadolu Agency"]), document("nato", outlet="NOS"), False),
    (rule(all=["nato"], outlets=["NOS", "Anadolu Agency"]), document("nato", outlet="NOS"), True),
    (rule(all=["nato"], outlets=["NOS"]), document("nato"), True),
    (rule(all=["nato"], countries=["TR"]), document("nato", country="TR"), True),
    (rule(all=["nato"], countries=["tr"]), document("nato", country="TR"), True),
    (rule(all=["nato"], countries=["TR"]), document("nato", country="NL"), False),
    (rule(all=["nato"], countries=["TR"]), document("nato"), True),
    (rule(all=["nato"], countries=["TR"], outlets=["NOS"]), document("nato", country="TR", outlet="AA"), False),
    (rule(all=["nato"], max_age="1h"), document("nato"), True),
    (rule(all=["nato"], max_age="none"), document("nato"), True),
    (rule(all=["quiz"], languages=["en"]), document("nato"), False),
]  # fmt: skip


@pytest.mark.parametrize(("written", "doc", "holds"), CASES)
def test_a_condition_holds_as_written(written: Written, doc: Document, holds: bool) -> None:
    """Conditions on the origin count only when the input has the key; an unsure language is no language."""
    assert (matched(config([written], feeds=FEEDS).matcher, doc) == ["rule"]) is holds


@pytest.mark.parametrize(
    "written",
    [
        rule(all=["nato"], languages=["klingon"]),
        rule(all=["nato"], feeds=["bbc"]),
        rule(all=["nato"], in_="headline"),
        rule(all=["nato"], status="paused"),
        rule(all=["nato"], max_age="soon"),
    ],
    ids=str,
)
def test_a_condition_that_means_nothing_is_an_error(written: Written) -> None:
    with pytest.raises(InvalidConfigError):
        config([written], feeds=FEEDS)


def test_a_feed_pattern_that_fits_none_is_a_warning() -> None:
    assert any(
        "bbc-" in warning.problem for warning in config([rule(all=["nato"], feeds=["bbc-*"])], feeds=FEEDS).warnings
    )


def test_defaults_of_a_file_are_the_conditions_of_its_rules() -> None:
    of = config("defaults: {in: body}\nrules: [{id: rule, all: [nato]}, {id: other, all: [nato], in: title}]").matcher
    assert matched(of, document("nato")) == ["other"]
    assert matched(of, document(body="nato")) == ["rule"]


def test_an_empty_text_matches_nothing() -> None:
    of = config([rule(all=["nato"]), rule("or", query="quiz OR leaders NOT nato")]).matcher
    assert matched(of, Document(text=Text(), language=document().language)) == []
