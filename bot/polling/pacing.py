"""Pacing: when a feed is due again.

Here it is only worked out: `taking_in._after_good_poll` puts it into the feed's state, of a 304 as well as of a new
body, and `taking_in._failed` after failures.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from bot.model.feeds import Feed, FeedState
from bot.model.polls import Failure
from bot.polling.rhythm import Expectation
from bot.polling.troubles import LEARNT_AFTER

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
SPACING = timedelta(seconds=5)
"""How far apart requests to one host and port begin."""
_FIRST = timedelta(minutes=10)
_QUIETEST = timedelta(hours=1)
_FASTER = 0.7
_MUCH_FASTER = 0.5
_OUTRUN = 0.25
_SLOWER = 1.3
_FEW_KNOWN = 1 / 3
"""A document of which fewer items were known is about to outrun us."""
_EARLY, _LATE = 0.25, 1.0
"""A feed whose week is known is read when between a quarter of an item and a whole one is to be expected."""
_JITTER = 0.1
UNREACHABLE = frozenset((Failure.DNS, Failure.CONNECT, Failure.TLS, Failure.TIMEOUT))
"""Failures that our own network causes as well."""
_SOFT = frozenset((Failure.HTTP_4XX, Failure.HTTP_5XX))
"""Failures that pass by themselves more often than not; they count half."""

_LONGEST_BACKOFF = timedelta(hours=24)
_WEEK = timedelta(days=7)
_MANY_FAILURES = 30
"""About as many days; then a week is soon enough, but never is not."""
_UNREACHED = ((96, timedelta(minutes=15)), (264, timedelta(hours=1)))
"""A server out of reach is asked so often until so many failures, a day and a week of them."""
_LONGEST_UNREACHED = timedelta(hours=6)
_MOST_UNREACHABLE = 5
_FIRST_BACKOFF = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How much of a document was known before."""

    known: int = 0
    new: int = 0
    gap: timedelta | None = None
    """The usual time between two of its items by their own dates."""


def next_interval(
    feed: Feed, state: FeedState, *, asked: timedelta | None, overlap: Overlap, now: datetime
) -> timedelta:
    """Give how long to wait after a good poll: what config pins, else the feed's own pace within 5 minutes and a day.

    `asked` is the longest that the document (ttl, sy:update*) or the server (Cache-Control, Expires) wants us to wait.
    Much that is new makes the pace faster, nothing new slower; where the week's rhythm is known, it sets the bounds.
    """
    if feed.every is not None:
        return feed.every
    pace = _own_pace(state, overlap)
    quiet = now - (state.last_news_at or state.first_polled_at or now)
    quietest = max(_QUIETEST, quiet / 24)
    if state.rhythm and state.first_polled_at and now - state.first_polled_at >= LEARNT_AFTER:
        expectation = Expectation(state.rhythm, state.first_polled_at, now)
        pace = min(max(pace, min(expectation.until(_EARLY), _QUIETEST)), expectation.until(_LATE))
    return min(max(min(pace, quietest), asked or SHORTEST, SHORTEST), LONGEST)


def _own_pace(state: FeedState, overlap: Overlap) -> timedelta:
    if state.first_polled_at is None:
        return min(overlap.gap or _FIRST, _QUIETEST)
    before = state.interval or _FIRST
    if not overlap.new:
        return before * _SLOWER
    share = overlap.known / (overlap.known + overlap.new)
    return before * (_OUTRUN if not overlap.known else _MUCH_FASTER if share < _FEW_KNOWN else _FASTER)


def due_after(feed: Feed, interval: timedelta, asked: timedelta | None, now: datetime) -> datetime:
    """Give when a feed is due: a tenth sooner or later, so that feeds do not march in step, and no sooner than it asks.

    The same feed at the same moment strays the same way, so a run can be repeated. What config pins is kept.
    """
    if feed.every is not None:
        return now + interval
    chance = crc32(f"{feed.id} {now.timestamp()}".encode()) / 2**32
    return now + max(interval * (1 + _JITTER * (2 * chance - 1)), asked or SHORTEST, SHORTEST)


def failures_after(state: FeedState, kind: Failure) -> int:
    """Give how many failures in a row a feed has now; those of our own network weigh little once it is back."""
    before = state.failures
    if state.last_outcome in UNREACHABLE and kind not in UNREACHABLE:
        before = min(before, _MOST_UNREACHABLE)
    return before + 1


def after_failure(feed: Feed, state: FeedState, failures: int, kind: Failure | None = None) -> timedelta:
    """Give how long to wait after so many failures in a row: ever longer, up to a day, then a week, never for ever.

    A server that answers is not asked sooner for answering badly. One that cannot be reached is asked every quarter of
    an hour for a day: it may be our network that is away, as every night on a laptop, and its return must not be slept
    through. One that says it is gone for good is asked once a week.
    """
    if kind is Failure.GONE:
        return _WEEK
    counted = (failures + 1) // 2 if kind in _SOFT else failures
    grown = _FIRST_BACKOFF * float(2 ** min(max(counted - 1, 0), 12))
    if kind in UNREACHABLE:
        longest = next((wait for most, wait in _UNREACHED if failures <= most), _LONGEST_UNREACHED)
        return max(min(grown, longest), feed.every or timedelta(0))
    longest = _LONGEST_BACKOFF if failures <= _MANY_FAILURES else _WEEK
    if failures > _MANY_FAILURES:
        grown = max(grown, _WEEK)
    least = feed.every if feed.every is not None else min(max(state.interval or SHORTEST, SHORTEST), LONGEST)
    return max(min(grown, longest), least)


def after_throttle(feed: Feed, state: FeedState, asked: timedelta | None, failures: int) -> timedelta:
    """Give how long to wait when the server asked for it; at most a week is believed.

    One that asks for no time at all, or turns us away again, is given the usual least time, unless config pins another.
    """
    if asked is None:
        return after_failure(feed, state, failures, Failure.HTTP_5XX)
    usual = SHORTEST if failures > 1 or not asked else timedelta(seconds=1)
    return min(max(asked, timedelta(seconds=1), usual if feed.every is None else feed.every), _WEEK)


def lag_after(before: timedelta | None, dates: Iterable[datetime | None], now: datetime) -> timedelta | None:
    """Give how late items are first seen, of late: each moves it by an eighth; more than a day is no lateness."""
    for date in dates:
        if date is not None and timedelta(0) <= now - date <= LONGEST:
            before = now - date if before is None else before + (now - date - before) / 8
    return before


def usual_gap(dates: Iterable[datetime | None]) -> timedelta | None:
    """Give the mean time between articles, if there are two with a date."""
    known = sorted(date for date in dates if date)
    return (known[-1] - known[0]) / (len(known) - 1) if len(known) > 1 else None
