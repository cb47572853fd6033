"""What a feed is asked, and where."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model.feeds import Move, Validators
from bot.polling.asking import address_after_failure, distrusted_until, last_read_at, moved, question
from tests.fakes import NOON, feed, state

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
KEPT = Validators(etag='"1"', last_modified="then")
OTHER = Validators(etag='"2"')
NEW = "https://new.example/rss"


def test_a_feed_was_last_read_when_its_last_poll_was_good() -> None:
    """After failures nobody knows better than when all of it came."""
    polled = state(last_poll_at=NOON, whole_at=NOON - HOUR)
    assert last_read_at(polled) == NOON
    assert last_read_at(replace(polled, failures=1)) == NOON - HOUR
    assert last_read_at(replace(polled, first_polled_at=None)) is None


class TestValidators:
    def test_they_go_back_for_a_day_after_the_whole_came_and_then_the_whole_is_asked_for(self) -> None:
        assert question(state(validators=KEPT, whole_at=NOON - 23 * HOUR), NOON).validators == KEPT
        assert question(state(validators=KEPT, whole_at=NOON - DAY), NOON).validators == Validators()

    def test_a_server_whose_304_was_false_is_asked_for_the_whole_for_a_week(self) -> None:
        liar = state(validators=KEPT, whole_at=NOON, distrusted_until=NOON + 7 * DAY)
        assert question(liar, NOON + DAY).validators == Validators()
        assert question(liar, NOON + 7 * DAY - DAY + HOUR).validators == Validators()

    @pytest.mark.parametrize(
        ("validators", "news", "is_false"),
        [
            (KEPT, [NOON - timedelta(minutes=1)], True),
            (OTHER, [NOON - 5 * HOUR], True),
            (OTHER, [None], True),
            (OTHER, [NOON - timedelta(minutes=1)], False),
            (KEPT, [], False),
        ],
        ids=["same validators", "older than the 304", "undated", "came since the 304", "nothing new"],
    )
    def test_a_304_was_false_if_there_was_news(
        self, validators: Validators, news: list[datetime | None], is_false: bool
    ) -> None:
        before = state(
            validators=KEPT, whole_at=NOON - DAY, last_outcome="not_modified", last_poll_at=NOON - timedelta(minutes=15)
        )
        assert distrusted_until(before, validators, news, NOON) == (NOON + 7 * DAY if is_false else None)

    def test_a_whole_answer_to_a_condition_says_nothing_of_earlier_304(self) -> None:
        before = state(validators=KEPT, whole_at=NOON - HOUR, last_outcome="not_modified", last_poll_at=NOON - HOUR)
        assert distrusted_until(before, KEPT, [None], NOON) is None


class TestMoves:
    def test_a_move_is_believed_after_six_days(self) -> None:
        address, move = moved(feed(), state(), NEW, NOON)
        assert (address, move) == (None, Move(to=NEW, since=NOON))
        assert moved(feed(), state(move=move), NEW, NOON + 5 * DAY) == (None, move)
        assert moved(feed(), state(move=move), NEW, NOON + 6 * DAY) == (NEW, None)

    def test_a_move_that_changes_its_mind_begins_anew(self) -> None:
        move = Move(to="https://other.example/", since=NOON - 5 * DAY)
        assert moved(feed(), state(move=move), NEW, NOON) == (None, Move(to=NEW, since=NOON))
        assert moved(feed(), state(move=move), None, NOON) == (None, None)

    def test_nobody_is_moved_from_https_to_http(self) -> None:
        assert moved(feed(), state(), "http://new.example/rss", NOON) == (None, None)

    def test_a_new_address_that_fails_is_given_up_for_the_old_one(self) -> None:
        assert address_after_failure(state(address=NEW, failures=2)) == NEW
        assert address_after_failure(state(address=NEW, failures=3)) is None

    def test_a_feed_that_moves_back_is_asked_where_config_says(self) -> None:
        back = state(address=NEW, move=Move(to=feed().url, since=NOON - 6 * DAY))
        assert moved(feed(), back, feed().url, NOON) == (None, None)
