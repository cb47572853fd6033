"""Patterns: a name or a term as the sequence of words that is looked for."""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from bot.model.entities import Entity, Kind
from bot.text.folding import fold
from bot.text.inflection import INFLECTED, Reading, Use, readings, term_keys
from bot.text.languages import LANGUAGES, script_of, scripts_of
from bot.text.words import Gap, Word, split_name

_LONGEST_CAPITALS = 3
_LONGEST_JOIN = 3
_SYMBOLS = frozenset("+#@%&$€£")
"""Signs that belong to a name when it begins or ends with them (C++, #metoo)."""

_LOOSE = frozenset((Gap.NONE, Gap.BLANK, Gap.HYPHEN, Gap.DOT))
"""What two words of a name may have between them in the text, whatever stood there in the name."""


class Reach(NamedTuple):
    """The languages that one pass over the text stands for."""

    inflection: str
    """Whose table reads the words; empty for none."""
    languages: frozenset[str]
    scripts: frozenset[str]


@lru_cache(maxsize=1024)
def reaches(languages: tuple[str, ...]) -> tuple[Reach, ...]:
    """Give the passes needed for an article that may be in these languages; none given: in any."""
    tags = languages or tuple(LANGUAGES)
    found = [Reach(tag, frozenset((tag,)), frozenset(scripts_of(tag))) for tag in tags if tag in INFLECTED]
    plain = frozenset(tag for tag in tags if tag not in INFLECTED)
    if plain:
        found.append(Reach("", plain, frozenset(script for tag in plain for script in scripts_of(tag))))
    return tuple(found)


class Seek(Enum):
    """How the words of a pattern are compared with those of the text."""

    NAME = "name"
    """Inflected as proper names are."""
    COMMON = "common"
    """Inflected as common words are: concepts, whose names are dictionary forms."""
    TERM = "term"
    """Inflected as common words are, and perhaps itself in the plural: what analysts write."""
    PHRASE = "phrase"
    """As written, endings of the text aside: what excludes an entity must not reach for its plain name."""
    EXACT = "exact"
    PREFIX = "prefix"
    """The last word begins so."""


_AS_WRITTEN = frozenset((Seek.NAME, Seek.COMMON, Seek.PHRASE))
"""What is found by readings whose key is the word itself."""
_USES = {Seek.COMMON: Use.COMMON, Seek.TERM: Use.COMMON, Seek.PHRASE: Use.ANY, Seek.EXACT: Use.NAME}


