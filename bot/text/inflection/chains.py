"""Endings chained behind a stem in a fixed order, with vowel harmony: the Turkic languages that write so.

A table says what may stand in each place of the chain; all chains are put together once, so reading a word is a matter
of looking up each of its ends. Capitals in a table stand for the letters that follow the stem's vowels.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from bot.text.inflection.endings import APOSTROPHE_ENDING, Reading, Use, terms_among

_SHORTEST_ACRONYM = 2
_SHORTEST_STEM = 2
_SHORTEST_NAME = 3
_SHORT_NAME = 5
"""Up to this length a name with an ending counts only with a capital: çini is no China's."""
_LONGEST_CHAIN = 16


class _Morph(NamedTuple):
    text: str
    behind: frozenset[str] | None
    """The letters it may follow; none: any."""
    harmony: str
    """Its vowels, `A` for back and `E` for front; empty for both."""
    form: str
    citation: str = ""


class _Chain(NamedTuple):
    morph: _Morph
    use: int
    is_compound: bool = False
    """Begins with a plural and the possessive of compounds: hava hücumları, of hava hücumu."""


_NO_MORPH = _Morph("", None, "", "")


class Harmony(NamedTuple):
    """Which vowels a language tells apart in endings."""

    back: Mapping[str, str]
    """What the capitals of a table are behind back vowels; several letters: any of them."""
    front: Mapping[str, str]
    back_vowels: str
    """Vowels of a stem that ask for back endings; those in neither list say nothing."""
    front_vowels: str
    vowels: str

    def of(self, stem: str) -> str:
        """Give which endings the stem asks for; of a vowel behind a vowel (Тоқаев) nothing is known."""
        for at in range(len(stem) - 1, -1, -1):
            if stem[at] in self.vowels:
                if stem[at] in self.front_vowels and at and stem[at - 1] in self.vowels:
                    return ""
                return "A" if stem[at] in self.back_vowels else "E" if stem[at] in self.front_vowels else ""
        return ""

    def spellings(self, ending: str) -> Iterator[tuple[str, str]]:
        """Give the ending with its letters, and which harmony that is; none if both have the same."""
        changing = [char for char in ending if char in self.back]
        is_told = any(set(self.back[char]).isdisjoint(self.front[char]) for char in changing)
        if not changing:
            yield ending, ""
            return
        for name, letters in (("A", self.back), ("E", self.front)):
            for chars in product(*(letters.get(char, char) for char in ending)):
                yield "".join(chars), name if is_told else ""


