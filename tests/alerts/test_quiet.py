"""Quiet hours and set times by the channel's clock, also where the clock changes."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.alerts.quiet import next_at, quiet_until
from bot.model.channels import Channel, ChannelId, Quiet
from bot.model.rules import Priority

AMSTERDAM = "Europe/Amsterdam"


def at(moment: str) -> datetime:
    """Give a moment written in UTC."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def desk(begins: str, ends: str, tz: str = AMSTERDAM, let_through: frozenset[Priority] | None = None) -> Channel:
    """Give a channel with quiet hours."""
    quiet = Quiet(begins=time.fromisoformat(begins), ends=time.fromisoformat(ends))
    if let_through is not None:
        quiet = Quiet(begins=quiet.begins, ends=quiet.ends, let_through=let_through)
    return Channel(id=ChannelId("desk"), tz=tz, quiet=quiet)


@pytest.mark.parametrize(
    ("begins", "ends", "now", "until"),
    [
        ("22:30", "07:00", "2026-11-23 21:29", None),
        ("22:30", "07:00", "2026-11-23 21:30", "2026-11-24 06:00"),
        ("22:30", "07:00", "2026-11-24 05:59", "2026-11-24 06:00"),
        ("22:30", "07:00", "2026-11-24 06:00", None),
        ("01:00", "05:00", "2026-11-24 00:00", "2026-11-24 04:00"),
        ("01:00", "05:00", "2026-11-24 12:00", None),
        # Spring: 02:00 becomes 03:00 at 01:00 UTC; the night is an hour shorter.
        ("22:30", "07:00", "2026-03-28 22:00", "2026-03-29 05:00"),
        ("02:30", "07:00", "2026-03-29 00:59", None),
        ("02:30", "07:00", "2026-03-29 01:00", "2026-03-29 05:00"),
        ("22:30", "02:30", "2026-03-29 00:59", "2026-03-29 01:00"),
        ("22:30", "02:30", "2026-03-29 01:00", None),
        # Autumn: 03:00 becomes 02:00 at 01:00 UTC; the night is an hour longer.
        ("22:30", "07:00", "2026-10-24 21:00", "2026-10-25 06:00"),
        ("22:30", "02:30", "2026-10-25 00:40", "2026-10-25 01:30"),
        ("22:30", "02:30", "2026-10-25 01:30", None),
        ("02:30", "07:00", "2026-10-25 00:29", None),
        ("02:30", "07:00", "2026-10-25 00:30", "2026-10-25 06:00"),
    ],
)
def test_the_night_begins_and_ends_by_the_channels_clock(begins: str, ends: str, now: str, until: str | None) -> None:
    found = quiet_until(desk(begins, ends), Priority.NORMAL, at(now))
    assert found == (at(until) if until else None)


def test_the_list_decides_what_is_let_through() -> None:
    night = at("2026-11-24 00:00")
    assert quiet_until(desk("22:30", "07:00"), Priority.URGENT, night) is None
    assert quiet_until(desk("22:30", "07:00", let_through=frozenset()), Priority.URGENT, night) is not None
    assert (
        quiet_until(desk("22:30", "07:00", let_through=frozenset((Priority.NORMAL,))), Priority.NORMAL, night) is None
    )
    assert quiet_until(Channel(id=ChannelId("desk")), Priority.NORMAL, night) is None


@pytest.mark.parametrize(
    ("tz", "now", "then"),
    [
        (AMSTERDAM, "2026-11-23 05:59", "2026-11-23 06:00"),
        (AMSTERDAM, "2026-11-23 06:00", "2026-11-23 16:30"),
        (AMSTERDAM, "2026-11-23 16:30", "2026-11-24 06:00"),
        (AMSTERDAM, "2026-03-28 17:00", "2026-03-29 05:00"),
        (AMSTERDAM, "2026-10-24 17:00", "2026-10-25 06:00"),
        ("Asia/Kathmandu", "2026-11-23 01:00", "2026-11-23 01:15"),
        ("Pacific/Kiritimati", "2026-11-23 10:00", "2026-11-23 17:00"),
    ],
)
def test_a_set_time_comes_once_a_day(tz: str, now: str, then: str) -> None:
    assert next_at([time(7), time(17, 30)], tz, at(now)) == at(then)


@pytest.mark.parametrize("tz", [AMSTERDAM, "America/New_York", "Australia/Lord_Howe"])
def test_a_time_that_the_clock_skips_or_shows_twice_comes_once_a_day_as_well(tz: str) -> None:
    now, days = datetime(2026, 1, 1, 12, tzinfo=UTC), []
    for _ in range(366):
        now = next_at([time(2, 10)], tz, now)
        days.append(now.astimezone(ZoneInfo(tz)).date())
    assert days == [days[0] + timedelta(days=ahead) for ahead in range(366)]
