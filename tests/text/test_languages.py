"""Languages: every usual way to write one is understood and becomes its short tag."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.languages import LANGUAGES, SCRIPTS, find_tag, script_of, scripts_in, scripts_of

CONTRACT_SCRIPTS = (
    "latin", "cyrillic", "arabic", "hebrew", "greek", "armenian", "georgian", "devanagari", "thai", "hangul", "han",
    "kana",
)  # fmt: skip

WRITTEN = {
    "nl": "nl", "nld": "nl", "dut": "nl", "NL": "nl", "nl-BE": "nl", "nl_BE": "nl", "sr-Latn": "sr", "srp": "sr",
    "ckb": "ckb", "pt-BR": "pt", "zh-Hant-TW": "zh", "zho": "zh", "en-GB": "en", "eng": "en", "deu": "de", "ger": "de",
    "fra": "fr", "fre": "fr", "tur": "tr", "ara": "ar", "rus": "ru", "ukr": "uk", "fas": "fa", "per": "fa",
    "heb": "he", "kmr": "kmr", "ell": "el", "hun": "hu", "fin": "fi", "spa": "es", "ita": "it", "pol": "pl",
    "ron": "ro", "swe": "sv", "dan": "da", "hye": "hy", "kat": "ka", "hin": "hi", "urd": "ur", "tha": "th",
    "kor": "ko", "jpn": "ja", "vie": "vi", "ind": "id", "som": "so", "amh": "am", "pus": "ps", "aze": "az",
    "ces": "cs", "slk": "sk", "hrv": "hr", "bul": "bg", "mkd": "mk", "sqi": "sq", "est": "et", "lav": "lv", "lit": "lt",
    "cat": "ca", "swa": "sw", "bos": "bs", "slv": "sl", "isl": "is", "gle": "ga", "mlt": "mt", "ltz": "lb",
}  # fmt: skip


@pytest.mark.parametrize(("code", "tag"), WRITTEN.items())
def test_bcp_47_and_iso_639_3_become_the_short_tag(code: str, tag: str) -> None:
    assert find_tag(code) == tag


@pytest.mark.parametrize("code", ["no", "nb", "nob", "nor"])
def test_norwegian_is_a_language(code: str) -> None:
    """`no` is Norwegian, not false."""
    assert find_tag(code) == find_tag("nb") is not None


@pytest.mark.parametrize("code", ["", "-", "xx", "qqq", "dutch", "n l"])
def test_what_is_no_language_has_no_tag(code: str) -> None:
    assert find_tag(code) is None


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_scripts_and_finds_itself(tag: str) -> None:
    assert find_tag(tag) == tag
    assert scripts_of(tag)
    assert set(scripts_of(tag)) <= SCRIPTS
    assert all(find_tag(code) == tag for code in LANGUAGES[tag].codes)


def test_no_code_means_two_languages() -> None:
    codes = [code for tag, facts in LANGUAGES.items() for code in (tag, *facts.codes)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("script", CONTRACT_SCRIPTS)
def test_every_script_names_may_be_given_for_is_known(script: str) -> None:
    assert script in SCRIPTS


@pytest.mark.parametrize(
    ("char", "script"),
    [
        ("a", "latin"), ("Ł", "latin"), ("İ", "latin"), ("ё", "cyrillic"), ("ї", "cyrillic"), ("ع", "arabic"),
        ("گ", "arabic"), ("ש", "hebrew"), ("λ", "greek"), ("հ", "armenian"), ("ქ", "georgian"), ("न", "devanagari"),
        ("น", "thai"), ("나", "hangul"), ("北", "han"), ("ナ", "kana"), ("は", "kana"),
    ],
)  # fmt: skip
def test_a_letter_is_of_its_script(char: str, script: str) -> None:
    assert script_of(char) == script


@pytest.mark.parametrize("char", ["1", "-", " ", "😀", "\ud800", "\0"])
def test_signs_and_digits_are_of_no_script(char: str) -> None:
    assert script_of(char) is None


def test_letters_are_counted_by_script() -> None:
    assert scripts_in("NATO и НАТО, 2 ×") == {"latin": 4, "cyrillic": 5}


@given(st.text(st.characters()))
def test_no_text_has_more_letters_of_scripts_than_letters(text: str) -> None:
    assert sum(scripts_in(text).values()) <= sum(char.isalpha() for char in text)
