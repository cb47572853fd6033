"""What an analyst is told of a feed, when, and why."""

from datetime import timedelta

import pytest

from bot.model.feeds import Trouble, TroubleKind
from bot.model.polls import Failure
from bot.polling.rhythm import learnt
from bot.polling.troubles import after, failing, gap, silent
from tests.fakes import NOON, feed, state

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def hourly(days: int) -> bytes:
    """Give the rhythm of a feed that has published every hour for so many days."""
    rhythm = b""
    for hour in range(days * 24, 0, -1):
        rhythm = learnt(rhythm, [NOON - hour * HOUR], NOON - hour * HOUR)
    return rhythm


class TestFailing:
    def test_a_day_of_failures_is_told_with_the_reason(self) -> None:
        assert failing(state(failing_since=NOON - 23 * HOUR), Failure.DNS, "no such name", NOON) is None
        told = failing(state(failing_since=NOON - 25 * HOUR), Failure.DNS, "no such name", NOON)
        assert told is not None
        assert (told.kind, "not read for 1d: no such name" in told.why) == (TroubleKind.FAILING, True)

    def test_a_feed_that_is_gone_is_told_at_once(self) -> None:
        assert failing(state(), Failure.GONE, "HTTP 410: gone", NOON)


READ = {"last_news_at": NOON - HOUR, "last_poll_at": NOON - HOUR, "interval": HOUR}


class TestGap:
    @pytest.mark.parametrize(
        ("changes", "span", "cause"),
        [
            ({}, timedelta(minutes=40), "write `every: 13m`"),
            ({}, 5 * DAY, "it may have been rebuilt"),
            ({"last_poll_at": NOON - 9 * HOUR}, HOUR, "it was not asked for 9h, as when the bot is off"),
            ({"failing_since": NOON - 7 * HOUR, "last_error": "HTTP 502"}, HOUR, "could not be read for 7h (HTTP 502)"),
        ],
    )
    def test_a_document_without_a_known_item_is_told_with_its_likely_cause(
        self, changes: dict[str, object], span: timedelta, cause: str
    ) -> None:
        told = gap(feed(), state(**{**READ, **changes}), items=30, known=0, span=span, now=NOON)
        assert told is not None
        assert "none of the 30 it shows was known" in told.why
        assert cause in told.why

    @pytest.mark.parametrize(
        ("changes", "items", "known"),
        [({}, 30, 1), ({}, 2, 0), ({"first_polled_at": None}, 30, 0), ({"last_news_at": None}, 30, 0)],
        ids=["one is known", "too few to tell", "the first poll", "it was empty before"],
    )
    def test_nothing_is_told_where_nothing_was_missed(self, changes: dict[str, object], items: int, known: int) -> None:
        before = state(**{**READ, **changes})
        assert gap(feed(), before, items=items, known=known, span=None, now=NOON) is None


class TestSilent:
    def test_an_analysts_limit_counts_from_the_last_news(self) -> None:
        limited = feed(stale_after=6 * HOUR)
        assert silent(limited, state(last_news_at=NOON - 6 * HOUR), NOON) is None
        told = silent(limited, state(last_news_at=NOON - 7 * HOUR), NOON)
        assert told is not None
        assert "nothing new for 7h; `stale_after` is 6h" in told.why
        assert limited.url in told.why

    def test_a_feed_is_silent_when_its_own_week_says_so(self) -> None:
        known = state(rhythm=hourly(30), first_polled_at=NOON - 30 * DAY, last_news_at=NOON)
        assert silent(feed(), known, NOON + 6 * HOUR) is None
        told = silent(feed(), known, NOON + 9 * HOUR)
        assert told is not None
        assert "about 8 items were to be expected" in told.why

    def test_a_young_feed_is_given_a_day(self) -> None:
        young = state(rhythm=hourly(3), first_polled_at=NOON - 3 * DAY, last_news_at=NOON)
        assert silent(feed(), young, NOON + 20 * HOUR) is None
        assert silent(feed(), young, NOON + 25 * HOUR) is not None

    def test_a_feed_that_publishes_once_a_week_may_be_silent_for_days(self) -> None:
        rhythm = learnt(learnt(b"", [NOON - 14 * DAY], NOON - 14 * DAY), [NOON - 7 * DAY], NOON - 7 * DAY)
        slow = state(rhythm=rhythm, first_polled_at=NOON - 21 * DAY, last_news_at=NOON - 7 * DAY)
        assert silent(feed(), slow, NOON) is None


class TestTellingOnce:
    GAP = Trouble(kind=TroubleKind.GAP, why="first", began_at=NOON)

    def test_the_same_trouble_stays_as_it_was_told(self) -> None:
        again = Trouble(kind=TroubleKind.GAP, why="second", began_at=NOON + HOUR)
        assert after(self.GAP, again, NOON + HOUR) is self.GAP

    def test_another_trouble_is_another(self) -> None:
        other = Trouble(kind=TroubleKind.SILENT, why="x", began_at=NOON)
        assert after(self.GAP, other, NOON) is other

    def test_a_gap_stands_for_a_day_and_a_silence_ends_with_the_first_news(self) -> None:
        assert after(self.GAP, None, NOON + 23 * HOUR) is self.GAP
        assert after(self.GAP, None, NOON + 25 * HOUR) is None
        assert after(Trouble(kind=TroubleKind.SILENT, why="x", began_at=NOON), None, NOON + HOUR) is None
