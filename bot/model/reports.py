"""What commands tell people: explanations of rules, and the state of things."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.alerts import Delivery
from bot.model.feeds import FeedId, FeedState, Trouble
from bot.model.rules import Hit
from bot.model.sending import Chat


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseReport:
    """One clause of a rule against one text."""

    written: str
    """The term as written, or what the group asks for in plain words."""
    holds: bool
    hits: tuple[Hit, ...] = ()
    note: str = ""
    parts: tuple["ClauseReport", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport:
    """A feed as `feeds list` shows it."""

    id: str
    url: str
    outlet: str
    state: str
    last_poll_at: datetime | None
    last_outcome: str | None
    last_item_at: datetime | None
    articles: int
    failures: int
    due_at: datetime | None
    last_error: str | None = None
    pace: timedelta | None = None
    lag: timedelta | None = None
    languages: tuple[str, ...] = ()
    rights: str = ""
    address: str | None = None
    """Where it is asked, if not where config says."""
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much there is."""

    feeds: int
    """Enabled ones."""
    failing: int
    articles: int
    matches: int
    alerts: dict[str, int]
    """By delivery state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What was let go."""

    articles: int
    alerts: int
    is_all: bool
    """Nothing is left that is as old."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCheck:
    """What a look at a feed finds."""

    id: str
    url: str
    is_good: bool
    entries: int = 0
    newest_at: datetime | None = None
    language: str | None = None
    title: str = ""
    """What the feed calls itself."""
    findings: tuple[str, ...] = ()
    """Each a sentence: what is the matter and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Health at a glance."""

    totals: Totals
    failing: tuple[tuple[FeedId, FeedState], ...]
    troubled: tuple[tuple[FeedId, Trouble], ...]
    """Feeds that can be read and of which a person should know something all the same."""
    last_poll_at: datetime | None
    next_poll_at: datetime | None
    waiting: tuple[Delivery, ...] = ()
    """All that is not settled yet."""
    chats: tuple[Chat, ...] = ()
