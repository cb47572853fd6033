"""Troubles: what an analyst has to know of a feed, each with its likely cause and what to do.

A trouble is told when it begins, and not again until it changes; the feed's row remembers it over restarts.
"""

from datetime import datetime, timedelta

from bot.model.feeds import Feed, FeedState, Trouble, TroubleKind
from bot.model.polls import Failure
from bot.polling.rhythm import Expectation

LEARNT_AFTER = timedelta(days=14)
"""How long a feed must have been read before its hours of the week are believed."""
_TOLD_AFTER = timedelta(hours=24)
"""How long a feed fails before a person has to know."""
_LEAST_SILENCE = timedelta(hours=6)
_LEAST_YOUNG_SILENCE = timedelta(hours=24)
_MOST_EXPECTED = 7.0
"""Silence where so many items were to be expected happens by chance once in a thousand times."""
_GAP_STANDS = timedelta(hours=24)
_LEAST_ITEMS = 3
"""A feed that shows fewer has nothing by which it could be seen to move on."""


def length(of: timedelta) -> str:
    """Give a length of time as people say it: in the largest unit that fits."""
    seconds = of.total_seconds()
    for size, unit in ((86400, "d"), (3600, "h"), (60, "m")):
        if seconds >= size:
            return f"{int(seconds // size)}{unit}"
    return f"{int(seconds)}s"


def failing(state: FeedState, kind: Failure, reason: str, now: datetime) -> Trouble | None:
    """Give the trouble of a feed that could not be read now; `state` is that after the poll."""
    since = state.failing_since or now
    if kind is Failure.GONE:
        return Trouble(kind=TroubleKind.FAILING, why=reason, began_at=since)
    if now - since < _TOLD_AFTER:
        return None
    why = f"not read for {length(now - since)}: {reason}; `feeds check` tries it again"
    return Trouble(kind=TroubleKind.FAILING, why=why, began_at=since)


def gap(
    feed: Feed, before: FeedState, *, items: int, known: int, span: timedelta | None, now: datetime
) -> Trouble | None:
    """Give the trouble of a feed of whose items none was known though it had been read before.

    `span` is how far back the items' own dates reach.
    """
    if known or items < _LEAST_ITEMS or before.first_polled_at is None or before.last_news_at is None:
        return None
    unasked = now - (before.last_poll_at or now)
    if before.failing_since is not None:
        cause = f"it could not be read for {length(now - before.failing_since)} ({before.last_error})"
    elif before.interval is not None and unasked > 2 * before.interval + timedelta(minutes=5):
        cause = f"it was not asked for {length(unasked)}, as when the bot is off; let the bot run without a break"
    elif span is not None and span < 1.5 * unasked:
        pace = max(int(span.total_seconds() / 180), 1)
        cause = f"they reach back {length(span)} and it was last asked {length(unasked)} ago; write `every: {pace}m`"
    else:
        cause = f"it may have been rebuilt or be another feed now; look at it: `feeds check {feed.id}`"
    why = f"items may have been missed: none of the {items} it shows was known; {cause}"
    return Trouble(kind=TroubleKind.GAP, why=why, began_at=now)


def silent(feed: Feed, state: FeedState, now: datetime) -> Trouble | None:
    """Give the trouble of a feed that has had nothing new for longer than it should."""
    since = state.last_news_at or state.first_polled_at
    if since is None or state.first_polled_at is None:
        return None
    silence = now - since
    if feed.stale_after is not None:
        if silence <= feed.stale_after:
            return None
        said = f"`stale_after` is {length(feed.stale_after)}"
    else:
        expected = _expected(state, since, now)
        if expected < _MOST_EXPECTED:
            return None
        said = f"about {expected:.0f} items were to be expected at this time of the week"
    advice = (
        f"it {'cannot be read' if state.failures else 'can be read, so its publisher may have left this address'}; "
        f"look at {feed.url} and `feeds discover` the site; if all is well, set `stale_after` of {feed.id}"
    )
    return Trouble(kind=TroubleKind.SILENT, why=f"nothing new for {length(silence)}; {said}; {advice}", began_at=since)


def _expected(state: FeedState, since: datetime, now: datetime) -> float:
    """Give how many items were to be expected of a silence; none as long as it is short."""
    first = state.first_polled_at or now
    least = _LEAST_SILENCE if now - first >= LEARNT_AFTER else _LEAST_YOUNG_SILENCE
    return Expectation(state.rhythm, first, now).since(since) if state.rhythm and now - since >= least else 0.0


def after(before: Trouble | None, now_is: Trouble | None, now: datetime) -> Trouble | None:
    """Give the trouble to remember: a gap stands for a day, so a feed that outruns us is told once a day."""
    if now_is is not None:
        return before if before is not None and before.kind is now_is.kind else now_is
    if before is not None and before.kind is TroubleKind.GAP and now - before.began_at < _GAP_STANDS:
        return before
    return None
