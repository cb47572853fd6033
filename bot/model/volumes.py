"""How much rules have found and told, by what is kept."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one rule came to since some moment."""

    articles: int
    stories: int
    alerts: int
    """Told, alone or in a list; an alert of several rules counts for each."""
    languages: tuple[tuple[str, int], ...]
    """Articles by language, the most first; `?`: unknown."""
    last_at: datetime | None
