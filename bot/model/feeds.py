"""An outlet's feed: what config says of it, and what polling has learnt of it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

FeedId = NewType("FeedId", str)


class Rights(StrEnum):
    """How much of an article the outlet lets us show."""

    HEADLINE = "headline"
    EXCERPT = "excerpt"
    FULL = "full"


class Identity(StrEnum):
    """What tells two items of one feed apart."""

    AUTO = "auto"
    GUID = "guid"
    LINK = "link"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRun:
    """What becomes of the items that are there when a feed is read for the first time."""

    window: timedelta | None = None
    """Alert on items published within it; `None`: on none of them (baseline)."""
    everything: bool = False
    """Alert on all items, without a limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as an analyst wrote it; moments and outcomes live in `FeedState`."""

    id: FeedId
    url: str
    outlet: str
    group: str = ""
    """The folder it stands in among people's feeds."""
    languages: tuple[str, ...] = ()
    """Short tags the articles may be in; one is a declaration, none is any."""
    country: str | None = None
    every: timedelta | None = None
    """`None`: the feed's own pace."""
    first_run: FirstRun = field(default_factory=FirstRun)
    rights: Rights = Rights.HEADLINE
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    identity: Identity = Identity.AUTO
    stale_after: timedelta | None = None
    """Silence for longer is an alarm; `None`: learnt."""
    fetch_page: bool = False
    """Rules read the article's page as well."""
    host: str = ""
    """Host and port by which its requests keep their distance from others'; empty: they need not."""
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """ETag and Last-Modified exactly as the server sent them, quotes included."""

    etag: str | None = None
    last_modified: str | None = None


class TroubleKind(StrEnum):
    """What may be the matter with a feed, as far as an analyst has to know."""

    GAP = "gap"
    """It moved on by more than it shows; items may have been missed."""
    SILENT = "silent"
    """It can be read and has had nothing new for longer than it should."""
    RESEEDED = "reseeded"
    """It was published again, its items under other names."""
    FAILING = "failing"
    """It cannot be read, and that for long or for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is the matter with a feed; it is told when it begins."""

    kind: TroubleKind
    why: str
    """One sentence or two: what, the likely cause, what to do."""
    began_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where a feed says it is for good, and since when every answer has said so."""

    to: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What polling knows of a feed; one row."""

    due_at: datetime
    validators: Validators = field(default_factory=Validators)
    body_hash: str | None = None
    item_hashes: frozenset[int] = frozenset()
    """Hashes of the items seen in the last good body, so that only new ones are parsed."""
    first_polled_at: datetime | None = None
    """When the first good poll was; `None`: the feed is new and `first_run` applies."""
    last_poll_at: datetime | None = None
    last_outcome: str | None = None
    last_error: str | None = None
    last_item_at: datetime | None = None
    interval: timedelta | None = None
    failures: int = 0
    articles: int = 0
    shared_guids: bool = False
    """The feed was seen to give one guid to different items; its guids no longer identify."""
    address: str | None = None
    """Where it has been found to live for good; `None`: where config says."""
    move: Move | None = None
    """Where it says it has moved to, until that is believed."""
    whole_at: datetime | None = None
    """When its body last came, whether or not we had asked for it only if changed."""
    distrusted_until: datetime | None = None
    """Its 304 were false; until then it is asked unconditionally."""
    asked: timedelta | None = None
    """How often its document last said it is worth asking."""
    rhythm: bytes = b""
    """How much it publishes in each hour of the week; `polling.rhythm` reads it."""
    last_news_at: datetime | None = None
    """When a poll last brought something new."""
    failing_since: datetime | None = None
    lag: timedelta | None = None
    """How long after their own date its items are first seen, of late."""
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedFeed:
    """A feed that is ours to poll until the lease ends; `token` fences the commit."""

    feed: Feed
    state: FeedState
    token: int
