"""Two scripts of one language: Uzbek, whose Cyrillic is read as Latin, and Kazakh, each script with its own endings.

Source: the Uzbek alphabet law of 1995 and its spelling rules (O'zbek tilining asosiy imlo qoidalari): each Cyrillic
letter has one Latin spelling, but folding has made one letter of е and ё, and ц is ts or s by its place.
"""

from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

from bot.text.inflection.endings import Inflection, Reading

_LATIN = "a b v g d j z i y k l m n o p r s t u o f x ch sh e yu ya q g h"
_LETTERS = dict(
    zip(
        "абвгджзийклмнопрстуўфхчшэюяқғҳ",
        _LATIN.split(),
        strict=True,
    )
) | {"ъ": "", "ь": ""}
_VOWELS = "аеиоуўэюяъь"
_FIRST_CYRILLIC = "\u0400"
_MOST_SPELLINGS = 8
"""Of one folded Cyrillic word; of longer ones the likeliest."""


class _Spelling(NamedTuple):
    latin: str
    ends: tuple[int, ...]
    """How many Latin letters stand for the first letters of the Cyrillic word, one by one."""

    def letters(self, length: int) -> int:
        """Give how many Cyrillic letters the first Latin letters stand for."""
        return sum(1 for end in self.ends if end <= length)


def _choices(word: str, at: int) -> tuple[str, ...]:
    char, before = word[at], word[at - 1 : at] if at else ""
    if char == "е":
        return ("ye", "yo", "e") if not before or before in _VOWELS else ("e", "yo")
    if char == "ц":
        return ("s", "ts") if not before or before not in _VOWELS else ("ts", "s")
    return (_LETTERS.get(char, char),)


def _spellings(word: str) -> Iterator[_Spelling]:
    """Give what a folded Cyrillic word may be in Latin, the likeliest first."""
    choices = [_choices(word, at) for at in range(len(word))]
    for parts in islice(product(*choices), _MOST_SPELLINGS):
        ends, length = [], 0
        for part in parts:
            length += len(part)
            ends.append(length)
        yield _Spelling("".join(parts), tuple(ends))


class TwoUzbekScripts:
    """A word of either script, read as dictionary forms in Latin; a Cyrillic one in Cyrillic as well."""

    def __init__(self, latin: Inflection) -> None:
        """Take the endings, in Latin."""
        self._latin = latin

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read a word; apostrophes are letters' parts in Uzbek and set nothing off."""
        if word[:1] < _FIRST_CYRILLIC:
            return self._latin.readings(word, ())
        found: dict[Reading, None] = {}
        for spelling in _spellings(word):
            for one in self._latin.readings(spelling.latin, ()):
                stem = spelling.letters(one.stem)
                there = one._replace(end=len(word), stem=stem)
                own = word[:stem] if spelling.latin.startswith(one.key) else ""
                if own and len(one.key) == one.stem:
                    found[there._replace(key=own)] = None
                found[there] = None
        return tuple(found)

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, and of a Cyrillic one its Latin spellings."""
        if word[:1] < _FIRST_CYRILLIC:
            return self._latin.singulars(word)
        spellings = [spelling.latin for spelling in _spellings(word)]
        return frozenset(spellings).union(*map(self._latin.singulars, spellings))


class EachScript:
    """A language with a table for each of two scripts."""

    def __init__(self, cyrillic: Inflection, latin: Inflection) -> None:
        """Take both tables."""
        self._cyrillic = cyrillic
        self._latin = latin

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read a word by the table of its script."""
        return self._of(word).readings(word, apostrophes)

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return self._of(word).singulars(word)

    def _of(self, word: str) -> Inflection:
        return self._cyrillic if word[:1] >= _FIRST_CYRILLIC else self._latin
