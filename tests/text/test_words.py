"""Words: where they begin and end, and what stands between them."""

from itertools import pairwise

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text.folding import fold
from bot.text.words import Gap, Words, split_name, words
from tests.text.test_folding import ANY_TEXT

_LETTER = regex.compile(r"[\p{L}\p{N}\p{M}]")
"""By the same edition of Unicode as the splitter's: Python's own is older."""


def of(text: str) -> list[str]:
    return [word.text for word in words(fold(text))]


def gaps(text: str) -> list[Gap]:
    return [word.gap for word in words(fold(text))]


SPLITS = {
    "blanks": ("NATO leaders meet", ["nato", "leaders", "meet"]),
    "punctuation": ("NATO: «leaders», (meet)!", ["nato", "leaders", "meet"]),
    "a hyphen is an edge": ("NAVO-lidstaten", ["navo", "lidstaten"]),
    "an apostrophe is none": ("NATO'nun l'OTAN", ["natonun", "lotan"]),
    "quotes are none of a word": ("'NATO' “NATO”", ["nato", "nato"]),
    "digits and letters": ("F16 G7 2023te 22:30", ["f16", "g7", "2023te", "22", "30"]),
    "underscore": ("nato_summit", ["nato", "summit"]),
    "hashtag and mention": ("#NATO @nato", ["nato", "nato"]),
    "abbreviation": ("U.S. troops", ["u", "s", "troops"]),
    "arabic": ("قمة الناتو، والناتو", [fold("قمة"), fold("الناتو"), fold("والناتو")]),
    "hebrew gershayim": ('ארה"ב וצה"ל', ["ארהב", "וצהל"]),
    "hebrew quotes are none of a word": ('״נאטו״ "נאטו"', ["נאטו", "נאטו"]),
    "urdu full stop is none of a word": ("پاکستان۔ بھارت؟", [fold("پاکستان"), fold("بھارت")]),
    "persian non-joiner is an edge": ("آتش\u200cبس", [fold("آتش"), fold("بس")]),
    "cjk: a character": ("北约峰会", ["北", "约", "峰", "会"]),
    "japanese glues to latin": ("NATOは首脳", ["nato", "は", "首", "脳"]),
    "katakana stays whole": ("ウクライナへ", [fold("ウクライナ"), "へ"]),
    "korean glues to latin": ("NATO는 나토는", ["nato", "는", "나토는"]),
    "thai: a character with its marks": ("นาโต้", ["น", "า", "โ", "ต้"]),
    "devanagari keeps its marks": ("नाटो की", ["नाटो", "की"]),
    "emoji": ("NATO🇺🇦Kyiv", ["nato", "kyiv"]),
    "nothing": ("… — !", []),
}


@pytest.mark.parametrize(("text", "expected"), SPLITS.values(), ids=SPLITS)
def test_texts_are_split_as_readers_split_them(text: str, expected: list[str]) -> None:
    assert of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", [Gap.START]),
        ("a b", [Gap.START, Gap.BLANK]),
        ("a  \n b", [Gap.START, Gap.BLANK]),
        ("a-b", [Gap.START, Gap.HYPHEN]),
        ("a–b", [Gap.START, Gap.HYPHEN]),
        ("EU:n", [Gap.START, Gap.COLON]),
        ("U.S.", [Gap.START, Gap.DOT]),
        ("troops. Summit", [Gap.START, Gap.BREAK]),
        ("Syria, Idlib", [Gap.START, Gap.BREAK]),
        ("北约", [Gap.START, Gap.NONE]),
    ],
)
def test_the_gap_says_what_stands_before_a_word(text: str, expected: list[Gap]) -> None:
    assert gaps(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [("cease-fire in Idlib", 3), ("cease fire in Idlib", 4), ("state-of-the-art art", 2), ("北约 峰会", 4)],
)
def test_a_hyphenated_word_counts_once_and_a_cjk_character_too(text: str, count: int) -> None:
    assert len(set(Words(fold(text)).numbers)) == count


def test_apostrophes_leave_the_word_and_their_place_is_kept() -> None:
    (word,) = words(fold("qu’l'OTAN’nun"))
    assert word.text == "qulotannun"
    assert word.apostrophes == (2, 3, 7)


@given(ANY_TEXT)
def test_words_cover_every_letter_and_digit(text: str) -> None:
    folded = fold(text)
    covered = {at for word in words(folded) for at in range(word.start, word.end)}
    lost = [char for at, char in enumerate(folded) if char.isalnum() and at not in covered]
    assert not lost


@given(ANY_TEXT)
def test_words_are_in_order_and_apart(text: str) -> None:
    found = words(fold(text))
    assert all(word.start < word.end for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one <= other for one, other in pairwise(Words(fold(text)).numbers))


@given(ANY_TEXT)
@example("a״")
@example("שלום״ ״")
def test_a_word_is_the_text_at_its_place_without_apostrophes(text: str) -> None:
    folded = fold(text)
    for word in words(folded):
        assert word.text == "".join(char for char in folded[word.start : word.end] if char not in "'\"\u05f4")
        assert all(0 < at < len(word.text) for at in word.apostrophes)


@given(ANY_TEXT)
@example("سلام۔")
@example("שלום״ ״")
def test_a_word_begins_and_ends_with_a_letter_digit_or_mark(text: str) -> None:
    folded = fold(text)
    for word in words(folded):
        assert _LETTER.match(folded[word.start])
        assert _LETTER.match(folded[word.end - 1])


@given(st.lists(st.text(st.sampled_from("abcdéßñ"), min_size=1), min_size=1), st.sampled_from([" ", "\n", ", ", "; "]))
def test_what_is_joined_by_blanks_or_commas_comes_apart_again(parts: list[str], between: str) -> None:
    assert of(between.join(parts)) == [fold(part) for part in parts]


@given(ANY_TEXT)
def test_a_text_west_of_the_bosporus_is_split_the_same_beside_eastern_text(text: str) -> None:
    """The fast way for Latin, Greek and Cyrillic gives what the general way gives."""
    western = "".join(char for char in text if ord(char) < 0x590)
    alone = [word.text for word in words(fold(western))]
    beside = [word.text for word in words(fold(f"{western} , 北"))]
    assert beside == [*alone, "北"]


def test_a_name_without_letters_has_no_words() -> None:
    assert split_name("!?") == ()
    assert [word.text for word in split_name("Deir ez-Zor")] == ["deir", "ez", "zor"]
