"""Pacing: when a feed is due again."""

from datetime import timedelta

from bot.model.feeds import Feed, FeedState

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
_FIRST = timedelta(minutes=10)
_QUIETEST = timedelta(hours=1)
_FASTER = 0.7
_SLOWER = 1.3
_LONGEST_BACKOFF = timedelta(hours=24)
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


def after_failure(feed: Feed, failures: int) -> timedelta:
    """Give how long to wait after so many failures in a row: doubling from half a minute to a day, never for ever."""
    grown = _FIRST_BACKOFF * float(2 ** min(max(failures - 1, 0), 12))
    return max(min(grown, _LONGEST_BACKOFF), feed.every or timedelta(0))


def after_throttle(feed: Feed, asked: timedelta | None, failures: int) -> timedelta:
    """Give how long to wait when the server asked for it; at most a week is believed."""
    if asked is None:
        return after_failure(feed, failures)
    return min(max(asked, timedelta(seconds=1)), _LONGEST_WAIT)
