"""When a feed is due again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.feeds import FeedState
from bot.model.polls import Failure
from bot.polling.pacing import (
    LONGEST,
    SHORTEST,
    Overlap,
    after_failure,
    after_throttle,
    due_after,
    failures_after,
    lag_after,
    next_interval,
)
from bot.polling.rhythm import learnt
from tests.fakes import NOON, feed, state

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
ANY = st.timedeltas(timedelta(0), timedelta(days=400))


def pace(now: FeedState, *, known: int = 0, new: int = 0, asked: timedelta | None = None) -> timedelta:
    """Give the next interval of a feed at its own pace."""
    return next_interval(feed(), now, asked=asked, overlap=Overlap(known=known, new=new), now=NOON)


def test_a_pinned_pace_is_kept_as_written() -> None:
    pinned = feed(every=timedelta(seconds=1))
    assert next_interval(pinned, state(), asked=HOUR, overlap=Overlap(), now=NOON) == timedelta(seconds=1)


def test_the_more_of_a_document_is_new_the_faster_the_pace() -> None:
    now = state(interval=40 * MINUTE)
    paces = [pace(now), pace(now, known=25, new=5), pace(now, known=5, new=25), pace(now, known=0, new=30)]
    assert paces == sorted(paces, reverse=True)
    assert len(set(paces)) == 4
    assert paces[0] > 40 * MINUTE > paces[1]


def test_a_feed_that_asks_for_less_is_read_less() -> None:
    assert pace(state(), new=1, asked=3 * HOUR) == 3 * HOUR


def test_a_first_document_shows_how_often_its_feed_publishes() -> None:
    new = state(first_polled_at=None)
    overlap = Overlap(new=30, gap=20 * MINUTE)
    assert next_interval(feed(), new, asked=None, overlap=overlap, now=NOON) == 20 * MINUTE


def test_a_feed_that_has_been_quiet_for_weeks_is_asked_ever_less() -> None:
    quiet = [state(interval=LONGEST, last_news_at=NOON - timedelta(days=days)) for days in (1, 6, 31)]
    assert [pace(one) for one in quiet] == [HOUR, 6 * HOUR, LONGEST]


@given(ANY, ANY, st.integers(0, 99), st.integers(0, 99))
def test_the_pace_stays_between_five_minutes_and_a_day(
    before: timedelta, asked: timedelta, known: int, new: int
) -> None:
    assert SHORTEST <= pace(state(interval=before), asked=asked, known=known, new=new) <= LONGEST


def test_a_week_that_is_known_sets_the_pace() -> None:
    """A feed that publishes forty items every noon and none at night is asked soon at noon, seldom at night."""
    rhythm = b""
    for day in range(28, 0, -1):
        rhythm = learnt(rhythm, [NOON - timedelta(days=day)] * 40, NOON - timedelta(days=day))
    known = state(rhythm=rhythm, first_polled_at=NOON - timedelta(days=28), interval=20 * MINUTE)
    night = NOON + timedelta(hours=12)
    at_noon = next_interval(feed(), known, asked=None, overlap=Overlap(), now=NOON)
    at_night = next_interval(feed(), known, asked=None, overlap=Overlap(), now=night)
    assert at_noon == SHORTEST
    assert at_night > at_noon


@given(ANY.filter(lambda one: one >= SHORTEST), ANY, st.integers(0, 10**6))
def test_a_feed_strays_a_tenth_and_is_never_asked_sooner_than_it_wants(
    interval: timedelta, asked: timedelta, second: int
) -> None:
    now = NOON + timedelta(seconds=second)
    due = due_after(feed(), interval, asked, now)
    assert due == due_after(feed(), interval, asked, now)
    assert max(0.9 * interval, asked, SHORTEST) <= due - now <= max(1.1 * interval, asked, SHORTEST)
    assert due_after(feed(every=interval), interval, asked, now) == now + interval


def test_feeds_do_not_march_in_step() -> None:
    assert len({due_after(feed(f"feed-{number}"), HOUR, None, NOON) for number in range(100)}) == 100


def test_failures_are_asked_again_ever_later_but_at_least_weekly() -> None:
    waits = [after_failure(feed(every=MINUTE), state(), failures, Failure.NOT_A_FEED) for failures in range(1, 99)]
    assert waits == sorted(waits)
    assert waits[0] <= MINUTE
    assert waits[25] == timedelta(days=1)
    assert waits[-1] == timedelta(days=7)


def test_a_server_in_trouble_is_given_more_time_than_a_page_that_is_no_feed() -> None:
    soft, hard = (after_failure(feed(), state(), 9, kind) for kind in (Failure.HTTP_5XX, Failure.NOT_A_FEED))
    assert soft < hard


def test_what_is_gone_for_good_is_asked_once_a_week() -> None:
    assert after_failure(feed(), state(), 1, Failure.GONE) == timedelta(days=7)


@pytest.mark.parametrize("kind", [Failure.DNS, Failure.CONNECT, Failure.TIMEOUT, Failure.TLS])
def test_a_network_that_was_away_all_night_is_noticed_within_a_quarter_of_an_hour(kind: Failure) -> None:
    assert after_failure(feed(), state(), 60, kind) == 15 * MINUTE
    assert after_failure(feed(), state(), 10**6, kind) == 6 * HOUR


def test_failures_of_our_own_network_are_not_held_against_a_server() -> None:
    offline = state(failures=60, last_outcome="dns")
    assert failures_after(offline, Failure.DNS) == 61
    failures = failures_after(offline, Failure.HTTP_5XX)
    assert after_failure(feed(), offline, failures, Failure.HTTP_5XX) <= 16 * MINUTE


def test_a_failing_feed_is_not_asked_more_often_than_its_pace() -> None:
    assert after_failure(feed(every=HOUR), state(), 1) == HOUR
    assert after_failure(feed(), state(interval=HOUR), 1, Failure.HTTP_5XX) == HOUR


@pytest.mark.parametrize(
    ("asked", "wait"),
    [(HOUR, HOUR), (timedelta(seconds=2), timedelta(seconds=2)), (timedelta(days=400), timedelta(days=7))],
)
def test_a_server_that_asks_us_to_wait_is_obeyed_within_reason(asked: timedelta, wait: timedelta) -> None:
    assert after_throttle(feed(), state(), asked, 1) == wait


@pytest.mark.parametrize(("asked", "failures"), [(timedelta(0), 1), (timedelta(seconds=2), 2)])
def test_a_server_that_turns_us_away_is_not_asked_every_second(asked: timedelta, failures: int) -> None:
    assert after_throttle(feed(), state(), asked, failures) == 5 * MINUTE
    assert after_throttle(feed(every=timedelta(seconds=3)), state(), asked, failures) == timedelta(seconds=3)


def test_a_server_that_names_no_time_is_left_alone_like_a_failing_one() -> None:
    assert after_throttle(feed(), state(), None, 30) == after_failure(feed(), state(), 30, Failure.HTTP_5XX)


def test_the_lag_follows_what_items_show_and_ignores_old_ones() -> None:
    lag = lag_after(None, [NOON - 10 * MINUTE, None, NOON - timedelta(days=9), NOON + HOUR], NOON)
    assert lag == 10 * MINUTE
    assert lag_after(lag, [NOON - 18 * MINUTE], NOON) == 11 * MINUTE
