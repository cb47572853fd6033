"""Serbian is written in two scripts: what is named in one is found in the other.

Source: Pravopis srpskoga jezika (Matica srpska; the two alphabets). Each Cyrillic letter has one Latin spelling; the
way back is not sure once folding has made one letter of c, č and ć.
"""

from collections.abc import Iterable
from itertools import islice, product

from bot.text.folding import fold
from bot.text.inflection.endings import Endings, Reading, Use

_ALPHABET = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
_PAIRS = tuple(zip("абвгдђежзијклљмнњопрстћуфхцчџш", _ALPHABET.split(), strict=True))
_LATIN = {ord(cyrillic): fold(latin) for cyrillic, latin in _PAIRS}
_DIGRAPHS = tuple((latin, cyrillic) for cyrillic, latin in _PAIRS if len(latin) > 1)
_LETTERS = {ord(latin): cyrillic for cyrillic, latin in _PAIRS if len(latin) == 1}
_PRINTED = {ord(cyrillic): latin for cyrillic, latin in _PAIRS} | {
    ord(cyrillic.upper()): latin.capitalize() for cyrillic, latin in _PAIRS
}
_UNSURE: dict[str, list[str]] = {}
for _cyrillic, _latin in _PAIRS:
    _UNSURE.setdefault(fold(_latin), []).append(_cyrillic)
_MOST_SPELLINGS = 12
"""In Cyrillic of one folded Latin name; of longer ones the likeliest."""
_FIRST_CYRILLIC = "\u0400"


def to_latin(language: str, text: str) -> str:
    """Give text of a language that is written in two scripts in Latin; other text is given back."""
    return text.translate(_PRINTED) if language == "sr" else text


def to_cyrillic(latin: str) -> str:
    """Give Latin text with its accents in Cyrillic."""
    for digraph, cyrillic in _DIGRAPHS:
        latin = latin.replace(digraph, cyrillic)
    return latin.translate(_LETTERS)


def table_in_cyrillic(table: str) -> str:
    """Give a table of endings with the endings in Cyrillic."""
    return "\n".join(_lines_in_cyrillic(table))


def _lines_in_cyrillic(table: str) -> Iterable[str]:
    for line in table.splitlines():
        bare = line.split("#")[0].strip()
        if bare:
            ending, citations, rest = bare.split(maxsplit=2)
            yield f"{to_cyrillic(ending)} {to_cyrillic(citations)} {rest}"


def _spellings(latin: str) -> Iterable[str]:
    """Give what a folded Latin word may be in Cyrillic."""
    letters: list[list[str]] = []
    at = 0
    while at < len(latin):
        length = 2 if latin[at : at + 2] in _UNSURE else 1
        letters.append(_UNSURE.get(latin[at : at + length], [latin[at]]))
        at += length
    return islice(map("".join, product(*letters)), _MOST_SPELLINGS)


class TwoScripts:
    """A word of either script, read as dictionary forms of both."""

    def __init__(self, latin: Endings, cyrillic: Endings) -> None:
        """Take the endings of each script."""
        self._latin = latin
        self._cyrillic = cyrillic

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read a Cyrillic word in both scripts, a Latin one in Latin and, if it may be a name, in Cyrillic."""
        if word[:1] >= _FIRST_CYRILLIC:
            found = self._cyrillic.readings(word, apostrophes)
            return found + tuple(one._replace(key=one.key.translate(_LATIN)) for one in found)
        found = self._latin.readings(word, apostrophes)
        other = (
            one._replace(key=spelling, use=one.use & ~Use.COMMON)
            for one in found
            if one.use & (Use.NAME | Use.PLURAL)
            for spelling in _spellings(one.key)
        )
        return found + tuple(dict.fromkeys(other))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, and in Latin letters the word itself."""
        if word[:1] < _FIRST_CYRILLIC:
            return self._latin.singulars(word)
        found = self._cyrillic.singulars(word) | {word}
        return found | {one.translate(_LATIN) for one in found}
