"""Naming: by which patterns an entity is sought in the languages of a pass."""

from collections.abc import Iterable, Iterator

from bot.model.entities import ANY_LANGUAGE, Entity, Kind, Name
from bot.rules.lexicon import Lexicon
from bot.rules.patterns import Pattern, Reach, Seek
from bot.text.languages import SCRIPTS, script_of, scripts_of


class Directory:
    """All entities, from which the names for a language are compiled when the first article in it is met."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Know these entities; nothing is compiled yet."""
        self._entities = tuple(entities)
        self._lexicons: dict[Reach, Lexicon] = {}

    def lexicon(self, reach: Reach) -> Lexicon:
        """Give the names that count in the languages of a pass, and the phrases that exclude their entities."""
        known = self._lexicons.get(reach)
        if known is None:
            known = self._lexicons[reach] = Lexicon()
            for entity in self._entities:
                for pattern in _patterns(entity, reach):
                    known.add(pattern)
        return known


def _patterns(entity: Entity, reach: Reach) -> Iterator[Pattern]:
    seek = Seek.COMMON if entity.kind is Kind.CONCEPT else Seek.NAME
    may_go_abroad = entity.kind is not Kind.CONCEPT and not entity.only
    named = frozenset(name.language for name in entity.names)
    abroad = reach.languages - named if may_go_abroad else frozenset[str]()
    is_declined = reach.inflection not in entity.indeclinable
    met: dict[tuple[str, tuple[str, str], bool], bool] = {}
    for name in entity.names:
        is_own = _is_own(name.language, reach)
        if is_own or (abroad and _is_written_in(name, abroad)):
            key = (name.text, name.context, name.demonym)
            met[key] = met.get(key, False) or (is_own and is_declined)
    for (text, context, is_demonym), takes_endings in met.items():
        yield Pattern(
            text,
            seek=seek,
            entity=entity,
            is_name=True,
            takes_endings=takes_endings,
            context=context,
            demonym=is_demonym,
        )
    if met:
        for phrase in entity.excluded:
            yield Pattern(phrase, seek=Seek.PHRASE, entity=entity)


def _is_own(language: str, reach: Reach) -> bool:
    """Say whether a name given under a language or script is a name in the languages of the pass."""
    return (
        language in reach.languages or language == ANY_LANGUAGE or (language in SCRIPTS and language in reach.scripts)
    )


def _is_written_in(name: Name, languages: frozenset[str]) -> bool:
    """Say whether one of the languages is written in the script of the name."""
    script = next((found for found in map(script_of, name.text) if found), None)
    return any(script in scripts_of(tag) for tag in languages)
