"""Pacing: when a feed is due again."""

from datetime import timedelta

from bot.model.feeds import Feed, FeedState
from bot.model.polls import Failure

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
_FIRST = timedelta(minutes=10)
_QUIETEST = timedelta(hours=1)
_FASTER = 0.7
_SLOWER = 1.3
UNREACHABLE = frozenset((Failure.DNS, Failure.CONNECT, Failure.TLS, Failure.TIMEOUT))
"""Failures that our own network causes as well."""

_LONGEST_BACKOFF = timedelta(hours=24)
_LONGEST_UNREACHED = timedelta(minutes=15)
_MOST_UNREACHABLE = 5
_FIRST_BACKOFF = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(days=7)


def next_interval(feed: Feed, state: FeedState, *, asked: timedelta | None, has_news: bool) -> timedelta:
    """Give how long to wait after a good poll: what config pins, else the feed's own pace within 5 minutes and a day.

    `asked` is what the feed itself says it is worth asking; news make the pace faster, silence slower.
    """
    if feed.every is not None:
        return feed.every
    pace = (state.interval or _FIRST) * (_FASTER if has_news else _SLOWER)
    pace = min(pace, _QUIETEST)
    return min(max(pace, asked or SHORTEST, SHORTEST), LONGEST)


def failures_after(state: FeedState, kind: Failure) -> int:
    """Give how many failures in a row a feed has now; those of our own network weigh little once it is back."""
    before = state.failures
    if state.last_outcome in UNREACHABLE and kind not in UNREACHABLE:
        before = min(before, _MOST_UNREACHABLE)
    return before + 1


def after_failure(feed: Feed, failures: int, kind: Failure | None = None) -> timedelta:
    """Give how long to wait after so many failures in a row: doubling from half a minute to a day, never for ever.

    A server that cannot be reached is asked every quarter of an hour: it may be our network that is away, as every
    night on a laptop, and its return must not be slept through.
    """
    longest = _LONGEST_UNREACHED if kind in UNREACHABLE else _LONGEST_BACKOFF
    grown = _FIRST_BACKOFF * float(2 ** min(max(failures - 1, 0), 12))
    return max(min(grown, longest), feed.every or timedelta(0))


def after_throttle(feed: Feed, asked: timedelta | None, failures: int) -> timedelta:
    """Give how long to wait when the server asked for it; at most a week is believed."""
    if asked is None:
        return after_failure(feed, failures)
    return min(max(asked, timedelta(seconds=1)), _LONGEST_WAIT)
