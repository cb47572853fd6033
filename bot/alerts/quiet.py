"""Quiet hours and set times: when a channel may be told, by its own clock, over changes to summer time and back."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.channels import Channel
from bot.model.rules import Priority

_DAY = timedelta(days=1)


def quiet_until(channel: Channel, priority: Priority, now: datetime) -> datetime | None:
    """Give the end of the quiet hours that keep an alert of this priority from the channel now, or `None`.

    A beginning or an end that falls into the hour skipped in spring is the first moment after it; one that comes twice
    in autumn is the first of the two for the beginning, the second for the end, so that the night is never cut short.
    """
    quiet = channel.quiet
    if quiet is None or priority in quiet.let_through:
        return None
    zone = ZoneInfo(channel.tz)
    today = now.astimezone(zone).date()
    for day in (today - _DAY, today):
        begins = moment_of(day, quiet.begins, zone)
        ends = moment_of(day if quiet.begins < quiet.ends else day + _DAY, quiet.ends, zone, is_last=True)
        if begins <= now < ends:
            return ends
    return None


def next_at(times: Iterable[time], tz: str, now: datetime) -> datetime:
    """Give the first of these times of day that lies after now, by the clock of a zone. `times` is not empty."""
    zone = ZoneInfo(tz)
    today = now.astimezone(zone).date()
    moments = (moment_of(today + ahead * _DAY, at, zone) for ahead in range(3) for at in times)
    return min(moment for moment in moments if moment > now)


def moment_of(day: date, at: time, zone: ZoneInfo, *, is_last: bool = False) -> datetime:
    """Give when a clock shows this time on this day: the first moment, or the last, if it shows it twice.

    A time the clock skips is the moment at which it skips it.
    """
    local = datetime.combine(day, at, zone).replace(fold=int(is_last))
    moment = local.astimezone(UTC)
    back = moment.astimezone(zone)
    if back.replace(tzinfo=None, fold=0) == local.replace(tzinfo=None, fold=0):
        return moment
    # Read by the offset before the change it lands behind the gap, by the one after it before the gap.
    before = local.replace(fold=0).utcoffset() or timedelta()
    after = local.replace(fold=1).utcoffset() or timedelta()
    return _change_between(local.replace(tzinfo=UTC) - max(before, after), zone)


def _change_between(moment: datetime, zone: ZoneInfo) -> datetime:
    """Give the change of a zone's offset within the day after a moment, to the minute."""
    low, high = 0, 24 * 60
    offset = moment.astimezone(zone).utcoffset()
    while low < high:
        middle = (low + high) // 2
        is_before = (moment + timedelta(minutes=middle)).astimezone(zone).utcoffset() == offset
        low, high = (middle + 1, high) if is_before else (low, middle)
    return moment + timedelta(minutes=low)
