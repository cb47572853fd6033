"""Reseeding: a feed most of whose items are suddenly new was published again, under other guids or from another place.

What it showed in the last month is then recognised by its headline. What is left and is older than our last look came
with the rest: all of it is kept, and little of it is told. What is younger is news in any case, and so is everything
that a feed shows after we were away.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.model.articles import Article, ArticleId
from bot.model.feeds import Feed, FeedState, Trouble, TroubleKind

_LEAST = 5
MOST_TOLD = 10
"""Old or undated items of a reseeded feed that are told, the newest first."""
_LATE = timedelta(hours=24)
"""How late an item may come after its own date and be news."""


def is_reseeded(before: FeedState, *, new: int, known: int) -> bool:
    """Say whether so many new items beside so few known ones look like a feed published again; no first poll does."""
    return before.first_polled_at is not None and new > _LEAST and new > known


def withheld(before: FeedState, articles: Sequence[Article]) -> frozenset[ArticleId]:
    """Give those of a reseeded feed's new articles, in the order of their dates, that nobody is told of."""
    since = (before.last_poll_at or datetime.max.replace(tzinfo=UTC)) - _LATE
    old = [one.id for one in articles if one.published_at is None or one.published_at < since]
    return frozenset(old[:-MOST_TOLD])


def reseeded(feed: Feed, *, renamed: int, held: int, now: datetime) -> Trouble | None:
    """Give the trouble of a feed that was published again, or `None` if it showed few items that we had."""
    if renamed <= _LEAST and not held:
        return None
    why = f"it was published again: {renamed} of its items came under other names and were known by their headlines"
    if held:
        why += f", {held} more that are old or have no date are kept and not told"
    return Trouble(kind=TroubleKind.RESEEDED, why=f"{why}; look at it: `feeds check {feed.id}`", began_at=now)
