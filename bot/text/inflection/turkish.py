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
_BEHIND_KI = (  # Suriye'dekilerden, ABD'ninkiyle
    r"(?:l[ae]r(?:[iu]n|[dt][ae]n?|[aeiu]|l[ae]|[iu]n[iuae]n?|[iu]nd[ae]n?|[iu]yl[ae])?"
    r"|n[iu]n|n[dt][ae]n?|n[iuae]|[yn]l[ae])?"
)
_RELATIVE = rf"(?P<relative>(?:(?<=[dt][ae])|(?<=[iu]n))ki{_BEHIND_KI})"
_COPULA = r"(?P<copula>[dt][iu]r|y?[dt][iu])"

_OURS = r"(?P<ours>[iu]?m[iu]z)"
_NAME_CHAIN = re.compile(rf"{_CASE}{_RELATIVE}?(?:[dt][iu]r)?|{_COPULA}")
_OUR_CHAIN = re.compile(rf"{_OURS}(?:{_CASE}{_RELATIVE}?)?")
_PEOPLE_CHAIN = re.compile(rf"{_PLURAL}(?:{_CASE}{_RELATIVE}?)?{_COPULA}?")
_PERSON = r"(?:k|m|n[iu]z|n|l[ae]r|s[iu]n[iu]z|[iu]z|[iu]m|s[iu]n)"
_VERB_ENDINGS = (
    rf"[dt][iu]{_PERSON}?",  # past: saldirdi
    rf"m[iu]s(?:t[iu]r?|l[ae]rd[iu]r|{_PERSON})?",  # evidential
    rf"[iu]?yor(?:du|mus|lard[iu]|{_PERSON})?{_PERSON}?",  # present
    rf"y?[ae]c[ae][kg](?:l[ae]r|t[iu]|[iu]n[iu]|{_PERSON})?",  # future
    rf"(?:[aeiu]?r|z)(?:l[ae]r|d[iu]|s[ae]|k[ae]n|{_PERSON})?",  # aorist
    r"m[ae]l[iu](?:l[ae]r|d[iu]r)?",  # necessity
    r"s[ae]",  # condition
    r"y?[ae]n(?:l[ae]r)?|[dt][iu][kg](?:[iu](?:n[iu]n?|nd[ae]n?)?|t[ae]n|l[ae]r[iu]n?[iuae]?)?",  # participles
    r"y?[iu]p|y?[ae]r[ae]k|y?[iu]nc[ae]",  # converbs
    r"m[ae](?:s[iu](?:n[iu]n?|n[ae]|nd[ae]n?|yl[ae])?|l[ae]r[iu]n?[iuae]?n?|y[aei])?",  # verbal noun
    r"m[ae][kg](?:t[ae]|l[ae]|t[ae]d[iu]r)?",  # infinitive with case
)
_VERB_CHAIN = re.compile(rf"(?:m[ae](?=[dmsyzc]))?(?:{'|'.join(_VERB_ENDINGS)})")
_COMMON_CHAIN = re.compile(rf"{_PLURAL}?{_POSSESSIVE}?(?:{_CASE}{_RELATIVE}?|{_EQUATIVE})?{_COPULA}?")

_VOWELS = "aeiou"
_HARD = {"b": "p", "d": "t", "g": "k"}
"""Kitap, kitabi: the voiced end of a stem before a vowel is voiceless in the dictionary."""
_LONGEST_CHAIN = 14
_SHORTEST_ACRONYM = 2
_SHORTEST_STEM = 3
_SHORTEST_NAME = 4
"""Of shorter names without apostrophe too many words would be a form (Çin, çini), but those of a place (Çinde)."""
_PLURAL_OF_COMPOUND = re.compile("l[ae]r[iu]")
_FIRST = frozenset("aeiuclmnrsydtz")
"""Letters with which an ending may begin."""
_MOST_CHAINS = 65_536


class _Chain(NamedTuple):
    """What an ending is, read from its first letter to its last; empty when it is none of that kind."""

    of_name: str
    of_us: str
    """It is behind a name that a speaker calls ours: Turkiye-mizin."""
    of_people: str
    """It is the plural of a name: Kurt-ler."""
    of_verb: bool
    of_common: str
    may_be_of_compound: bool
    """It begins as the plural of a compound does: hava saldiri-lari."""
    is_open: bool
    """It begins with a vowel."""
    has_buffer: bool
    """It begins with a letter that parts two vowels."""
    open_vowel: str
    """Its first a or e."""
    narrows: bool
    """It narrows the vowel before it: -iyor."""


