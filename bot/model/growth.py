"""How an alert grows: what else is known of its story."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.articles import ArticleId, ChangeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """An article that tells the story of an alert as well."""

    article: ArticleId
    title: str
    url: str
    outlet: str
    language: str | None
    at: datetime
    """When it was published, else when it was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an outlet took back."""

    article: ArticleId
    outlet: str
    at: datetime
    kind: ChangeKind
    words: str
    """Such as "12 -> 8 killed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What else is known of an alert's story."""

    others: tuple[Retelling, ...] = ()
    """Without the article that the alert shows, in the order in which they came."""
    sources: int = 1
    """Independent ones among all of these."""
    first: str = ""
    """The outlet that was first; empty if none can be told."""
    is_first_certain: bool = False
    corrections: tuple[Correction, ...] = ()
