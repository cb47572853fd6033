"""The lexicon: every term of all rules and every name in one index: what a word of a text may be part of.

It only offers; whether the term or name stands there, and its span, `placing` decides in its walk over the words.

A pattern is indexed by one of its words (standing queries are found by a required term: Lucene's Monitor does the
same). What a word of the text is worth looking at for is worked out once, with all its inflection, and remembered; the
texts of news are made of the same words over and over. The cost of a text so depends on its words and its hits, hardly
on the number of patterns.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from bot.model.entities import EntityId
from bot.rules.indexing import LEAST_PART, Anchor, TermIndex, tails
from bot.rules.naming import Named, Naming
from bot.rules.patterns import Pattern, Reach, Seek
from bot.rules.standing import is_possessive
from bot.text.inflection import Reading, Use, parts_of_compound, readings, singulars
from bot.text.words import without_marks

_MOST_REMEMBERED = 65_536
_FORGOTTEN_AT_ONCE = 2_000
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, eq=False)
class Interest:
    """What a word of the text is worth looking at for, if there is more to it than being one plain term."""

    leaves: tuple[int, ...]
    """Terms of one plain word that it is, for sure."""
    anchors: tuple[tuple[Anchor, Reading], ...]
    """Patterns it may be part of, and how it was read."""
    tails: frozenset[str]
    """How the next word begins if the two are a common word that the text writes apart (cease fire)."""


Worth = Interest | int | None
"""Most words are worth nothing, or are one plain term: its leaf."""


class _Remembered(dict[str, _T]):
    """Words of texts with what is known of them; worked out when first asked for."""

    def __init__(self, work_out: Callable[[str], _T]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, token: str) -> _T:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[token] = self._work_out(token)
        return found


class _Names:
    """The names that count in the languages of a pass, by their words."""

    def __init__(self, reach: Reach, entities: Iterable[Named] = ()) -> None:
        """Index the names of these entities."""
        self._reach = reach
        self.by_word: dict[str, list[Naming]] = {}
        self.in_compounds: dict[str, list[Naming]] = {}
        self.long: list[str] = []
        for entity in entities:
            self._add(entity)
        self.long.sort()

    def add(self, entity: Named) -> None:
        """Index one entity more."""
        self._add(entity)
        self.long.sort()

    def _add(self, entity: Named) -> None:
        for naming in entity.namings(self._reach):
            for key in naming.words:
                if key in self.by_word:
                    self.by_word[key].append(naming)
                else:
                    self.by_word[key] = [naming]
                if naming.is_compounded:
                    self.in_compounds.setdefault(key, []).append(naming)
                if naming.seek is Seek.COMMON and len(key) >= 2 * LEAST_PART:
                    self.long.append(key)


@lru_cache(maxsize=128)
def _names_of_packs(reach: Reach, packed: tuple[Named, ...]) -> _Names:
    """Give the names of packed entities, indexed once for all lexicons: a tenth of a second a language."""
    return _Names(reach, packed)


class View:
    """The lexicon as the languages of a pass see it."""

    def __init__(
        self, reach: Reach, terms: TermIndex, entities: Iterable[Named], packed: tuple[Named, ...] = ()
    ) -> None:
        """Index the names that count in these languages; `packed` are the same objects in every lexicon."""
        self.reach = reach
        self._terms = terms
        self._packed = _names_of_packs(reach, packed)
        self._own = _Names(reach)
        self._entities: dict[EntityId, Named] = {one.entity.id: one for one in packed}
        self._singulars: dict[str, set[str]] = {}
        self.interesting: set[Worth] = set()
        """All that is remembered of words that are more than one plain term."""
        self._remembered = _Remembered(self._work_out)
        self._forgotten: list[_Remembered[Worth]] = []
        self.keys = _Remembered(self._keys_of)
        """For each word of a text all dictionary forms it may come from."""
        self._phrases: dict[str, list[Naming]] = {}
        self._excluding = _Remembered(self._phrases_of)
        self._is_guarded: set[EntityId] = set()
        """The entities whose phrases are indexed: those that were found in a text."""
        for entity in entities:
            self._entities[entity.entity.id] = entity
            self._own.add(entity)
        for word in terms.written():
            self._note_singulars(word)

    def worth(self, tokens_: Iterable[str]) -> list[Worth]:
        """Give for each word of a text what it is worth looking at for."""
        return list(map(self._remembered.__getitem__, tokens_))

    def excluding(
        self, entities: AbstractSet[EntityId], tokens_: Sequence[str]
    ) -> Iterator[tuple[int, Anchor, Reading]]:
        """Give where phrases may stand that contain a name of one of the entities and are not the thing."""
        wanted = {one for one in entities if self._entities[one].entity.excluded}
        for one in sorted(wanted - self._is_guarded):
            for word, namings in self._entities[one].phrases.items():
                self._phrases.setdefault(word, []).extend(namings)
            self._excluding.clear()
            self._is_guarded.add(one)
        for at, some in enumerate(map(self._excluding.__getitem__, tokens_) if wanted else ()):
            yield from ((at, anchor, reading) for entity, anchor, reading in some if entity in wanted)

    def _phrases_of(self, token: str) -> tuple[tuple[EntityId, Anchor, Reading], ...]:
        return tuple(
            (naming.entity.id, anchor, reading)
            for reading in readings(self.reach.inflection, *without_marks(token))
            for naming in self._phrases.get(reading.key, ())
            for anchor in _anchors(naming, reading.key)
        )

    def _keys_of(self, token: str) -> frozenset[str]:
        return frozenset(reading.key for reading in readings(self.reach.inflection, *without_marks(token)))

    def changed(self, word: str | None) -> None:
        """Take note of a change of the terms: a word that is new among them, or none."""
        if word is not None:
            self._note_singulars(word)
        self._forget()

    def add_entity(self, entity: Named) -> None:
        """Seek one entity more."""
        self._entities[entity.entity.id] = entity
        self._own.add(entity)
        self._forget()

    def _forget(self) -> None:
        """Begin anew; what was remembered is freed a little at a time, for all at once would hold up the change."""
        if self._remembered:
            self._forgotten.append(self._remembered)
            self._remembered = _Remembered(self._work_out)
            self.interesting = set()

    def tidy(self) -> None:
        """Free a part of what was forgotten."""
        if self._forgotten:
            last = self._forgotten[-1]
            for _ in range(min(len(last), _FORGOTTEN_AT_ONCE)):
                last.popitem()
            if not last:
                self._forgotten.pop()

    def _work_out(self, token: str) -> Worth:
        return self._interest(*without_marks(token))

    def _note_singulars(self, word: str) -> None:
        for key in singulars(self.reach.inflection, word):
            self._singulars.setdefault(key, set()).add(word)

    def _interest(self, text: str, apostrophes: tuple[int, ...]) -> Worth:
        leaves: dict[int, None] = {}
        anchors: dict[tuple[Anchor, Reading], None] = {}
        for reading in readings(self.reach.inflection, text, apostrophes):
            self._read(reading, text, apostrophes, leaves, anchors)
        for known in filter(None, (self._packed.in_compounds, self._own.in_compounds)):
            for reading in parts_of_compound(self.reach.inflection, text, known):
                anchors.update((pair, None) for pair in self._named(reading) if len(pair[0].pattern.slots) == 1)
        ends: frozenset[str] = frozenset()
        if len(text) >= LEAST_PART:
            ends = frozenset((*self._terms.tails(text), *tails(self._packed.long, text), *tails(self._own.long, text)))
        if not (anchors or ends) and len(leaves) < 2:
            return next(iter(leaves), None)
        interest = Interest(tuple(leaves), tuple(anchors), ends)
        self.interesting.add(interest)
        return interest

    def _read(
        self,
        reading: Reading,
        text: str,
        apostrophes: tuple[int, ...],
        leaves: dict[int, None],
        anchors: dict[tuple[Anchor, Reading], None],
    ) -> None:
        key = reading.key
        for word in (key, *sorted(self._singulars.get(key, ()))):
            leaf = self._terms.words.get(word)
            if leaf is not None and reading.use & Use.COMMON and not _is_shorter(reading, text, apostrophes):
                leaves[leaf] = None
            anchors.update(((anchor, reading), None) for anchor in self._terms.anchors.get(word, ()))
        if not reading.form:
            for length in self._terms.prefix_lengths:
                found = self._terms.prefixes.get(key[:length], ()) if length <= len(key) else ()
                anchors.update(((anchor, reading), None) for anchor in found)
        anchors.update((pair, None) for pair in self._named(reading))

    def _named(self, reading: Reading) -> Iterator[tuple[Anchor, Reading]]:
        for names in (self._packed.by_word, self._own.by_word):
            for naming in names.get(reading.key, ()):
                yield from ((anchor, reading) for anchor in _anchors(naming, reading.key))


def _anchors(naming: Naming, key: str) -> Iterator[Anchor]:
    """Give the places in a name by which it is indexed under a word."""
    for text, first, end in naming.pattern.anchors():
        if text == key:
            yield Anchor(naming.pattern, text, first, end)


def _is_shorter(reading: Reading, text: str, apostrophes: tuple[int, ...]) -> bool:
    return bool(apostrophes) and is_possessive(_NO_PATTERN, reading, text, apostrophes)


_NO_PATTERN = Pattern("x", seek=Seek.TERM)
