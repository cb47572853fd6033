"""Naming: by which patterns an entity is sought in the languages of a pass."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

from bot.model.entities import ABROAD, ANY_LANGUAGE, Entity, Kind, Name
from bot.rules.diacritics import STRICT
from bot.rules.patterns import Pattern, Reach, Seek, anchors, runs, slots_of
from bot.text.folding import Folded
from bot.text.inflection import to_latin
from bot.text.languages import script_of, scripts_of
from bot.text.words import MARKS, tokens


class Naming:
    """A name of an entity, or a phrase that excludes it, as it is sought; compiled when a text first holds its key."""

    def __init__(
        self,
        entity: Entity,
        text: str,
        *,
        seek: Seek,
        context: tuple[str, str] = ("", ""),
        is_name: bool = True,
        takes_endings: bool = True,
        demonym: bool = False,
        is_compounded: bool = False,
        is_proper: bool = False,
    ) -> None:
        """See `Pattern` for what the words mean."""
        self.entity = entity
        self.text = text
        self.seek = seek
        self.is_compounded = is_compounded
        """It may begin or end a closed compound."""
        self._context = context
        self._is_name = is_name
        self._takes_endings = takes_endings
        self._demonym = demonym
        self._is_proper = is_proper

    @cached_property
    def pattern(self) -> Pattern:
        """The pattern."""
        return Pattern(
            self.text,
            seek=self.seek,
            entity=self.entity,
            is_name=self._is_name,
            takes_endings=self._takes_endings,
            context=self._context,
            demonym=self._demonym,
            is_proper=self._is_proper,
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words under which it is indexed."""
        return _words(self.text, self._context)


@lru_cache(maxsize=131072)
def _words(text: str, context: tuple[str, str]) -> tuple[str, ...]:
    folded = Folded(text).text
    found = tokens(folded)
    # Nearly all names are words with blanks between them, of which no more need be known until a text holds one.
    if context == ("", "") and " ".join(found) == folded and not any(mark in folded for mark in MARKS):
        return tuple(dict.fromkeys(runs(found)))
    return tuple(dict.fromkeys(word for word, _, _ in anchors(*slots_of(text, context))))


def _in_latin(name: Name) -> Iterator[Name]:
    """Give a common word of two scripts in the other: of a Latin text names alone are read as Cyrillic ones."""
    text, *context = (to_latin(name.language, part) for part in (name.text, *name.context))
    if text != name.text:
        yield replace(name, text=text, context=(context[0], context[1]))


class Named:
    """An entity with its names sorted out, once for all languages."""

    def __init__(self, entity: Entity) -> None:
        """Sort the names by language, and those that may be met abroad by script."""
        self.entity = entity
        self._by_language: dict[str, list[Name]] = {}
        for name in entity.names:
            own = self._by_language.setdefault(name.language, [])
            own.append(name)
            if entity.kind is Kind.CONCEPT or name.demonym:
                own.extend(_in_latin(name))
        self._may_go_abroad = entity.kind is not Kind.CONCEPT and not entity.only
        self._at_home = frozenset(name.language for name in entity.names if not name.demonym)
        self._known: dict[tuple[object, ...], Naming] = {}

    def namings(self, reach: Reach) -> list[Naming]:
        """Give the names that count in the languages of a pass."""
        met: dict[tuple[str, tuple[str, str], bool], tuple[bool, bool]] = {}
        is_declined = reach.inflection not in self.entity.indeclinable
        own = reach.languages if len(reach.languages) == 1 else reach.languages & self._by_language.keys()
        for language in (*own, *reach.scripts, ANY_LANGUAGE):
            for name in self._by_language.get(language, ()):
                met[name.text, name.context, name.demonym] = is_declined, False
        if self._may_go_abroad and (abroad := reach.languages - self._at_home):
            for script in {script for tag in abroad for script in scripts_of(tag)}:
                for text, context in self._by_script.get(script, ()):
                    met.setdefault((text, context, False), (False, True))
        return [self._naming(*key, *how, reach) for key, how in met.items()]

    @cached_property
    def _by_script(self) -> dict[str | None, dict[tuple[str, tuple[str, str]], Name]]:
        """The names that may be met in languages that have none of their own."""
        found: dict[str | None, dict[tuple[str, tuple[str, str]], Name]] = {}
        for name in self.entity.names:
            # Vietnamese is told apart by its marks, which folding drops: Mỹ is America, and my.
            if not name.demonym and not (name.language in STRICT and ABROAD in self.entity.capital):
                script = next((script for script in map(script_of, name.text) if script), None)
                found.setdefault(script, {}).setdefault((name.text, name.context), name)
        return found

    @cached_property
    def phrases(self) -> dict[str, list[Naming]]:
        """The phrases that contain a name and are not the thing, by their words; compiled when first needed."""
        found: dict[str, list[Naming]] = {}
        for phrase in self.entity.excluded:
            naming = Naming(self.entity, phrase, seek=Seek.PHRASE, is_name=False)
            for word in naming.words:
                found.setdefault(word, []).append(naming)
        return found

    def _naming(
        self,
        text: str,
        context: tuple[str, str],
        is_demonym: bool,
        takes_endings: bool,
        is_abroad: bool,
        reach: Reach,
    ) -> Naming:
        """Give a name; languages that seek it alike share one."""
        entity = self.entity
        needed = {ABROAD} if is_abroad and text[:1].isupper() else reach.languages
        is_proper = not entity.capital.isdisjoint(needed) and not (is_demonym and text[:1].islower())
        is_compounded = reach.inflection in entity.compounds and not is_demonym
        key = (text, context, is_demonym, takes_endings, is_proper, is_compounded)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Naming(
                entity,
                text,
                seek=Seek.COMMON if is_demonym or entity.kind is Kind.CONCEPT else Seek.NAME,
                context=context,
                takes_endings=takes_endings,
                demonym=is_demonym,
                is_proper=is_proper,
                is_compounded=is_compounded,
            )
        return known


_OF_PACKS: dict[int, Named] = {}


def named_of_packs(entity: Entity) -> Named:
    """Give a packed entity, which lives as long as the process, with its names sorted out once for all matchers."""
    known = _OF_PACKS.get(id(entity))
    if known is None:
        known = _OF_PACKS[id(entity)] = Named(entity)
    return known
