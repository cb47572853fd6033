"""Turkish.

Source: Goksel and Kerslake, Turkish: A Comprehensive Grammar (chapters 2, 6, 8.1). Folding has made one letter of each
pair that the alphabet tells apart only by a dot or a tail, so the vowel classes are: A = a e, I = i u.
A name takes its ending behind an apostrophe; agency copy often drops it, hence the closed chain for that case, and only
for words with a capital: kilise is a church, and Kilise is to Kilis. An acronym joins by how its letters are called
(ABD'nin), so harmony says nothing of it; small letters behind capitals do.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.text.inflection.endings import APOSTROPHE_ENDING, Reading, Use, terms_among

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
_SHORTEST_ACRONYM = 2
_SHORTEST_STEM = 3
_SHORTEST_NAME = 4
"""Of shorter names without apostrophe too many words would be a form: Çin, çini."""
_PLURAL_OF_COMPOUND = re.compile("l[ae]r[iu]")
_FIRST = frozenset("aeiuclmnsydt")
"""Letters with which an ending may begin."""
_MOST_CHAINS = 65_536


class _Chain(NamedTuple):
    """What an ending is, read from its first letter to its last; empty when it is none of that kind."""

    of_name: str
    of_common: str
    may_be_of_compound: bool
    """It begins as the plural of a compound does: hava saldiri-lari."""
    is_open: bool
    """It begins with a vowel."""
    has_buffer: bool
    """It begins with a letter that parts two vowels."""
    open_vowel: str
    """Its first a or e."""


class _Chains(dict[str, _Chain | None]):
    """Endings with what they are; worked out when first met, for the words of a language share few."""

    def __missing__(self, ending: str) -> _Chain | None:
        if len(self) >= _MOST_CHAINS:
            self.clear()
        name, common = _NAME_CHAIN.fullmatch(ending), _COMMON_CHAIN.fullmatch(ending)
        chain = None
        if name or common:
            chain = _Chain(
                of_name=_form(name),
                of_common=_form(common),
                may_be_of_compound=bool(_PLURAL_OF_COMPOUND.match(ending)),
                is_open=ending[0] in _VOWELS,
                has_buffer=ending[0] in "yns" and ending[1:2] in tuple(_VOWELS),
                open_vowel=next((char for char in ending if char in "ae"), ""),
            )
        self[ending] = chain
        return chain


def _form(match: re.Match[str] | None) -> str:
    """Name the endings of a chain, in order."""
    if match is None:
        return ""
    parts = sorted((match.start(name), name) for name, text in match.groupdict().items() if text)
    return " + ".join(name for _, name in parts)


_CHAINS = _Chains()


def _joins(word: str, at: int, chain: "_Chain") -> bool:
    """Say whether the ending may stand behind the letters before it: buffer letters and the harmony of a and e."""
    last = word[at - 1]
    if last in _VOWELS:
        if chain.is_open:
            return False
    elif chain.has_buffer:
        return False
    if not chain.open_vowel:
        return True
    for letter in reversed(word[:at]):
        if letter in _VOWELS:
            # Loan words in a soft l or t take front endings: Kemal'e, saate.
            return letter not in "ae" or letter == chain.open_vowel or (chain.open_vowel == "e" and last in "lt")
    return True


class _Turkish:
    """Endings chained behind the stem, with or without an apostrophe."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word as every stem that its endings may stand behind."""
        end = len(word)
        found = [Reading(word, 0, end, "", Use.ANY, end)]
        for at in apostrophes:
            if at and end - at <= APOSTROPHE_ENDING:
                chain = _CHAINS[word[at:]]
                form = (chain.of_name or chain.of_common) if chain else "ending after the apostrophe"
                found.append(Reading(word[:at], 0, end, form, Use.NAME | Use.PART, at, is_set_off=True))
        for at in range(max(_SHORTEST_ACRONYM, end - _LONGEST_CHAIN), end):
            chain = _CHAINS[word[at:]] if word[at] in _FIRST else None
            if not chain:
                continue
            if chain.of_name:
                found.append(Reading(word[:at], 0, end, chain.of_name, Use.ACRONYM, at))
            if at >= _SHORTEST_STEM and _joins(word, at, chain):
                found.extend(_read(word[:at], chain, end))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return terms_among(self.readings(word, ()))


def _read(stem: str, chain: _Chain, end: int) -> Iterable[Reading]:
    """Read a stem with an ending that may stand behind it."""
    if chain.of_name and len(stem) >= _SHORTEST_NAME:
        yield Reading(stem, 0, end, chain.of_name, Use.NAME, len(stem), needs_capital=True)
    form = chain.of_common
    if not form:
        return
    use = Use.COMMON | Use.PART | (Use.TERM if form == "plural" else 0)
    yield Reading(stem, 0, end, form, use, len(stem))
    if chain.may_be_of_compound:
        # Hava saldirilari is the plural of hava saldirisi, the form a dictionary and an analyst write.
        vowel = "u" if next((char for char in reversed(stem) if char in _VOWELS), "i") in "ou" else "i"
        buffer = "s" if stem[-1] in _VOWELS else ""
        yield Reading(f"{stem}{buffer}{vowel}", 0, end, form, use | Use.TERM, len(stem))
    if chain.is_open:
        yield from _other_stems(stem, form, end)


def _other_stems(stem: str, form: str, end: int) -> Iterable[Reading]:
    """Read a stem that changes before a vowel."""
    hard = _HARD.get(stem[-1])
    if hard:
        yield Reading(stem[:-1] + hard, 0, end, form, Use.COMMON | Use.PART, len(stem) - 1)
    if len(stem) > _SHORTEST_STEM and stem[-1] not in _VOWELS and stem[-2] not in _VOWELS:
        # Sehir, sehri; nehir, nehri: a high vowel that falls out.
        for vowel in "iu":
            yield Reading(f"{stem[:-1]}{vowel}{stem[-1]}", 0, end, form, Use.COMMON, len(stem) - 1)


TURKISH = _Turkish()
