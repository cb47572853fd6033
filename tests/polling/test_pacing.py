"""When a feed is due again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.polls import Failure
from bot.polling.pacing import LONGEST, SHORTEST, after_failure, after_throttle, failures_after, next_interval
from tests.fakes import feed, state

HOUR = timedelta(hours=1)


def test_a_pinned_pace_is_kept_as_written() -> None:
    pinned = feed(every=timedelta(seconds=1))
    assert next_interval(pinned, state(), asked=HOUR, has_news=False) == timedelta(seconds=1)


def test_news_make_the_pace_faster_and_silence_slower() -> None:
    now = state(interval=timedelta(minutes=20))
    assert next_interval(feed(), now, asked=None, has_news=True) < timedelta(minutes=20)
    assert next_interval(feed(), now, asked=None, has_news=False) > timedelta(minutes=20)


def test_a_feed_that_asks_for_less_is_read_less() -> None:
    assert next_interval(feed(), state(), asked=timedelta(hours=3), has_news=True) == timedelta(hours=3)


@given(
    st.timedeltas(timedelta(0), timedelta(days=400)), st.timedeltas(timedelta(0), timedelta(days=400)), st.booleans()
)
def test_the_pace_stays_between_five_minutes_and_a_day(before: timedelta, asked: timedelta, has_news: bool) -> None:
    assert SHORTEST <= next_interval(feed(), state(interval=before), asked=asked, has_news=has_news) <= LONGEST


def test_failures_are_asked_again_ever_later_but_at_least_daily() -> None:
    waits = [after_failure(feed(), failures) for failures in range(1, 60)]
    assert waits == sorted(waits)
    assert waits[0] <= timedelta(minutes=1)
    assert waits[-1] == timedelta(days=1)


@pytest.mark.parametrize("kind", [Failure.DNS, Failure.CONNECT, Failure.TIMEOUT, Failure.TLS])
def test_a_network_that_was_away_all_night_is_noticed_within_a_quarter_of_an_hour(kind: Failure) -> None:
    assert after_failure(feed(), 60, kind) == timedelta(minutes=15)


def test_failures_of_our_own_network_are_not_held_against_a_server() -> None:
    offline = state(failures=60, last_outcome="dns")
    assert failures_after(offline, Failure.DNS) == 61
    assert after_failure(feed(), failures_after(offline, Failure.HTTP_5XX), Failure.HTTP_5XX) <= timedelta(minutes=16)


def test_a_failing_feed_is_not_asked_more_often_than_its_pace() -> None:
    assert after_failure(feed(every=HOUR), 1) == HOUR


@pytest.mark.parametrize(
    ("asked", "wait"),
    [(HOUR, HOUR), (timedelta(0), timedelta(seconds=1)), (timedelta(days=400), timedelta(days=7))],
)
def test_a_server_that_asks_us_to_wait_is_obeyed_within_reason(asked: timedelta, wait: timedelta) -> None:
    assert after_throttle(feed(), asked, 1) == wait


def test_a_server_that_names_no_time_is_left_alone_like_a_failing_one() -> None:
    assert after_throttle(feed(), None, 3) == after_failure(feed(), 3)
