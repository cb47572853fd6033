"""Words: where they begin and end in folded text, and what stands between them."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

import regex

from bot.text.folding import HYPHEN, Folded

_ONE_CHAR_SCRIPTS = r"\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
"""Written without spaces: a char, with its marks, is a word."""

_RUN_SCRIPTS = (r"\p{Latin}", r"\p{Cyrillic}", r"\p{Arabic}", r"\p{Hebrew}", r"\p{Hangul}", r"\p{Katakana}\u30fc")
"""A word ends where the script changes: Korean and Japanese glue their particles to Latin names."""

_LETTERS = tuple(rf"[{script}&&\p{{L}}]" for script in _RUN_SCRIPTS)
"""Their letters: a script has its own punctuation as well, such as the Urdu full stop."""

_OTHER = rf"[\p{{L}}--[{_ONE_CHAR_SCRIPTS}{''.join(_RUN_SCRIPTS)}]]"
_RUNS = "|".join([*(f"[{one}][{one}\\p{{M}}\\p{{N}}]*+" for one in _LETTERS), rf"(?:{_OTHER}[\p{{M}}\p{{N}}]*+)++"])
_WORD = rf"(?:[\p{{N}}]*+(?:{_RUNS})|\p{{N}}++)"
_TOKEN = regex.compile(
    rf"[{_ONE_CHAR_SCRIPTS}]\p{{M}}*+|{_WORD}(?:(?:'|(?<=[\u05d0-\u05ea])[\"\u05f4](?=[\u05d0-\u05ea])){_WORD})*+",
    regex.V1,
)
_EASTERN = re.compile("[\u0590-\u1fff\u2e80-\ud7ff\uf900-\uffff\U00010000-\U0001efff\U0001fb00-\U0010ffff]")
_MIXED = re.compile("[a-z\u00df-\u024f][\u0370-\u052f]|[\u0370-\u052f][a-z\u00df-\u024f]")
_WESTERN_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
"""The same for Latin, Greek and Cyrillic, which most texts are in: several times faster."""

_INNER_MARKS = str.maketrans("", "", "'\"\u05f4")


class Gap(Enum):
    """What stands between a word and the one before it."""

    START = "start"
    NONE = "none"
    BLANK = "blank"
    HYPHEN = "hyphen"
    COLON = "colon"
    DOT = "dot"
    """A dot that may end an abbreviation."""
    BREAK = "break"
    """Any other punctuation: a name does not run across it."""


class Word(NamedTuple):
    """A word of folded text; offsets count folded chars."""

    text: str
    """Without apostrophes."""
    start: int
    end: int
    apostrophes: tuple[int, ...]
    """Offsets in `text` at which an apostrophe stood."""
    gap: Gap
    number: int
    """Which word of the field it is, hyphenated words counted once."""


_LONGEST_ABBREVIATION = 3


def _gap(between: str, before: str) -> Gap:
    if between == " ":
        return Gap.BLANK
    bare = between.replace("'", "")
    if not bare:
        return Gap.NONE if not between else Gap.BLANK
    if bare == HYPHEN:
        return Gap.HYPHEN
    if bare.isspace():
        return Gap.BLANK
    if bare == ":":
        return Gap.COLON
    if bare.rstrip() == "." and len(before) <= _LONGEST_ABBREVIATION:
        return Gap.DOT
    return Gap.BREAK


def words(folded: str) -> list[Word]:
    """Split folded text into its words, in order."""
    found: list[Word] = []
    last_end = 0
    number = -1
    before = ""
    token = _TOKEN if _EASTERN.search(folded) or _MIXED.search(folded) else _WESTERN_TOKEN
    for match in token.finditer(folded):
        start, end = match.span()
        raw = match.group()
        text, apostrophes = _without_marks(raw) if not raw.isalnum() else (raw, ())
        gap = _gap(folded[last_end:start], before) if found else Gap.START
        if gap is not Gap.HYPHEN:
            number += 1
        found.append(Word(text, start, end, apostrophes, gap, number))
        last_end = end
        before = text
    return found


def _without_marks(raw: str) -> tuple[str, tuple[int, ...]]:
    if not any(mark in raw for mark in "'\"\u05f4"):
        return raw, ()
    at: list[int] = []
    for index, char in enumerate(raw):
        if char in "'\"\u05f4":
            at.append(index - len(at))
    return raw.translate(_INNER_MARKS), tuple(at)


@lru_cache(maxsize=65536)
def split_name(text: str) -> tuple[Word, ...]:
    """Fold and split a name or a term; empty when it holds no letter or digit."""
    return tuple(words(Folded(text).text))
