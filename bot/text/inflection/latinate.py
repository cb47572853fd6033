"""What the tables of the Romance languages share: several endings a line, and stems that change before them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from bot.text.inflection.endings import Reading, Use, parse_table, set_off, terms_among

VOWELS: Final = "aeiou"

Changes = tuple[tuple[str, str], ...]
"""What the last vowels of a stem are in the text, and in the dictionary form: (cierr, ie -> e) cerr."""


class _Line(NamedTuple):
    """A line of the table for one ending."""

    citation: str
    form: str
    use: int
    least: int
    changes: Changes


class Latinate:
    """Endings of which a line may have several (`o,aron ar c 2 past`), and stems that change before an ending.

    Names of one word keep their stem.
    """

    def __init__(
        self,
        table: str,
        *,
        changes: Mapping[str, Changes],
        verbs: str = "",
        nouns: str = "",
        apart: str = "",
        elisions: Iterable[str] = (),
    ) -> None:
        """Compile the table.

        `changes` has the vowels that change before a citation's ending. `verbs` and `nouns` have lines of `form ...
        citation` that no ending tells; a noun's plural may stand in a rule. `apart` has lines of `word ... citation`
        that look related and are not.
        """
        self._lines: dict[str, list[_Line]] = {}
        for rule in parse_table(_expanded(table)):
            is_common = bool(rule.use & (Use.COMMON | Use.PART))
            of_stem = changes.get(rule.citation, ()) if is_common else ()
            line = _Line(rule.citation, rule.form, rule.use, rule.least, of_stem)
            self._lines.setdefault(rule.ending, []).append(line)
        self._lengths: dict[str, list[int]] = {}
        for length, last in sorted({(len(ending), ending[-1:]) for ending in self._lines}, reverse=True):
            self._lengths.setdefault(last, []).append(length)
        self._term_endings = tuple(
            ending for ending, lines in self._lines.items() if any(line.use & Use.TERM for line in lines)
        )
        self._elisions = frozenset(elisions)
        self._irregular: dict[str, dict[str, int]] = {}
        for table_, use in ((verbs, Use.COMMON), (nouns, Use.COMMON | Use.TERM)):
            for form, citation in _pairs(table_):
                self._irregular.setdefault(form, {})[citation] = use
        self._apart = frozenset(_pairs(apart))

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word, and what is left of it behind an elided article."""
        found = self._read(word, 0)
        if apostrophes:
            found.extend(set_off(word, 0, apostrophes))
            for at in apostrophes:
                if word[:at] in self._elisions:
                    found.extend(self._read(word[at:], at))
                    found.extend(set_off(word[at:], at, tuple(other - at for other in apostrophes if other > at)))
        return tuple(found)

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        if word in self._irregular or word.endswith(self._term_endings):
            return terms_among(self._read(word, 0))
        return frozenset()

    def _read(self, word: str, offset: int) -> list[Reading]:
        """Read a word, each dictionary form once for each stem."""
        end = offset + len(word)
        found: _Found = {(word, len(word)): Reading(word, offset, end, "", Use.ANY, len(word))}
        for citation, use in self._irregular.get(word, {}).items():
            found[citation, len(word)] = Reading(citation, offset, end, "irregular form", use, len(word))
        for length in (*self._lengths.get(word[-1:], ()), *self._lengths.get("", ())):
            at = len(word) - length
            lines = self._lines.get(word[at:]) if at > 0 else None
            if lines:
                _unbend(word[:at], lines, offset, end, found)
        if self._apart:
            return [reading for reading in found.values() if (word, reading.key) not in self._apart]
        return list(found.values())


_Found = dict[tuple[str, int], Reading]
"""The readings of a word by dictionary form and length of the stem."""


def _unbend(stem: str, lines: Iterable[_Line], offset: int, end: int, found: _Found) -> None:
    """Add the dictionary forms of a stem whose ending in the text has these lines."""
    at = len(stem)
    others: dict[Changes, list[str]] = {(): []}
    for citation, form, use, least, changes in lines:
        if at < least:
            continue
        key = (stem + citation, at)
        met = found.get(key)
        if met is None:
            found[key] = Reading(key[0], offset, end, form, use, at)
        elif use & ~met.use:
            found[key] = met._replace(use=met.use | use)
        if changes not in others:
            others[changes] = list(_changed(stem, changes))
        for other in others[changes]:
            key = (other + citation, at)
            if key not in found:
                found[key] = Reading(key[0], offset, end, form, use & ~(Use.NAME | Use.PLURAL), at)


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    for line in lines.strip().splitlines():
        *words, citation = line.split()
        yield from ((word, citation) for word in words)


def _expanded(table: str) -> str:
    """Give a line for every ending of a line."""
    lines: list[str] = []
    for line in table.splitlines():
        endings, _, rest = line.strip().partition(" ")
        if endings and not endings.startswith("#"):
            lines.extend(f"{ending} {rest}" for ending in endings.split(","))
    return "\n".join(lines)


def _changed(stem: str, changes: Changes) -> Iterator[str]:
    """Give the stem with its last vowels changed, past a mute u (sigu -> segu), or its last consonant."""
    end = len(stem)
    if stem.endswith(("gu", "qu")):
        end -= 2
    while end and stem[end - 1] not in VOWELS:
        end -= 1
    for written, meant in changes:
        at = end if written[-1] in VOWELS else len(stem)
        if stem.endswith(written, 0, at):
            yield stem[: at - len(written)] + meant + stem[at:]
