"""Matching: groups, phrases, exact words, prefixes, scopes, and how a written word is found."""

import pytest

from bot.errors import InvalidConfigError
from bot.model.rules import RuleId
from tests.builders import Written, config, document, hits, matched, matcher, rule, seek, texts

TEXT = "NATO leaders hold emergency summit"

GROUPS: list[tuple[Written, bool]] = [
    (rule(all=["nato", "summit"]), True),
    (rule(all=["nato", "quiz"]), False),
    (rule(any=["quiz", "summit"]), True),
    (rule(any=["quiz", "party"]), False),
    (rule(all=["nato"], none=["quiz"]), True),
    (rule(all=["nato"], none=["quiz", "summit"]), False),
    (rule(all=["nato"], any=["quiz", "party"]), False),
    (rule(all=["nato"], any=["quiz", "summit"], none=["party"]), True),
    (rule(all=["nato", {"any": ["quiz", "summit"]}]), True),
    (rule(all=["nato", {"any": ["quiz", "party"]}]), False),
    (rule(any=["quiz", {"all": ["nato", "summit"]}]), True),
    (rule(any=["quiz", {"all": ["nato", "party"]}]), False),
    (rule(all=["nato", {"none": ["quiz"]}]), True),
    (rule(all=["nato", {"none": ["summit"]}]), False),
    (rule(all=["nato", {"any": [{"none": ["summit"]}, "leaders"]}]), True),
    (rule(all=["nato", {"any": [{"all": ["quiz", {"any": ["a1", "b1"]}]}, {"all": ["leader", "emergency"]}]}]), True),
    (rule(none=["quiz"], query="nato"), True),
    (rule(all=["summit"], query="nato AND quiz"), False),
    (rule(query="nato (quiz OR summit) -party"), True),
    (rule(query="nato -summit"), False),
    (rule(query="quiz OR (nato NOT party)"), True),
    (rule(query="(nato OR NOT summit) leaders"), True),
    (rule(query="(quiz OR NOT summit) leaders"), False),
    (rule(query="NOT (quiz party) nato"), True),
    (rule(query="NOT (nato summit) leaders"), False),
]


@pytest.mark.parametrize(("written", "holds"), GROUPS, ids=str)
def test_groups_hold_as_their_names_say(written: Written, holds: bool) -> None:
    """`all`: every one; `any`: at least one; `none`: none of these; those present must all hold."""
    assert (matched(matcher([written]), document(TEXT)) == ["rule"]) is holds


def test_a_query_with_or_not_is_more_than_none() -> None:
    """A rule with only `none` is refused; this one looks for something."""
    assert matched(matcher([rule(query="nato OR NOT summit")]), document(TEXT)) == ["rule"]


@pytest.mark.parametrize(
    "written", [rule(none=["quiz"]), rule(all=[{"none": ["quiz"]}]), rule(query="NOT quiz"), rule()]
)
def test_a_rule_that_looks_for_nothing_is_refused(written: Written) -> None:
    with pytest.raises(InvalidConfigError):
        config([written])


@pytest.mark.parametrize(
    "written", [rule(all=[]), rule(any=["nato", []]), rule(all=["nato"], anny=["x"]), rule(all="nato")]
)
def test_what_is_no_list_of_terms_is_refused(written: Written) -> None:
    with pytest.raises(InvalidConfigError):
        config([written])


def test_rules_are_given_in_the_order_of_the_file() -> None:
    of = matcher(
        [rule("z", all=["summit"]), rule("a", all=["nato"]), rule("m", any=["quiz"]), rule("b", all=["leaders"])]
    )
    assert matched(of, document(TEXT)) == ["z", "a", "b"]


@pytest.mark.parametrize(
    ("status", "is_evaluated"), [("live", True), ("shadow", True), ("draft", False), ("retired", False)]
)
def test_live_and_shadow_rules_are_evaluated(status: str, is_evaluated: bool) -> None:
    of = matcher([rule(all=["nato"], status=status)])
    assert (matched(of, document(TEXT)) == ["rule"]) is is_evaluated
    assert of.match_rule(of.rules[RuleId("rule")], document(TEXT), of.find(document(TEXT))) is not None


WORDS = [
    ("ceasefire", "Ceasefire holds", "Ceasefire"),
    ("ceasefire", "CEASEFIRE HOLDS", "CEASEFIRE"),
    ("Ceasefire", "a ceasefire holds", "ceasefire"),
    ("ceasefire", "Two ceasefires fail", "ceasefires"),
    ("cafe", "Blast at Café Central", "Café"),
    ("café", "Blast at cafe", "cafe"),
    ("O'Brien", "Minister OBrien resigns", "OBrien"),
    ("OBrien", "Minister O’Brien resigns", "O’Brien"),
    ("737", "Boeing 737 grounded", "737"),
    ("737", "Flight 7371 lands", None),
    ("F-16", "F-16 sale approved", "F-16"),
    ("F-16", "F16 sale approved", "F16"),
    ("art", "Party starts", None),
    ("fire", "Ceasefire holds", None),
    ("fire", "Firefighters strike", None),
    ("fire", "cross-fire kills two", "fire"),
    ("press release", "Two press releases", "press releases"),
    ("press release", "Press: release of hostages", None),
    ("press release", "press. Release", None),
    ("press release", "press and release", None),
    ("press release", "release press", None),
    ("press release", "press\n release", "press\n release"),
    ("press release", "press release", "press release"),
]


