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
    languages: tuple[str, ...] = ()
    """Short tags the articles may be in; one is a declaration, none is any."""
    country: str | None = None
    every: timedelta | None = None
    """`None`: the feed's own pace."""
    first_run: FirstRun = field(default_factory=FirstRun)
    rights: Rights = Rights.HEADLINE
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    identity: Identity = Identity.AUTO
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """ETag and Last-Modified exactly as the server sent them, quotes included."""

    etag: str | None = None
    last_modified: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedFeed:
    """A feed that is ours to poll until the lease ends; `token` fences the commit."""

    feed: Feed
    state: FeedState
    token: int
