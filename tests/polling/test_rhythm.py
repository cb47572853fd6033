"""When in the week a feed publishes, and what that makes one expect."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.polling.rhythm import Expectation, learnt
from tests.fakes import NOON

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def weeks(count: int, moments: list[datetime]) -> bytes:
    """Give the rhythm of a feed that published at these moments of the last week, in every one of so many weeks."""
    rhythm = b""
    for week in range(count - 1, -1, -1):
        for moment in sorted(moments):
            rhythm = learnt(rhythm, [moment - week * 7 * DAY], moment - week * 7 * DAY)
    return rhythm


EVERY_HOUR = [NOON - HOUR * hour + timedelta(minutes=1) for hour in range(1, 169)]
OFFICE = [moment for moment in EVERY_HOUR if 8 <= moment.hour < 18 and moment.weekday() < 5]


def test_a_steady_feed_is_expected_to_go_on_as_it_did() -> None:
    expected = Expectation(weeks(6, EVERY_HOUR), NOON - 42 * DAY, NOON)
    assert expected.since(NOON - 10 * HOUR) == pytest.approx(10, rel=0.15)
    assert expected.until(3.0) / HOUR == pytest.approx(3, rel=0.15)


def test_a_night_without_news_is_no_silence_where_nights_are_quiet() -> None:
    rhythm = weeks(6, OFFICE)
    monday_morning = NOON - 4 * HOUR
    assert NOON.weekday() == 0
    weekend = Expectation(rhythm, NOON - 42 * DAY, monday_morning).since(monday_morning - 14 * HOUR)
    working_day = Expectation(rhythm, NOON - 42 * DAY, NOON + 6 * HOUR).since(NOON - 4 * HOUR)
    assert weekend < working_day / 2


def test_old_habits_fade() -> None:
    rhythm = weeks(20, EVERY_HOUR)
    later = NOON + 70 * DAY
    assert Expectation(rhythm, NOON - 140 * DAY, later).since(later - 10 * HOUR) < 2


@given(st.integers(0, 10**8), st.floats(0.01, 100))
def test_waiting_as_long_as_told_brings_what_was_asked_for(seconds: int, items: float) -> None:
    now = NOON + timedelta(seconds=seconds)
    rhythm = learnt(b"", [now - HOUR * hour for hour in range(168)], now)
    wait = Expectation(rhythm, now - 7 * DAY, now).until(items)
    assert timedelta(0) < wait <= 2 * DAY


def test_nothing_learnt_nothing_expected() -> None:
    assert Expectation(b"", NOON - DAY, NOON).since(NOON - HOUR) == 0
    assert Expectation(b"", NOON - DAY, NOON).until(1) == 2 * DAY
