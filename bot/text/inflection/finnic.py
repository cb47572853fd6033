"""How Finnish and Estonian words are read: an ending, the stem it stands behind, the consonants that alternate.

Two small tables do the work of a large one. The first says which ending stands behind which kind of stem; the second
which dictionary form a stem of that kind has (Finnish: kind w, the weak stem; -kse, dictionary -s). A line of the
second may say that the consonants before it alternate: the text has the weak grade and the dictionary the strong one
(sodan, sota), or the other way about (asukkaan, asukas).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.text.inflection.endings import APOSTROPHE_ENDING, Reading, Use, names_first, set_off, terms_among

_VOWELS = frozenset("aeiouy")
_USES = {"n": Use.NAME, "p": Use.PART, "c": Use.COMMON, "t": Use.COMMON | Use.TERM, "a": Use.ACRONYM}
_LEAST_STEM = 2
_LEAST_KEY = 3


class _Case(NamedTuple):
    """A line of the first table."""

    kinds: str
    behind: str
    """The letters one of which must stand before the ending; empty for any."""
    use: int
    form: str


class _Stem(NamedTuple):
    """A line of the second table."""

    ending: str
    citation: str
    grade: str
    use: int


class _Rule(NamedTuple):
    """A line of each: what a word may end in, and what of it the dictionary form has instead."""

    citation: str
    grade: str
    lost: str
    """What stands between the consonants that alternate and the ending of the case, if the citation is empty."""
    behind: str
    use: int
    form: str


def _uses(letters: str) -> int:
    use = 0
    for letter in letters:
        use |= _USES[letter]
    return use


def _lines(table: str) -> Iterator[list[str]]:
    for line in table.splitlines():
        bare = line.split("#")[0].strip()
        if bare:
            yield ["" if part == "-" else part for part in bare.split(maxsplit=4)]


class Grades:
    """Consonant gradation: which consonants before the last vowel stand for which in the other grade."""

    def __init__(self, pairs: str, *, drops: str = "", single_behind: str = "") -> None:
        """Compile `weak>strong` pairs; of `drops` the weak grade is nothing, between vowels.

        What doubles in the strong grade does so only behind a vowel or one of `single_behind`.
        """
        self._strong: dict[str, list[str]] = {}
        self._weak: dict[str, list[str]] = {}
        for pair in pairs.split():
            weak, strong = pair.split(">")
            self._strong.setdefault(weak, []).append(strong)
            self._weak.setdefault(strong, []).append(weak)
        self._drops = drops
        self._before_double = _VOWELS | frozenset(single_behind)

    def strong(self, head: str, tail: str) -> Iterator[str]:
        """Give what the letters before a tail may be in the strong grade."""
        for at, others in self._ends(head, self._strong):
            for other in others:
                if not other.startswith(head[at:] * 2) or head[at - 1 : at] in self._before_double:
                    yield head[:at] + other
        if self._drops and head[-1:] in _VOWELS and tail[:1] in _VOWELS and head[-1:] != tail[:1]:
            yield from (head + dropped for dropped in self._drops)

    def weak(self, head: str, _tail: str) -> Iterator[str]:
        """Give what the letters before a tail may be in the weak grade."""
        for at, others in self._ends(head, self._weak):
            yield from (head[:at] + other for other in others)
        if head[-1:] and head[-1] in self._drops and head[-2:-1] != head[-1]:
            yield head[:-1]

    def _ends(self, head: str, pairs: Mapping[str, list[str]]) -> Iterator[tuple[int, list[str]]]:
        for size in (2, 1):
            if len(head) > size and head[-size:] in pairs:
                yield len(head) - size, pairs[head[-size:]]
                return


class Finnic:
    """Endings behind stems of several kinds, with gradation, particles and possessive endings."""

    def __init__(
        self,
        *,
        cases: str,
        stems: str,
        grades: Grades,
        particles: Sequence[str],
        irregular: str = "",
        possessives: Sequence[str] = (),
        acronym_endings: str = "",
    ) -> None:
        """Compile the tables.

        `cases` has lines of `ending kinds behind uses form`, `stems` of `kinds ending,ending citation,citation grade
        uses`; a citation `=` is the ending itself. Grades: `=` the same, `s` the text may be weak and the dictionary
        strong, `w` the reverse.
        """
        self._rules: dict[str, list[_Rule]] = {}
        by_kind: dict[str, list[_Stem]] = {}
        for kinds, endings, citations, grade, uses in _lines(stems):
            for kind in kinds:
                for ending in endings.split(","):
                    for citation in citations.split(","):
                        stem = _Stem(ending, ending if citation == "=" else citation, grade, _uses(uses) | Use.TERM)
                        by_kind.setdefault(kind, []).append(stem)
        for ending, kinds, behind, uses, form in _lines(cases):
            for stem in (stem for kind in kinds for stem in by_kind[kind]):
                self._add(ending, stem, _Case(kinds, behind, _uses(uses), form))
        self._longest = max(map(len, self._rules))
        self._grades = grades
        self._particles = tuple(particles)
        self._possessives = tuple(possessives)
        self._acronym_endings = frozenset(acronym_endings.split())
        self._irregular: dict[str, list[str]] = {}
        for line in irregular.strip().splitlines():
            *forms, citation = line.split()
            for form in forms:
                self._irregular.setdefault(form, []).append(citation)

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word as every dictionary form whose stem and ending it may be."""
        end = len(word)
        found = [Reading(word, 0, end, "", Use.ANY, end)]
        found.extend(set_off(word, 0, apostrophes, longest=APOSTROPHE_ENDING))
        found.extend(
            Reading(word[:at], 0, end, "ending of an acronym", Use.ACRONYM, at)
            for at in range(_LEAST_STEM, end)
            if word[at:] in self._acronym_endings
        )
        for body, added, use in self._bodies(word):
            if added and use & Use.NAME:
                found.append(Reading(body, 0, end, added, use & ~Use.TERM, len(body)))
            for key, stem, form, of_case in self._declined(body):
                named = f"{form} + {added}" if added else form
                found.append(Reading(key, 0, end, named, of_case & use, stem))
        return names_first(found)

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return terms_among(self.readings(word, ()))

    def _bodies(self, word: str) -> Iterator[tuple[str, str, int]]:
        """Give the word, the word without its particle, and each of them without a possessive ending."""
        yield word, "", Use.ANY | Use.TERM
        yield from self._without_possessive(word)
        for particle in self._particles:
            if word.endswith(particle) and len(word) - len(particle) >= _LEAST_KEY:
                body = word[: -len(particle)]
                yield body, "particle", Use.ANY
                yield from self._without_possessive(body)

    def _without_possessive(self, word: str) -> Iterator[tuple[str, str, int]]:
        for possessive in self._possessives:
            body = word[: -len(possessive)]
            if word.endswith(possessive) and len(body) >= _LEAST_KEY:
                # Its owner's n or t has swallowed that of the case: hallituksensa of hallituksen, hallitukset.
                yield body, "possessive", Use.COMMON
                yield body + "n", "possessive", Use.COMMON
        if self._possessives and word[-1:] == "n" and len(word) > _LEAST_KEY + 2 and word[-3] == word[-2] in _VOWELS:
            yield word[:-2], "possessive", Use.COMMON

    def _declined(self, word: str) -> Iterator[tuple[str, int, str, int]]:
        """Give dictionary form, letters of the stem, name of the case and use."""
        if word in self._irregular:
            yield from ((key, len(word), "irregular form", Use.COMMON | Use.TERM) for key in self._irregular[word])
        for at in range(max(0, len(word) - self._longest), len(word) + 1):
            for rule in self._rules.get(word[at:], ()):
                if rule.behind and word[at - 1] not in rule.behind:
                    continue
                head, tail = word[:at], rule.citation
                if head + tail != word:
                    yield head + tail, at, rule.form, rule.use
                if rule.grade == "=":
                    continue
                behind = tail or rule.lost
                if not behind or (not rule.lost and head[-1:] in _VOWELS):
                    if head[-1:] not in _VOWELS:
                        continue
                    head, tail = head[:-1], head[-1] + tail
                    behind = tail
                graded = self._grades.strong if rule.grade == "s" else self._grades.weak
                for other in graded(head, behind):
                    yield other + tail, min(at, len(other)), rule.form, rule.use

    def _add(self, ending: str, stem: _Stem, case: _Case) -> None:
        """Compile what an ending and a stem give together."""
        use = stem.use & case.use
        if not use or (case.behind and stem.ending and stem.ending[-1] not in case.behind):
            return
        behind = "" if stem.ending else case.behind
        rule = _Rule(stem.citation, stem.grade, stem.ending, behind, use, case.form)
        of_ending = self._rules.setdefault(stem.ending + ending, [])
        if rule not in of_ending:
            of_ending.append(rule)
