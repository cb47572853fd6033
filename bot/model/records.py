"""What an encyclopedia knows of a thing: an outside source of names that a person reviews before they count."""

from dataclasses import dataclass

from bot.model.entities import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An entry of the encyclopedia."""

    id: str
    """The one it is kept under, which may differ from the one asked for."""
    names: tuple[Name, ...] = ()
    """The label of each language, then its aliases."""
    classes: tuple[str, ...] = ()
    """Of what it is an instance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """The encyclopedia gave no entry."""

    reason: str
    """A sentence."""


LookUp = Record | Unanswered