class _Chains(dict[str, _Chain | None]):
    """Endings with what they are; worked out when first met, for the words of a language share few."""

    def __missing__(self, ending: str) -> _Chain | None:
        if len(self) >= _MOST_CHAINS:
            self.clear()
        name, common = _NAME_CHAIN.fullmatch(ending), _COMMON_CHAIN.fullmatch(ending)
        verb = _VERB_CHAIN.fullmatch(ending)
        chain = None
        if name or common or verb:
            chain = _Chain(
                of_name=_form(name),
                of_us=_form(_OUR_CHAIN.fullmatch(ending)),
                of_people=_form(_PEOPLE_CHAIN.fullmatch(ending)),
                of_verb=bool(verb),
                of_common=_form(common),
                may_be_of_compound=bool(_PLURAL_OF_COMPOUND.match(ending)),
                is_open=ending[0] in _VOWELS,
                has_buffer=ending[0] in "yns" and ending[1:2] in tuple(_VOWELS),
                open_vowel=next((char for char in ending if char in "ae"), ""),
                narrows=ending[1:].startswith("yor"),
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
            chain = _CHAINS[word[at:]] if at else None
            if chain or (at and end - at <= APOSTROPHE_ENDING):
                form = (chain.of_name or chain.of_common) if chain else "ending after the apostrophe"
                found.append(Reading(word[:at], 0, end, form, Use.NAME | Use.PART, at, is_set_off=True))
        for at in range(max(_SHORTEST_ACRONYM, end - _LONGEST_CHAIN), end):
            chain = _CHAINS[word[at:]] if word[at] in _FIRST else None
            if not chain:
                continue
            if chain.of_name:
                found.append(Reading(word[:at], 0, end, chain.of_name, Use.ACRONYM, at))
            if not _joins(word, at, chain):
                continue
            if at >= _SHORTEST_STEM:
                found.extend(_read(word[:at], chain, end))
            if chain.of_verb:
                found.extend(_infinitives(word[:at], chain, end))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return terms_among(self.readings(word, ()))


def _read(stem: str, chain: _Chain, end: int) -> Iterable[Reading]:
    """Read a stem with an ending that may stand behind it."""
    at = len(stem)
    if chain.of_name and (at >= _SHORTEST_NAME or chain.of_name.startswith(("locative", "ablative"))):
        yield Reading(stem, 0, end, chain.of_name, Use.NAME, at, needs_capital=True)
    if chain.of_us and at >= _SHORTEST_NAME:
        yield Reading(stem, 0, end, chain.of_us, Use.NAME, at, needs_capital=True)
    if chain.of_people and at >= _SHORTEST_NAME:
        yield Reading(stem, 0, end, chain.of_people, Use.PLURAL, at, needs_capital=True)
    form = chain.of_common
    if not form:
        return
    use = Use.COMMON | Use.PART | (Use.TERM if form == "plural" else 0)
    yield Reading(stem, 0, end, form, use, at)
    if chain.may_be_of_compound:
        # Hava saldirilari is the plural of hava saldirisi, the form a dictionary and an analyst write.
        vowel = "u" if next((char for char in reversed(stem) if char in _VOWELS), "i") in "ou" else "i"
        buffer = "s" if stem[-1] in _VOWELS else ""
        yield Reading(f"{stem}{buffer}{vowel}", 0, end, form, use | Use.TERM, at)
    if chain.is_open:
        yield from _other_stems(stem, form, end)


def _infinitives(stem: str, chain: _Chain, end: int) -> Iterable[Reading]:
    """Read a stem as that of a verb."""
    stems = [stem]
    if chain.is_open and stem[-1] in _HARD:
        stems.append(stem[:-1] + _HARD[stem[-1]])
    vowel = next((char for char in reversed(stem) if char in _VOWELS), "")
    if chain.narrows and stem[-1] not in _VOWELS:
        # Bekle-mek, bekliyor: the open vowel is narrowed.
        stems.extend((f"{stem}a", f"{stem}e"))
    for one in stems:
        for infinitive in ("mak",) if vowel == "a" else ("mek",) if vowel == "e" else ("mak", "mek"):
            yield Reading(one + infinitive, 0, end, "verb form", Use.COMMON, min(len(one), len(stem)))


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
