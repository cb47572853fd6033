"""Words: where they begin and end in folded text, and what stands between them."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple, overload

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
_ACRONYM_MARKS = '"\u05f4\u201c\u201d\u201e'
"""What stands before the last letter of a Hebrew acronym: its own mark, and the quotes that keyboards make of it."""
_TOKEN = regex.compile(
    rf"[{_ONE_CHAR_SCRIPTS}]\p{{M}}*+|{_WORD}(?:(?:'|(?<=[\u05d0-\u05ea])[{_ACRONYM_MARKS}](?=[\u05d0-\u05ea])){_WORD})*+",
    regex.V1,
)
_EASTERN = re.compile("[\u0590-\u1fff\u2e80-\ud7ff\uf900-\uffff\U00010000-\U0001efff\U0001fb00-\U0010ffff]")
_MIXED = re.compile("[a-z\u00df-\u024f][\u0370-\u052f]|[\u0370-\u052f][a-z\u00df-\u024f]")
_WESTERN_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
"""The same for Latin, Greek and Cyrillic, which most texts are in: several times faster."""

MARKS = f"'{_ACRONYM_MARKS}"
"""Signs that may stand within a word."""
_INNER_MARKS = str.maketrans("", "", MARKS)


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

    def offset_of(self, at: int) -> int:
        """Give the folded offset of the letter `at` of the word, its apostrophes counted."""
        if not self.apostrophes:
            return self.start + at
        return self.start + at + sum(1 for apostrophe in self.apostrophes if apostrophe <= at)


_LONGEST_ABBREVIATION = 3


def _gap(between: str, before: str) -> Gap:
    bare = between.replace("'", "")
    if not bare:
        return Gap.NONE if not between else Gap.BLANK
    if bare == HYPHEN:
        return Gap.HYPHEN
    if bare.isspace():
        return Gap.BLANK
    if bare == ":":
        return Gap.COLON
    if bare.rstrip() == "." and len(without_marks(before)[0]) <= _LONGEST_ABBREVIATION:
        return Gap.DOT
    return Gap.BREAK


def tokens(folded: str) -> list[str]:
    """Give the words of folded text as they stand, marks within them included."""
    found: list[str] = _token(folded).findall(folded)
    return found


def _token(folded: str) -> Any:
    """Give the pattern of a word; `re` and `regex` do not share a type."""
    return _TOKEN if _EASTERN.search(folded) or _MIXED.search(folded) else _WESTERN_TOKEN


class Words(Sequence[Word]):
    """The words of folded text, in order; what is known of one is worked out when somebody asks."""

    def __init__(self, folded: str) -> None:
        """Split the text."""
        self._folded = folded
        self._spans: list[tuple[int, int]] = [match.span() for match in _token(folded).finditer(folded)]
        self._known: dict[int, Word] = {}

    def __len__(self) -> int:
        """Count the words."""
        return len(self._spans)

    @overload
    def __getitem__(self, at: int) -> Word: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Word]: ...

    def __getitem__(self, at: int | slice) -> Word | Sequence[Word]:
        """Give a word, or several."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        word = self._known.get(at)
        if word is None:
            word = self._known[at] = self._word(at)
        return word

    def _word(self, at: int) -> Word:
        start, end = self._spans[at]
        text, apostrophes = without_marks(self._folded[start:end])
        return Word(text, start, end, apostrophes, self.gap(at))

    def gap(self, at: int) -> Gap:
        """Give what stands before a word."""
        if at == 0:
            return Gap.START
        before_start, before_end = self._spans[at - 1]
        between = self._folded[before_end : self._spans[at][0]]
        if between == " ":
            return Gap.BLANK
        return _gap(between, self._folded[before_start:before_end])

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Which word of the text each is, hyphenated words counted once."""
        return tuple(accumulate(int(self.gap(at) is not Gap.HYPHEN) for at in range(len(self))))


def words(folded: str) -> list[Word]:
    """Split folded text into its words, in order."""
    found = Words(folded)
    return [found[at] for at in range(len(found))]


def without_marks(raw: str) -> tuple[str, tuple[int, ...]]:
    """Give a word without the marks within it, and where in what is left apostrophes stood."""
    if raw.isalnum() or not any(mark in raw for mark in MARKS):
        return raw, ()
    at: list[int] = []
    for index, char in enumerate(raw):
        if char in MARKS:
            at.append(index - len(at))
    return raw.translate(_INNER_MARKS), tuple(at)


@lru_cache(maxsize=65536)
def split_name(text: str) -> tuple[Word, ...]:
    """Fold and split a name or a term; empty when it holds no letter or digit."""
    folded = Folded(text).text
    found = tokens(folded)
    if len(found) == 1 and len(found[0]) == len(folded) and folded.isalnum():
        return (Word(folded, 0, len(folded), (), Gap.START),)
    return tuple(words(folded))
