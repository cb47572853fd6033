"""Terms as they stand in lists: what each spelling means, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TermError
from bot.model.articles import Field
from bot.model.rules import TermKind
from bot.rules.terms import parse_term

MEANINGS = {
    "ceasefire": (TermKind.WORDS, "ceasefire", None),
    "hava saldırısı": (TermKind.WORDS, "hava saldırısı", None),
    "  cease-fire  ": (TermKind.WORDS, "cease-fire", None),
    "737": (TermKind.WORDS, "737", None),
    "and": (TermKind.WORDS, "and", None),
    "C++": (TermKind.WORDS, "C++", None),
    "=US": (TermKind.EXACT, "US", None),
    '="Le Monde"': (TermKind.EXACT, "Le Monde", None),
    "=Le Monde": (TermKind.EXACT, "Le Monde", None),
    "airstrike*": (TermKind.PREFIX, "airstrike", None),
    "бомб*": (TermKind.PREFIX, "бомб", None),
    "$nato": (TermKind.ENTITY, "nato", None),
    "$country.tr": (TermKind.ENTITY, "country.tr", None),
    "$north-korea": (TermKind.ENTITY, "north-korea", None),
    "title:quiz": (TermKind.WORDS, "quiz", Field.TITLE),
    "lead:press release": (TermKind.WORDS, "press release", Field.LEAD),
    "body:airstrike*": (TermKind.PREFIX, "airstrike", Field.BODY),
    "title:$nato": (TermKind.ENTITY, "nato", Field.TITLE),
    "title:=US": (TermKind.EXACT, "US", Field.TITLE),
    "subtitle: quiz": (TermKind.WORDS, "subtitle: quiz", None),
}


@pytest.mark.parametrize(("written", "meaning"), MEANINGS.items())
def test_a_list_term_means_what_the_table_says(written: str, meaning: tuple[TermKind, str, Field | None]) -> None:
    term = parse_term(written)
    kind, text, field = meaning
    assert (term.kind, term.text) == (kind, text)
    assert term.fields == (None if field is None else frozenset({field}))


@pytest.mark.parametrize("written", [one for one in MEANINGS if one == one.strip()])
def test_a_term_is_reported_as_written(written: str) -> None:
    assert parse_term(written).written == written


REFUSED = {
    "": 0,
    "   ": None,
    "!?": 0,
    "…": 0,
    "=": None,
    '=""': None,
    "*": None,
    "ab*": None,
    "air*strike": None,
    "$": None,
    "$na to": None,
    "title:": None,
    "title:lead:quiz": None,
    "title:!": None,
}


@pytest.mark.parametrize(("written", "offset"), REFUSED.items())
def test_what_is_no_term_is_refused_at_its_char(written: str, offset: int | None) -> None:
    with pytest.raises(TermError) as caught:
        parse_term(written)
    assert caught.value.problem
    assert 0 <= caught.value.offset <= len(written)
    assert offset is None or caught.value.offset == offset


@pytest.mark.parametrize("written", ["air* strike", "*strike air", "air st*ike", "title:air* strike"])
def test_an_asterisk_within_a_phrase_is_a_prefix_or_refused_and_never_ignored(written: str) -> None:
    try:
        term = parse_term(written)
    except TermError:
        return
    assert term.kind is not TermKind.WORDS


@pytest.mark.parametrize("written", ["air*", "стр*", "hava sal*", "été*", "停火协*", "หยุด*"])
def test_three_letters_are_enough_for_a_prefix(written: str) -> None:
    assert parse_term(written).kind is TermKind.PREFIX


@given(st.text(st.characters()) | st.text(st.sampled_from('$=*+:"-./ titleadbodyre\0\ud800é')))
def test_any_term_is_read_or_refused_within_it(written: str) -> None:
    refused: TermError | None = None
    try:
        term = parse_term(written)
        assert term.text
        assert term.written
    except TermError as error:
        refused = error
    assert refused is None or (0 <= refused.offset <= len(written) and refused.problem)


def test_an_operator_after_a_name_in_a_list_is_shown_where_it_works() -> None:
    with pytest.raises(TermError) as caught:
        parse_term("$exports and ship")
    assert caught.value.problem == "'$exports and ship' is two terms and an operator"
    assert caught.value.hint == "operators are for `query: '$exports AND ship'`, or two items: $exports, ship"
