"""What a kept article must hold for a rule to hold: asked of the concordance, which may answer with too many."""

from dataclasses import dataclass
from typing import NamedTuple

PART = 18
"""The concordance is kept in parts of two to the power of so many articles, in order of arrival."""


@dataclass(frozen=True, slots=True)
class Form:
    """A word that may come from this dictionary form."""

    text: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """A word that may come from a form that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A word of this form, and one that begins so."""

    first: str
    tail: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """It may be in this language."""

    tag: str


@dataclass(frozen=True, slots=True)
class Every:
    """All of these; the rarest should stand first."""

    parts: tuple["Sought", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of these at least."""

    parts: tuple["Sought", ...]


Sought = Form | Beginning | Apart | Tongue | Every | Either


class Noted(NamedTuple):
    """An article's words as the concordance keeps them."""

    place: int
    words: frozenset[str]
    forms: tuple[tuple[str, str], ...]
    """Each a dictionary form and one of the words that may come from it."""
