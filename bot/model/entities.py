"""One thing in the world and all its names."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

EntityId = NewType("EntityId", str)

ANY_LANGUAGE = "any"
ABROAD = "abroad"
"""Among the languages of `capital`: all those in which the entity goes by names of other languages."""


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    CONCEPT = "concept"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Literal text by which an entity goes in one language."""

    text: str
    language: str
    """A short tag, a script (`latin`, `arabic` ...) or `any`."""
    demonym: bool = False
    context: tuple[str, str] = ("", "")
    """What must stand before and behind it without being part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entity as analysts or packs define it."""

    id: EntityId
    kind: Kind
    names: tuple[Name, ...]
    labels: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    """Short names that rules may use behind `$`, besides the id."""
    indeclinable: frozenset[str] = frozenset()
    """Languages in which its names take no ending."""
    capital: frozenset[str] = frozenset()
    """Languages in which its names count only with a capital, for in small letters they are another word."""
    compounds: frozenset[str] = frozenset()
    """Languages in which its names begin or end closed compounds (Syrienkrieg)."""
    excluded: tuple[str, ...] = ()
    """Phrases that contain a name and are not the thing."""
    only: bool = False
    """Never sought in a language for which it has no name of its own."""
    where: str = ""

    def label(self, language: str) -> str:
        """Give what subscribers read: the label, else the first name, of that language, then English, then any."""
        labels = dict(self.labels)
        for tag in (language, "en"):
            if tag in labels:
                return labels[tag]
            for name in self.names:
                if name.language == tag and not name.demonym:
                    return name.text
        return self.names[0].text if self.names else str(self.id)
