"""Breaking: whether a rule fires so much more often than it does that its alerts are told only in lists."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.paces import Pace, PaceHour

HOUR = timedelta(hours=1)
_WEEK = timedelta(days=7)
_TIMES_ITS_BASELINE = 10
_FIRST_ROUND = timedelta(seconds=4)
_LONGEST_ROUND = timedelta(minutes=10)
_LEAST_BURST = 30
"""A rule that fires less often in an hour is never broken, however quiet it was before."""


def hour_of(now: datetime) -> datetime:
    """Give when the hour of the clock began."""
    return now.replace(minute=0, second=0, microsecond=0)


def pace_of(hours: Iterable[PaceHour], now: datetime) -> Pace:
    """Give a rule's pace from its hours, in any order."""
    this = hour_of(now)
    before = this - HOUR
    kept = {one.hour: one for one in hours}
    past = [one for one in kept.values() if before - _WEEK <= one.hour < before]
    since = min((one.hour for one in past), default=before)
    baseline = sum(one.fired for one in past) / max((before - since) / HOUR, 1)
    last_at = max((one.last_at for one in kept.values() if one.last_at), default=None)
    current = kept.get(this, PaceHour(hour=this))
    return Pace(
        now=replace(current, last_at=last_at),
        before=kept[before].fired if before in kept else 0,
        baseline=baseline,
    )


def threshold(pace: Pace) -> int:
    """Give how often an hour a rule may fire before it is broken: ten times its baseline, never less than thirty."""
    return max(_LEAST_BURST, int(pace.baseline * _TIMES_ITS_BASELINE))


def begins_to_break(pace: Pace) -> bool:
    """Say whether the alert just counted is the one that breaks the rule; true once for each burst."""
    return pace.before <= threshold(pace) and pace.now.fired == threshold(pace) + 1


def is_broken(pace: Pace) -> bool:
    """Say whether a rule is broken; it is whole again after an hour of the clock in which it fired less."""
    return max(pace.now.fired, pace.before) > threshold(pace)


def list_at(pace: Pace, now: datetime) -> datetime:
    """Give when the next list of a broken rule is told: a few seconds after the last, then ever later, to ten minutes.

    So readers know soon what breaks, and a rule that is only written badly becomes a message now and then.
    """
    last_at = pace.now.last_at
    if last_at is not None and last_at > now:
        return last_at
    doubled = _FIRST_ROUND * 2 ** min(pace.now.lists, 10)
    pause = _LONGEST_ROUND if pace.before > threshold(pace) else min(doubled, _LONGEST_ROUND)
    return max(now, (last_at or now) + pause)