class Pattern:
    """What is looked for; compiled once, shared by all rules that mean the same."""

    __slots__ = (
        "_neighbours",
        "capitals",
        "core",
        "demonym",
        "entity",
        "head",
        "is_all_capitals",
        "is_name",
        "is_proper",
        "leaf",
        "needs_marks",
        "seek",
        "slots",
        "tail",
        "takes_endings",
        "text",
        "use",
    )

    def __init__(
        self,
        text: str,
        *,
        seek: Seek,
        entity: Entity | None = None,
        is_name: bool = False,
        takes_endings: bool = True,
        context: tuple[str, str] = ("", ""),
        demonym: bool = False,
        is_proper: bool = False,
        leaf: int = -1,
    ) -> None:
        """Compile a text that holds at least one letter or digit.

        It is a name of an entity, or a phrase that excludes one, or (without an entity) the term `leaf`. `context` is
        what must stand before and behind the text without being part of the name. Without endings it is found as it
        stands, or set off from its ending by an apostrophe; a proper one only with a capital.
        """
        self.text = f"{context[0]}{text}{context[1]}"
        self.seek = seek
        self.entity = entity
        self.is_name = is_name
        self.takes_endings = takes_endings
        self.demonym = demonym
        self.is_proper = is_proper
        self.leaf = leaf
        self.slots, self.core = slots_of(text, context)
        """The words that are the name itself, from and up to."""
        self._neighbours: dict[tuple[int, int], tuple[frozenset[str] | None, frozenset[str] | None]] = {}
        self.needs_marks = len(self.slots) == 1 and bool(self.slots[0].apostrophes) and script_of(text[-1:]) == "hebrew"
        """A Hebrew name whose letters without their marks are another word: OPEC (opek) and horizon (ofek)."""
        letters = [char for char in text if char.isalpha()]
        self.is_all_capitals = bool(letters) and all(char.isupper() for char in letters)
        self.capitals = seek is not Seek.EXACT and self.is_all_capitals and self._is_short(len(letters))
        """Found only in capitals."""
        self.use = _USES.get(seek, Use.NAME if len(self.slots) == 1 else Use.NAME | Use.PART)
        if self.is_all_capitals and seek is not Seek.EXACT:
            self.use |= Use.ACRONYM
        if seek is Seek.NAME and (entity is None or entity.kind is not Kind.PLACE):
            self.use |= Use.PLURAL
        folded = fold(self.text)
        head, tail = folded[: self.slots[0].start].strip(), folded[self.slots[-1].end :].strip()
        self.head = head if set(head) <= _SYMBOLS else ""
        self.tail = tail if set(tail) <= _SYMBOLS else ""

    def neighbours(self, first: int, end: int) -> tuple[frozenset[str] | None, frozenset[str] | None]:
        """Give what the words may be, in their dictionary forms, before and behind the words `first` to `end`.

        `None`: there is none, or it may be anything.
        """
        found = self._neighbours.get((first, end))
        if found is None:
            count = len(self.slots)
            is_known = self.seek in _AS_WRITTEN
            before = frozenset(self.joined(one, first) for one in range(first)) if first and is_known else None
            behind = (
                frozenset(self.joined(end, one + 1) for one in range(end, count)) if end < count and is_known else None
            )
            found = self._neighbours[first, end] = (before, behind)
        return found

    def has_context(self) -> bool:
        """Say whether words around the name are asked for."""
        return self.core != (0, len(self.slots))

    def _is_short(self, letters: int) -> bool:
        """Say whether a name in capitals is so short that small letters make another word of it; EE.UU. is, too."""
        is_dotted = len(self.slots) > 1 and all(slot.gap is Gap.DOT for slot in self.slots[1:])
        return letters <= _LONGEST_CAPITALS or (is_dotted and all(len(slot.text) < 3 for slot in self.slots))

    def joined(self, first: int, end: int) -> str:
        """Give the words from `first` up to `end` written as one."""
        return "".join(slot.text for slot in self.slots[first:end])

    def anchors(self) -> Iterator[tuple[str, int, int]]:
        """Give the words by which the pattern is indexed: one of its own, or a run that texts write as one."""
        return anchors(self.slots, self.core, is_last=self.seek is Seek.PREFIX, may_join=self.seek is not Seek.EXACT)

    def allows_gap(self, slot: int, gap: Gap, between: str) -> bool:
        """Say whether the text may have this between the words `slot - 1` and `slot` of the pattern."""
        if self.slots[slot].gap in _LOOSE:
            return gap in _LOOSE
        own = fold(self.text)[self.slots[slot - 1].end : self.slots[slot].start]
        return own.strip() == between.strip()

    def admits(self, reading: Reading, text: str, reach: Reach) -> bool:
        """Say whether a word of the article, read so in these languages, is the pattern's word `text`."""
        if self.seek is Seek.PREFIX and text.endswith(self.slots[-1].text):
            return reading.key.startswith(text) and not reading.form
        if not reading.use & self.use:
            return False
        keys = term_keys(reach.inflection, text) if self.seek is Seek.TERM else (text,)
        if reading.key not in keys:
            return False
        return self.takes_endings or not reading.form or reading.is_set_off


def slots_of(text: str, context: tuple[str, str]) -> tuple[tuple[Word, ...], tuple[int, int]]:
    """Give the words of a name with what must stand around it, and which of them are the name, from and up to."""
    before, after = context
    slots = split_name(f"{before}{text}{after}")
    first = len(split_name(before)) if before else 0
    return slots, (first, len(slots) - (len(split_name(after)) if after else 0))


def anchors(
    slots: tuple[Word, ...], core: tuple[int, int], *, is_last: bool = False, may_join: bool = True
) -> Iterator[tuple[str, int, int]]:
    """Give what a pattern is indexed by: its longest word, for it is the rarest, and the runs around it in one piece.

    With `is_last` its last word, with words around the name or without `may_join` no runs.
    """
    at = len(slots) - 1 if is_last else max(range(*core), key=lambda slot: len(slots[slot].text))
    if not may_join or core != (0, len(slots)):
        yield slots[at].text, at, at + 1
        return
    for first in range(max(0, at + 1 - _LONGEST_JOIN), at + 1):
        for end in range(at + 1, min(len(slots), first + _LONGEST_JOIN) + 1):
            if all(slots[inner].gap in _LOOSE for inner in range(first + 1, end)):
                yield "".join(slot.text for slot in slots[first:end]), first, end


def fits(pattern: Pattern, text: str, word: Word, reach: Reach) -> Reading | None:
    """Read a word of the article as the pattern's word `text`, or give `None`."""
    for reading in readings(reach.inflection, word.text, word.apostrophes):
        if pattern.admits(reading, text, reach):
            return reading
    return None


def runs(words: Sequence[str]) -> Iterator[str]:
    """Give what `anchors` gives for words with nothing but blanks between them: the longest, and the runs around it."""
    at = max(range(len(words)), key=lambda one: len(words[one]))
    for first in range(max(0, at + 1 - _LONGEST_JOIN), at + 1):
        for end in range(at + 1, min(len(words), first + _LONGEST_JOIN) + 1):
            yield "".join(words[first:end])
