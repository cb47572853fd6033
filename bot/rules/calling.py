"""Calling: which entities go by a name, in whatever spelling somebody types it."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from bot.model.entities import Entity, EntityId, Name
from bot.text.folding import fold

_NO_LETTER = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_LEAST_ALIKE = 0.78
_LEAST_CONTAINED = 2
_MOST_LETTERS = 64


class Called(NamedTuple):
    """An entity and the name by which it was found."""

    entity: Entity
    name: Name


@lru_cache(maxsize=131072)
def name_key(text: str) -> str:
    """Give what is compared of a name: no case, accents, blanks or signs."""
    joined = fold(text).replace(" ", "")
    # Nearly all names are letters and blanks.
    return joined if joined.isalnum() else _NO_LETTER.sub("", joined)


def _words(text: str) -> str:
    """Give a name as its words, so that nothing is found across two of them that happen to meet so."""
    return _NO_LETTER.sub(" ", fold(text)).strip()


def _by_length(key: str) -> tuple[int, str]:
    return len(key), key


def short_name(text: str) -> str:
    """Give the form that `$` takes: lower case, no accents, hyphens for blanks."""
    kept = "".join(char if char.isalnum() else "-" for char in fold(text).replace("'", ""))
    return "-".join(part for part in kept.split("-") if part)


class Callers:
    """Entities by what they are called."""

    def __init__(
        self, entities: Iterable[Entity], packed: "Callers | None" = None, counting: AbstractSet[EntityId] = frozenset()
    ) -> None:
        """Take the entities to look among; of those of `packed`, `called` gives the ones that are `counting`."""
        self._entities = tuple(entities)
        self._packed = packed
        self._counting = counting

    @cached_property
    def _keys(self) -> dict[str, list[Called]]:
        keys: dict[str, list[Called]] = {}
        for entity in self._entities:
            for name in entity.names:
                keys.setdefault(name_key(name.text), []).append(Called(entity, name))
        return keys

    def called(self, text: str) -> list[Called]:
        """Give who is called exactly so, capitals, accents, blanks and hyphens aside."""
        of_packs = self._packed.called(text) if self._packed else ()
        return [*self._keys.get(name_key(text), ()), *(one for one in of_packs if one.entity.id in self._counting)]

    def going_by(self, text: str) -> list[Entity]:
        """Give the entities that have this id or short name."""
        wanted = text.removeprefix("$").lower()
        return [one for one in self._entities if wanted == one.id or wanted in one.aliases]

    def containing(self, text: str) -> Iterator[Called]:
        """Give whose names hold the text and more, the shortest names first; it may end or begin within a word."""
        wanted, words = name_key(text), _words(text)
        if len(wanted) < _LEAST_CONTAINED:
            return
        for key in sorted((key for key in self._keys if wanted in key and key != wanted), key=_by_length):
            yield from (one for one in self._keys[key] if words in _words(one.name.text))

    def near(self, text: str) -> Iterator[Called]:
        """Give whose names are spelt almost so, the nearest first; demonyms are not names."""
        wanted = name_key(text)[:_MOST_LETTERS]
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        found = []
        for key in self._keys:
            # What is alike differs by a few letters only; the ratio is asked of few.
            if key == wanted or abs(len(key) - len(wanted)) > max(2, len(wanted) // 3):
                continue
            matcher.set_seq1(key)
            if matcher.real_quick_ratio() < _LEAST_ALIKE or matcher.quick_ratio() < _LEAST_ALIKE:
                continue
            ratio = matcher.ratio()
            if ratio >= _LEAST_ALIKE and wanted not in key:
                found.append((-ratio, key))
        for _, key in sorted(found):
            yield from (one for one in self._keys[key] if not one.name.demonym)
