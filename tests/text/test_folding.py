"""Folding: what readers take for the same becomes the same, and every folded char knows where it came from."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text.folding import Folded, fold

NEWS = "aAeEéÉiIİıîøŁßſﬁŒ'’ʼ`-‐–—·\u200c\u200d\u0301\u0307\u0323\u00adяйЙёЁїأآإىیكکةهـُسλΣςが가각ﾊﾟ٣３½ﷺ😀 .\n\0\ud800"
LETTERS = st.characters() | st.sampled_from(NEWS)
"""Any code point, lone surrogates included, and often one that folding has an opinion about."""

ANY_TEXT = st.text(LETTERS)

SAME = {
    "case": ("NATO", "nato"),
    "accents": ("Émirats café", "Emirats cafe"),
    "dotted capital i": ("İDLİB", "idlib"),
    "dotless i": ("Iğdır ILIMAN", "ığdır iliman"),
    "sharp s": ("Straße", "STRASSE"),
    "ligature": ("ﬁnance", "finance"),
    "full width": ("ＮＡＴＯ", "nato"),
    "stroke": ("Łódź Ørsted Đinđić", "Lodz Orsted Dindic"),
    "typographic apostrophe": ("NATO’s", "NATO's"),
    "other apostrophes": ("NATO‘s NATO`s NATO´s NATOʼs", "NATO's NATO's NATO's NATO's"),
    "dashes": ("a‐b‑b‒c–d—e−f", "a-b-b-c-d-e-f"),
    "soft hyphen": ("cease\u00adfire", "ceasefire"),
    "direction marks": ("\u200fNA\u200eTO\u202c", "NATO"),
    "letters and marks apart": ("e\u0301tat i\u0307dlib", "état idlib"),
    "dotted capital i apart": ("I\u0307dlib", "İdlib"),
    "greek accents and final sigma": ("ΣΥΡΊΑΣ", "Συρίας"),
    "yo": ("взлёт ЁЛКА", "взлет елка"),
    "cyrillic stress mark": ("за\u0301мок", "замок"),
    "alef": ("أحمد إدلب آب", "احمد ادلب اب"),
    "ya and alef maksura": ("على", "علي"),
    "ta marbuta": ("سورية", "سوريه"),
    "tatweel": ("النـــاتو", "الناتو"),
    "arabic vowels": ("سُورِيَّا", "سوريا"),
    "persian letters": ("ایران کیهان", "ايران كيهان"),
    "presentation forms": ("ﻧﺎﺗﻮ", "ناتو"),
    "hebrew points": ("שָׁלוֹם", "שלום"),
    "no-break space": ("air\u00a0strike", "air strike"),
    "half-width kana": ("ﾅﾄｰ", "ナトー"),
    "half-width kana with their marks": ("ﾊﾞｸﾞﾀﾞｯﾄﾞ", "バグダッド"),
    "dots below hindi letters": ("क़तर ख़बर लड़ाई", "कतर खबर लडाई"),
    "dots below hindi letters in one": ("\u0958तर", "कतर"),
    "armenian marks of tone": ("Ռուսաստա՞ն ինչո՜ւ ե՛ս", "Ռուսաստան ինչու ես"),
    "jamo": (unicodedata.normalize("NFD", "나토"), "나토"),
}

DIFFERENT = {
    "short i is a letter": ("йод", "иод"),
    "yi is a letter": ("її", "іі"),
    "a voiced kana is another": ("が", "か"),
    "a vowel sign is no accent": ("कि", "का"),
    "alef is no ya": ("اب", "يب"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_what_readers_take_for_the_same_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_other_letters_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(ANY_TEXT)
@example("㌎")
@example("ﾊﾞ")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_folding_does_not_depend_on_how_accents_are_encoded(text: str) -> None:
    """Feeds come composed and decomposed; both are the same text."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(st.sampled_from("abcçdefgğhıiİIéöşüßабвгдеёйїєґαβγσς")))
def test_case_never_matters(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(ANY_TEXT, st.data())
def test_every_folded_stretch_has_a_place_in_the_original(text: str, data: st.DataObject) -> None:
    folded = Folded(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first < last <= len(text)


@given(ANY_TEXT)
def test_places_in_the_original_are_in_order(text: str) -> None:
    folded = Folded(text)
    places = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert places == sorted(places)


@given(ANY_TEXT, st.data())
def test_a_place_in_the_original_holds_what_was_folded(text: str, data: st.DataObject) -> None:
    """Folding the stretch of the original gives at least the folded stretch: nothing is cut off."""
    folded = Folded(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    assert folded.text[start:end] in fold(text[first:last])


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("İdlib'de", "idlib", "İdlib"),
        ("I\u0307dlib'de", "idlib", "I\u0307dlib"),
        ("Straße 5", "strasse", "Straße"),
        ("in e\u0301tat\u0301 b", "etat", "e\u0301tat\u0301"),
        ("قمة النـاتو", "الناتو", "النـاتو"),
        ("سُوريا تحت", "سوريا", "سُوريا"),
        ("\u200fNATO\u200f says", "nato", "NATO"),
    ],
)
def test_the_place_is_the_word_with_its_marks(text: str, part: str, original: str) -> None:
    folded = Folded(text)
    start = folded.text.index(fold(part))
    first, last = folded.span(start, start + len(fold(part)))
    assert text[first:last] == original


def test_long_runs_of_marks_are_folded_in_reasonable_time() -> None:
    """Marks that reorder each other must not make folding quadratic."""
    assert len(fold("a" + "\u0301\u0323" * 20_000)) >= 1


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("САД", "сад"),
        ("С\u0041Д", "сад"),
        ("\u004f\u004f\u041d", "oo\u043d"),
        ("OPEC\u0430", "opec\u0430"),
        ("iPhone\u043e\u043c", "iphone\u043e\u043c"),
    ],
)
def test_a_cyrillic_word_with_latin_twins_in_it_is_read_as_the_eye_reads_it(text: str, folded: str) -> None:
    assert fold(text) == folded
