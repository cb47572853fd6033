"""Rhythm: when in the week a feed publishes, learnt from what came, and how much is to be expected of a time.

A rhythm is kept as bytes: 168 floats, one an hour of the week in UTC, and the week they were last aged in. Each counts
the items of its hour; older weeks weigh ever less, so that a feed that changes its habits is understood in a month.
An hour is smoothed with the same hour of the other days and with the whole week: a few weeks are few samples.
"""

from array import array
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from math import floor, log

_HOURS = 168
_DAY = 24
_FADE = 0.8
"""What a week's count is worth a week later."""
_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)
"""A Monday."""
_HOUR = timedelta(hours=1)
_WEEK = timedelta(weeks=1)
_OWN, _SAME_HOUR, _ANY = 0.5, 0.3, 0.2
"""What an hour's own count, that of its time of day and that of the week weigh in what is expected of it."""
_FARTHEST_H = 48


def learnt(rhythm: bytes, moments: Iterable[datetime], now: datetime) -> bytes:
    """Give the rhythm with items that came at these moments."""
    counts = _counts(rhythm)
    week = (now - _EPOCH) / _WEEK
    faded = _FADE ** max(week - counts[_HOURS], 0.0)
    aged = array("f", [count * faded for count in islice(counts, _HOURS)])
    for moment in moments:
        aged[int((moment - _EPOCH) / _HOUR) % _HOURS] += 1.0
    aged.append(week)
    return aged.tobytes()


class Expectation:
    """What a rhythm makes one expect; `since` is when the feed was first read."""

    def __init__(self, rhythm: bytes, since: datetime, now: datetime) -> None:
        """Look from this moment."""
        counts = _counts(rhythm)
        weeks = max((now - since) / _WEEK, 1 / 7)
        # What comes steadily and fades by so much a week adds up to a week's worth times this.
        worth = (1 - _FADE**weeks) / -log(_FADE)
        self._scale: float = _FADE ** max((now - _EPOCH) / _WEEK - counts[_HOURS], 0.0) / worth
        self._counts = counts
        self._any = sum(islice(counts, _HOURS)) / _HOURS
        self._now_h = (now - _EPOCH) / _HOUR

    def since(self, moment: datetime) -> float:
        """Give how many items were to be expected from that moment until now; of long silences the last two days."""
        at = max((moment - _EPOCH) / _HOUR, self._now_h - _FARTHEST_H)
        expected = 0.0
        while at < self._now_h:
            following = min(floor(at) + 1.0, self._now_h)
            expected += self._rate(floor(at)) * (following - at)
            at = following
        return expected

    def until(self, items: float) -> timedelta:
        """Give how long it takes until so many items are to be expected; at most two days."""
        at = self._now_h
        while at < self._now_h + _FARTHEST_H:
            rate, following = self._rate(floor(at)), floor(at) + 1.0
            if rate * (following - at) >= items:
                return _HOUR * min(at + items / rate - self._now_h, _FARTHEST_H)
            items -= rate * (following - at)
            at = following
        return _HOUR * _FARTHEST_H

    def _rate(self, hour: int) -> float:
        """Give how many items are to be expected of an hour, told from the epoch."""
        hour %= _HOURS
        same = sum(self._counts[hour % _DAY : _HOURS : _DAY]) / 7
        return (_OWN * self._counts[hour] + _SAME_HOUR * same + _ANY * self._any) * self._scale


def _counts(rhythm: bytes) -> Sequence[float]:
    counts = array("f")
    counts.frombytes(rhythm or bytes((_HOURS + 1) * counts.itemsize))
    return counts
