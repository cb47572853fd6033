"""Naming: by which patterns an entity is sought in the languages of a pass."""

from collections.abc import Iterator
from functools import cached_property

from bot.model.entities import ANY_LANGUAGE, Entity, Kind, Name
from bot.rules.patterns import Pattern, Reach, Seek
from bot.text.languages import SCRIPTS, script_of, scripts_of
from bot.text.words import split_name


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

    def words(self) -> Iterator[str]:
        """Give the words under which it is indexed."""
        # Most names are one word, of which no more need be known until a text holds it.
        slots = split_name(self.text)
        if len(slots) == 1 and self._context == ("", ""):
            yield slots[0].text
        else:
            yield from dict.fromkeys(text for text, _, _ in self.pattern.anchors())


def namings(entity: Entity, reach: Reach) -> Iterator[Naming]:
    """Give the names of an entity that count in the languages of a pass, and the phrases that exclude it."""
    seek = Seek.COMMON if entity.kind is Kind.CONCEPT else Seek.NAME
    may_go_abroad = entity.kind is not Kind.CONCEPT and not entity.only
    named = frozenset(name.language for name in entity.names if not name.demonym)
    abroad = reach.languages - named if may_go_abroad else frozenset[str]()
    is_declined = reach.inflection not in entity.indeclinable
    met: dict[tuple[str, tuple[str, str], bool], bool] = {}
    for name in entity.names:
        is_own = _is_own(name.language, reach)
        if is_own or (abroad and not name.demonym and _is_written_in(name, abroad)):
            key = (name.text, name.context, name.demonym)
            met[key] = met.get(key, False) or (is_own and is_declined)
    for (text, context, is_demonym), takes_endings in met.items():
        yield Naming(
            entity,
            text,
            seek=Seek.COMMON if is_demonym else seek,
            context=context,
            takes_endings=takes_endings,
            demonym=is_demonym,
            is_proper=not entity.capital.isdisjoint(reach.languages) and not (is_demonym and text[:1].islower()),
            is_compounded=reach.inflection in entity.compounds and not is_demonym,
        )
    if met:
        for phrase in entity.excluded:
            yield Naming(entity, phrase, seek=Seek.PHRASE, is_name=False)


def _is_own(language: str, reach: Reach) -> bool:
    """Say whether a name given under a language or script is a name in the languages of the pass."""
    return (
        language in reach.languages or language == ANY_LANGUAGE or (language in SCRIPTS and language in reach.scripts)
    )


def _is_written_in(name: Name, languages: frozenset[str]) -> bool:
    """Say whether one of the languages is written in the script of the name."""
    script = next((found for found in map(script_of, name.text) if found), None)
    return any(script in scripts_of(tag) for tag in languages)
