"""Turkish.

Source: Goksel and Kerslake, Turkish: A Comprehensive Grammar (chapters 2, 6, 8.1). Folding has made one letter of each
pair that the alphabet tells apart only by a dot or a tail, so the vowel classes are: A = a e, I = i u.
A name takes its ending behind an apostrophe; agency copy often drops it, hence the closed chain for that case.
"""

import re
from collections.abc import Iterable

from bot.text.inflection.endings import APOSTROPHE_ENDING, Reading, Use, set_off

_PLURAL = r"(?P<plural>l[ae]r)"
_POSSESSIVE = r"(?P<possessive>l[ae]r[iu]|[iu]?m[iu]z|[iu]?n[iu]z|[iu]?m|[iu]n|s?[iu])"
_CASE = (
    r"(?:(?P<locative>n?[dt][ae])|(?P<ablative>n?[dt][ae]n)|(?P<genitive>n?[iu]n)|(?P<instrumental>y?l[ae])"
    r"|(?P<dative>[yn]?[ae])|(?P<accusative>[yn]?[iu]))"
)
_EQUATIVE = r"(?P<equative>n?c[ae])"
_RELATIVE = r"(?P<relative>(?<=[dt][ae])ki(?:l[ae]r)?(?:n[iu]n|n[dt][ae]n?|n[iua]|nl[ae])?|(?<=[iu]n)ki)"
_COPULA = r"(?P<copula>[dt][iu]r|y?[dt][iu])"

_NAME_CHAIN = re.compile(rf"{_CASE}{_RELATIVE}?(?:[dt][iu]r)?|{_COPULA}")
_COMMON_CHAIN = re.compile(rf"{_PLURAL}?{_POSSESSIVE}?(?:{_CASE}{_RELATIVE}?|{_EQUATIVE})?{_COPULA}?")

_VOWELS = "aeiou"
_HARD = {"b": "p", "d": "t", "g": "k"}
"""Kitap, kitabi: the voiced end of a stem before a vowel is voiceless in the dictionary."""
_LONGEST_CHAIN = 14
_SHORTEST_STEM = 3
_SHORTEST_NAME = 4


def _joins(stem: str, ending: str) -> bool:
    """Say whether the ending may stand behind the stem: buffer letters and the harmony of a and e."""
    last, first = stem[-1], ending[0]
    if last in _VOWELS and first in _VOWELS:
        return False
    if last not in _VOWELS and first in "yns" and ending[1:2] in tuple(_VOWELS):
        return False
    open_vowel = next((char for char in ending if char in "ae"), None)
    stem_vowel = next((char for char in reversed(stem) if char in _VOWELS), None)
    if open_vowel is None or stem_vowel not in ("a", "e"):
        return True
    # Loan words in a soft l or t take front endings: Kemal'e, saate.
    return open_vowel == stem_vowel or (open_vowel == "e" and last in "lt")


def _form(match: re.Match[str]) -> str:
    """Name the endings of a chain, in order."""
    parts = sorted((match.start(name), name) for name, text in match.groupdict().items() if text)
    return " + ".join(name for _, name in parts)


class _Turkish:
    """Endings chained behind the stem, with or without an apostrophe."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word as every stem that its endings may stand behind."""
        end = len(word)
        found = [Reading(word, 0, end, "", Use.ANY, end)]
        for at in apostrophes:
            ending = word[at:]
            if at and len(ending) <= APOSTROPHE_ENDING:
                chain = _NAME_CHAIN.fullmatch(ending) or _COMMON_CHAIN.fullmatch(ending)
                form = _form(chain) if chain else "ending after the apostrophe"
                found.append(Reading(word[:at], 0, end, form, Use.NAME | Use.PART, at))
        found.extend(set_off(word, 0, apostrophes, longest=0))
        for at in range(max(_SHORTEST_STEM, end - _LONGEST_CHAIN), end):
            found.extend(self._read(word[:at], word[at:], end))
        return tuple(dict.fromkeys(found))

    def _read(self, stem: str, ending: str, end: int) -> Iterable[Reading]:
        if not _joins(stem, ending):
            return
        name = _NAME_CHAIN.fullmatch(ending)
        if name:
            # Of a short name without apostrophe too many words would be a form: Çin, çini; Mali, malin.
            use = Use.ANY if len(stem) >= _SHORTEST_NAME else Use.COMMON | Use.PART
            yield Reading(stem, 0, end, _form(name), use, len(stem))
        common = _COMMON_CHAIN.fullmatch(ending)
        if not common:
            return
        form = _form(common)
        if not name:
            yield Reading(stem, 0, end, form, Use.COMMON | Use.PART, len(stem))
        if ending[0] in _VOWELS:
            hard = _HARD.get(stem[-1])
            if hard:
                yield Reading(stem[:-1] + hard, 0, end, form, Use.COMMON | Use.PART, len(stem) - 1)
            if len(stem) > _SHORTEST_STEM and stem[-1] not in _VOWELS and stem[-2] not in _VOWELS:
                # Sehir, sehri; nehir, nehri: a high vowel that falls out.
                for vowel in "iu":
                    yield Reading(f"{stem[:-1]}{vowel}{stem[-1]}", 0, end, form, Use.COMMON, len(stem) - 1)


TURKISH = _Turkish()
