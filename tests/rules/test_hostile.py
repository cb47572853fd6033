"""Texts made to cost: the work for one grows with its length, and no faster."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.rules import Hit, Mention
from tests.builders import document, entity, matcher, rule, texts

NAMES = {
    "x-nato": entity(names={"en": ["NATO"], "tr": ["NATO"]}),
    "x-us": entity("place", names={"en": ["US", "U.S."]}),
}
ALL_KINDS = matcher(
    [
        rule("words", any=["ceasefire", "hava saldırısı", "US", "وقف إطلاق النار", "停火"]),
        rule("kinds", any=["=US", '="Le Monde"', "air*", "$x-nato", "$x-us", "title:cease*"]),
        rule("query", query='$x-nato OR "press release" OR -x y'),
    ],
    NAMES,
)
LANGS = st.sampled_from(["en", "tr", "ar", "ru", "fr", "de", "nl", "zh", "he", "xx", None])
PIECES = st.sampled_from(
    ["NATO", "nato", "US", "U.S.", "cease", "fire", "ceasefire", "Le", "Monde", "air", "'", "’", "-", "–", ":", ".",
    " ",
     "\n", "İ", "ı", "i\u0307", "\u0301", "l'", "وقف", "إطلاق", "النار", "و", "ل", "停", "火", "\u200c", "\u00ad",
     "\u200f",
     "\0", "\ud800", "😀", "ﷺ", "press", "release", "s", "1", "״", '"'],
)  # fmt: skip


@given(st.lists(PIECES).map("".join) | st.text(st.characters()), st.text(st.characters()), LANGS)
def test_any_text_is_read_and_every_hit_is_in_it(title: str, lead: str, lang: str | None) -> None:
    doc = document(title, lang, lead=lead)
    findings = ALL_KINDS.find(doc)
    found: list[Hit | Mention] = [hit for match in ALL_KINDS.match(doc, findings) for hit in match.hits]
    for one in (*found, *findings.mentions):
        field = doc.text.of(one.span.field)
        assert 0 <= one.span.start < one.span.end <= len(field)
        assert field[one.span.start : one.span.end] == one.text
        assert one.text == one.text.strip()


@given(st.lists(PIECES).map("".join), LANGS)
def test_punctuation_around_a_text_changes_no_hit(title: str, lang: str | None) -> None:
    before = texts(ALL_KINDS, document(title, lang), "kinds")
    assert texts(ALL_KINDS, document(f"… ( {title} ) …", lang), "kinds") == before


HOSTILE = {
    "a name over and over": "NATO " * 6_000,
    "one long word": "NATO" * 25_000,
    "abbreviations": "U.S. " * 4_000,
    "hyphens": "cease-" * 6_000,
    "halves": "cease " * 6_000,
    "apostrophes": "l'" * 20_000,
    "marks": "a" + "\u0301\u0323" * 20_000,
    "clitics": "و" * 100_000,
    "signs": "-'.:\u200f" * 20_000,
    "nothing": "\0" * 100_000,
}


def calls(work: Callable[[], object]) -> int:
    """Count the function calls of some work: a measure of it that no other process disturbs."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("lang", ["en", None])
def test_the_work_grows_with_the_text_and_no_faster(text: str, lang: str | None) -> None:
    """A feed may publish anything; one article must not hold up all others."""

    def work(length: int) -> Callable[[], object]:
        doc = document(text[:length], lang)
        return lambda: ALL_KINDS.match(doc, ALL_KINDS.find(doc))

    # A text of unknown language is read in all of them.
    half = 4_000 if lang else 300
    work(2 * half)()
    work(half)()
    assert calls(work(2 * half)) <= 2.5 * calls(work(half)) + 20_000
