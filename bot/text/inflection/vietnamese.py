"""Vietnamese.

Source: Quy tac chinh ta tieng Viet (2018 rules of the ministry of education): i and y at the end of a syllable are both
written (ti gia, ty gia). Nothing else of a word changes, and a word is a row of syllables with blanks between them.
"""

from bot.text.inflection.endings import Reading, Use

_SWAPPED = {"i": "y", "y": "i"}
_CONSONANTS = "bdhklmqstvu"


class _Vietnamese:
    """Spelling variants of a syllable."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the syllable, and the other way to spell it."""
        end = len(word)
        found = [Reading(word, 0, end, "", Use.ANY, end)]
        other = _SWAPPED.get(word[-1]) if end > 1 and word[-2] in _CONSONANTS else None
        if other:
            found.append(Reading(word[:-1] + other, 0, end, "other spelling", Use.ANY, end))
        return tuple(found)

    def singulars(self, word: str) -> frozenset[str]:
        """Give nothing: there is no plural."""
        return frozenset()


VIETNAMESE = _Vietnamese()