@pytest.mark.parametrize(("term", "text", "found"), WORDS)
def test_a_word_is_found_whatever_its_case_and_accents_and_never_inside_another(
    term: str, text: str, found: str | None
) -> None:
    assert seek(term, text) == ([found] if found else [])


WRITINGS = ["cease-fire", "cease fire", "ceasefire"]


@pytest.mark.parametrize("term", WRITINGS)
@pytest.mark.parametrize("written", [*WRITINGS, "cease–fire", "cease‑fire", "Cease—fire", "CEASE-FIRE", "cease-fires"])
def test_hyphen_dash_and_blank_are_the_same_and_may_be_absent(term: str, written: str) -> None:
    assert seek(term, f"New {written} in Idlib") == [written]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("US", "US troops leave", ["US"]),
        ("US", "They left us", []),
        ("US", "Us and them", []),
        ("US", "US's troops", ["US's"]),
        ("US", "US-backed forces", ["US"]),
        ("WHO", "Who said so", []),
        ("WHO", "the WHO said", ["WHO"]),
        ("NATO", "nato and Nato", ["nato", "Nato"]),
        ("us", "They left us", ["us"]),
        ("IS", "what is IS", ["IS"]),
    ],
)
def test_a_plain_word_of_three_capitals_or_less_is_found_only_in_capitals(
    term: str, text: str, found: list[str]
) -> None:
    assert seek(term, text) == found


EXACT = [
    ("=US", "US troops", ["US"]),
    ("=US", "us troops, Us, uS", []),
    ("=us", "left us in the US", ["us"]),
    ("=US", "USA and USS", []),
    ("=US", "US-backed", ["US"]),
    ("=Strike", "strikes Strikes Strike", ["Strike"]),
    ("=résumé", "resume résumé", ["résumé"]),
    ("=resume", "resume résumé", ["resume"]),
    ("=nato", "NATO nato", ["nato"]),
    ('="Le Monde"', "Le Monde, le monde, Le monde", ["Le Monde"]),
    ("=cease-fire", "ceasefire cease fire cease-fire", ["cease-fire"]),
    ("=Fire", "CrossFire Fireman", []),
]


@pytest.mark.parametrize(("term", "text", "found"), EXACT)
def test_an_exact_term_is_exactly_these_letters_and_this_case(term: str, text: str, found: list[str]) -> None:
    assert seek(term, text) == found


PREFIXES = [
    ("airstrike*", "Airstrikes, airstrike and AIRSTRIKERS", ["Airstrikes", "airstrike", "AIRSTRIKERS"]),
    ("strike*", "airstrike strikes", ["strikes"]),
    ("été*", "etes passés", ["etes"]),
    ("wapenstilstand*", "wapenstilstandsakkoord", ["wapenstilstandsakkoord"]),
    ("evac*", "re-evacuated", ["evacuated"]),
    ("бомб*", "Бомбардировка", ["Бомбардировка"]),
    ("press rel*", "press releases, press conference", ["press releases"]),
]


@pytest.mark.parametrize(("term", "text", "found"), PREFIXES)
def test_a_prefix_finds_words_that_begin_so(term: str, text: str, found: list[str]) -> None:
    assert seek(term, text) == found


def test_a_prefix_is_not_inflected() -> None:
    assert seek("cities*", "city", "en") == []


PLACES = document("summit opens", lead="nato calls", body="quiz tonight")


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        (rule(all=["summit"]), True),
        (rule(all=["nato"]), True),
        (rule(all=["quiz"]), False),
        (rule(all=["quiz"], in_="body"), True),
        (rule(all=["quiz"], in_="title+lead+body"), True),
        (rule(all=["nato"], in_="title"), False),
        (rule(all=["summit"], in_="lead"), False),
        (rule(all=["summit", "nato"], in_="lead+title"), True),
        (rule(all=["title:summit"]), True),
        (rule(all=["lead:summit"]), False),
        (rule(all=["body:quiz"]), True),
        (rule(all=["title:summit"], in_="lead"), True),
        (rule(all=["nato"], none=["quiz"]), True),
        (rule(all=["nato"], none=["body:quiz"]), False),
        (rule(query="body:(quiz OR party) nato"), True),
        (rule(query="nato NOT title:quiz"), True),
        (rule(query='title:"summit opens"'), True),
        (rule(query="title:=Summit"), False),
        (rule(query="title:summ*"), True),
        (rule(all=["opens nato"]), False),
    ],
    ids=str,
)
def test_a_term_is_sought_where_the_rule_and_its_scope_say(written: Written, holds: bool) -> None:
    """Title and lead by default; a scope is only there; a phrase does not run from one field into the next."""
    assert (matched(matcher([written]), PLACES) == ["rule"]) is holds


def test_an_unsure_language_is_read_in_every_language_it_may_be() -> None:
    of = matcher([rule(any=["aanval", "удар"])])
    assert texts(of, document("aanvallen, ударами", None)) == ["aanvallen", "ударами"]
    assert texts(of, document("aanvallen, ударами", None, candidates=["nl"])) == ["aanvallen"]
    assert texts(of, document("aanvallen, ударами", "ru")) == ["ударами"]


def test_a_plain_term_takes_the_inflection_of_the_article_and_no_other() -> None:
    assert seek("aanval", "aanvallen", "en") == []


def test_terms_that_seek_the_same_in_two_rules_are_reported_as_each_wrote_them() -> None:
    of = matcher([rule("one", all=["title:nato"]), rule("two", query='"nato"')])
    assert hits(of, document("NATO"), "one")[0][0] == "title:nato"
    assert hits(of, document("NATO"), "two")[0][0] == '"nato"'
