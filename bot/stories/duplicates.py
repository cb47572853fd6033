"""Near-duplicates: texts that share most of their words in order, found by a few hashes and then compared exactly.

A text is the set of its pairs of neighbouring words (Broder's shingles); its `MARKS` smallest hashes stand in an index
(bottom-k sketches, Cohen and Kaplan 2007), for of two like sets the smallest are mostly the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from bot.model.stories import Shingles

MARKS = 6
LEAST_MARKS = 2
"""Marks that texts worth comparing share."""
MOST_AT_A_MARK = 50
"""Texts looked at behind one mark, the newest: what so many share is boilerplate."""
_LEAST_ALIKE = 0.5
"""Of all shingles of two texts, those that both have."""
_LEAST_HELD = 0.82
"""Of the shorter text's shingles, those that the other has."""
_LEAST_SHINGLES = 4
"""Of a shorter text every one must be the same."""
_OF_A_TITLE = 16
"""Up to here one word tells two texts apart, so that the longer must hold all of the shorter."""
_PUNCTUATION = bytes.maketrans(b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b" " * 32)
_LONGEST_WORD = 24
"""Bytes a word may have on average where words are written apart."""
_LETTER = re.compile(r"\w")


def shingles_of(*texts: str) -> Shingles:
    """Give the shingles of a title and what follows it, the same in every process."""
    text = " ".join(texts).lower()
    data = text.encode(errors="replace")
    words = data.translate(_PUNCTUATION).split()
    if len(words) * _LONGEST_WORD < len(data):
        words = [letter.encode(errors="replace") for letter in _LETTER.findall(text)]
    numbers = list(map(crc32, words))
    # The hash of a pair of numbers is the same in every process, that of a text is not.
    return frozenset(map(hash, pairwise(numbers)))


@lru_cache(maxsize=512)
def marks_of(shingles: Shingles) -> list[int]:
    """Give the hashes under which a text is found again: 64 bits, signed."""
    return sorted(shingles)[:MARKS]


def are_near_duplicates(one: Shingles, other: Shingles) -> bool:
    """Say whether two texts are the same but for some words, an added line or a cut."""
    return is_near(len(one & other), len(one), len(other))


def is_near(shared: int, one: int, other: int) -> bool:
    """Say it of two texts of so many shingles that share some."""
    shorter = min(one, other)
    if shorter < _LEAST_SHINGLES:
        return shared == one == other > 0
    if shorter <= _OF_A_TITLE:
        return shared == shorter
    return shared / (one + other - shared) >= _LEAST_ALIKE or shared >= _LEAST_HELD * shorter


def worth_comparing(found: Iterable[Iterable[int]], least: int = LEAST_MARKS) -> list[int]:
    """Give, of the texts found behind each mark, those that share enough marks for an exact look, in order."""
    seen: dict[int, int] = {}
    for texts in found:
        for text in texts:
            seen[text] = seen.get(text, 0) + 1
    return sorted([text for text, marks in seen.items() if marks >= least])


class Sketches:
    """Texts of a stream, by their order."""

    def __init__(self) -> None:
        """Begin empty."""
        self._texts: list[Shingles] = []
        self._behind: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, shingles: Shingles) -> int | None:
        """Keep a text; gives the number of the text it is a near-duplicate of, the first such, or `None`."""
        marks = marks_of(shingles)
        behind = [self._behind[mark] for mark in marks]
        likely = worth_comparing([texts[-MOST_AT_A_MARK:] for texts in behind], min(LEAST_MARKS, len(marks)))
        original = next((at for at in likely if are_near_duplicates(shingles, self._texts[at])), None)
        for texts in behind:
            texts.append(len(self._texts))
        self._texts.append(shingles)
        return original