class Chains:
    """Inflection by chains of endings: `slot ending,ending behind form` a line, and `verb` lines with infinitives."""

    def __init__(
        self,
        table: str,
        *,
        harmony: Harmony,
        classes: Mapping[str, str],
        possessives: Sequence[tuple[str, str]],
        infinitives: Sequence[str],
        hardened: Mapping[str, str],
        inserted: str,
        verb_stems: Mapping[str, str] | None = None,
    ) -> None:
        """Take the table.

        `classes` are sets of letters an ending may follow; `possessives` the ending of a compound and what it follows;
        `hardened` maps the last letter of a stem before a vowel to that of the dictionary; `inserted` are the vowels
        that fall out of a last syllable; `verb_stems` the ends of verb stems that the infinitive changes.
        """
        self._harmony = harmony
        self._classes = {name: frozenset(letters) for name, letters in classes.items()}
        self._slots: dict[str, list[_Morph]] = {}
        for line in table.splitlines():
            bare = line.split("#")[0].strip()
            if bare:
                slot, endings, behind, form = bare.split(maxsplit=3)
                for ending in endings.split(","):
                    for text, name in harmony.spellings(ending):
                        self._slots.setdefault(slot, []).append(_Morph(text, self._classes.get(behind), name, form))
        self._possessives = tuple(
            _Morph(text, self._classes.get(behind), name, "")
            for ending, behind in possessives
            for text, name in harmony.spellings(ending)
        )
        self._infinitives = tuple(spelling for one in infinitives for spelling in harmony.spellings(one))
        self._hardened = hardened
        self._inserted = inserted
        self._verb_stems = verb_stems or {}

    @cached_property
    def name_endings(self) -> frozenset[str]:
        """The endings of names, such as a hyphen sets off from an acronym."""
        return frozenset(chain.morph.text for chain in self._names())

    @cached_property
    def _chains(self) -> dict[str, tuple[_Chain, ...]]:
        found: dict[str, dict[_Chain, None]] = {}
        for chain in (*self._names(), *self._commons()):
            found.setdefault(chain.morph.text, {})[chain] = None
        return {ending: tuple(some) for ending, some in found.items()}

    @cached_property
    def _verbs(self) -> dict[str, tuple[_Morph, ...]]:
        found: dict[str, dict[_Morph, None]] = {}
        for morph in self._joined(self._optional("negative"), self._slot("verb"), self._optional("person")):
            found.setdefault(morph.text, {})[morph] = None
        return {ending: tuple(some) for ending, some in found.items()}

    def _names(self) -> Iterator[_Chain]:
        cases = self._slot("case")
        relative = self._relative()
        for morph in (
            *self._joined(self._optional("ours"), cases, self._optional("copula")),
            *relative,
            *self._slot("ours"),
            *self._slot("copula"),
        ):
            yield _Chain(morph, Use.NAME | Use.PART | Use.ACRONYM)

    def _relative(self) -> list[_Morph]:
        tail = (*self._optional("plural"),), (*self._optional("case"),)
        return list(self._joined(self._slot("relative"), *tail))

    def _commons(self) -> Iterator[_Chain]:
        plurals, cases, copulas = self._slot("plural"), self._optional("case"), self._optional("copula")
        for morph in plurals:
            yield _Chain(morph, Use.COMMON | Use.PART | Use.TERM)
        for morph in self._joined(self._optional("plural"), self._optional("possessive"), cases, copulas):
            if morph.text:
                yield _Chain(morph, Use.COMMON | Use.PART)
        for morph in self._joined(plurals, self._slot("third"), cases, copulas):
            yield _Chain(morph, Use.COMMON | Use.PART | Use.TERM, is_compound=True)
        third = self._slot("third")
        for morph in self._joined(self._optional("plural"), (*third, _NO_MORPH), self._relative()):
            yield _Chain(morph, Use.COMMON | Use.PART)
        for morph in self._joined(plurals, third, self._relative()):
            yield _Chain(morph, Use.COMMON | Use.PART | Use.TERM, is_compound=True)

    def _slot(self, name: str) -> tuple[_Morph, ...]:
        return tuple(self._slots.get(name, ()))

    def _optional(self, name: str) -> tuple[_Morph, ...]:
        return (_NO_MORPH, *self._slot(name))

    def _joined(self, *slots: Iterable[_Morph]) -> Iterator[_Morph]:
        """Give every chain of one from each slot whose letters and vowels agree."""
        joined = [_NO_MORPH]
        for slot in slots:
            some = tuple(slot)
            joined = [
                _Morph(
                    before.text + morph.text,
                    before.behind if before.text else morph.behind,
                    before.harmony or morph.harmony,
                    " + ".join(filter(None, (before.form, morph.form))),
                )
                for before in joined
                for morph in some
                if self._agree(before, morph)
            ]
        yield from joined

    @staticmethod
    def _agree(before: _Morph, morph: _Morph) -> bool:
        if before.text and morph.text and morph.behind is not None and before.text[-1] not in morph.behind:
            return False
        return not (before.harmony and morph.harmony and before.harmony != morph.harmony)

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word as every stem that its endings may stand behind."""
        end = len(word)
        found = [Reading(word, 0, end, "", Use.ANY, end)]
        for at in apostrophes:
            some = self._chains.get(word[at:])
            if at and some and end - at <= APOSTROPHE_ENDING:
                found.append(Reading(word[:at], 0, end, some[0].morph.form, Use.NAME | Use.PART, at, is_set_off=True))
        for at in range(max(_SHORTEST_ACRONYM, end - _LONGEST_CHAIN), end):
            stem = word[:at]
            for chain in self._chains.get(word[at:], ()):
                found.extend(self._read(stem, chain, end))
            if at >= _SHORTEST_STEM:
                for morph in self._verbs.get(word[at:], ()):
                    if self._fits(stem, morph):
                        found.extend(self._infinitives_of(stem, morph, end))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return terms_among(self.readings(word, ()))

    def _fits(self, stem: str, morph: _Morph) -> bool:
        if morph.behind is not None and stem[-1] not in morph.behind:
            return False
        return not morph.harmony or self._harmony.of(stem) in ("", morph.harmony)

    def _read(self, stem: str, chain: _Chain, end: int) -> Iterator[Reading]:
        """Read a stem with a chain that may stand behind it."""
        morph, at = chain.morph, len(stem)
        if chain.use & Use.NAME:
            yield Reading(stem, 0, end, morph.form, Use.ACRONYM, at)
            if at >= _SHORTEST_NAME and self._fits(stem, morph):
                is_short = at <= _SHORT_NAME
                yield Reading(stem, 0, end, morph.form, Use.NAME, at, needs_capital=is_short)
                yield Reading(stem, 0, end, morph.form, Use.PART, at)
            return
        if at < _SHORTEST_STEM or not self._fits(stem, morph):
            return
        if chain.is_compound:
            for possessive in self._possessives:
                if self._fits(stem, possessive):
                    yield Reading(stem + possessive.text, 0, end, morph.form, chain.use, at)
            return
        yield Reading(stem, 0, end, morph.form, chain.use, at)
        if morph.text[0] in self._harmony.vowels:
            yield from self._other_stems(stem, morph.form, end)

    def _other_stems(self, stem: str, form: str, end: int) -> Iterator[Reading]:
        """Read a stem that changes before a vowel."""
        for hard in self._hardened.get(stem[-1], ""):
            yield Reading(stem[:-1] + hard, 0, end, form, Use.COMMON | Use.PART, len(stem) - 1)
        vowels = self._harmony.vowels
        if len(stem) > _SHORTEST_STEM and stem[-1] not in vowels and stem[-2] not in vowels:
            for vowel in self._inserted:
                for last in (stem[-1], *self._hardened.get(stem[-1], "")):
                    yield Reading(f"{stem[:-1]}{vowel}{last}", 0, end, form, Use.COMMON, len(stem) - 1)

    def _infinitives_of(self, stem: str, morph: _Morph, end: int) -> Iterator[Reading]:
        stems = [stem]
        if morph.text[0] in self._harmony.vowels:
            stems += [stem[:-1] + hard for hard in self._hardened.get(stem[-1], "")]
        for one in stems:
            for infinitive, _ in self._infinitives:
                base = one[:-1] + self._verb_stems.get(one[-1], one[-1])
                yield Reading(base + infinitive, 0, end, morph.form, Use.COMMON, len(stem))
