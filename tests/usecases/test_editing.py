"""Edits of messages, on every store: made once, in order, never instead of news, and never lost."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.model.alerts import (
    DeliveryState,
    RetryLater,
    Unanswered,
    Uneditable,
    Unreachable,
    Unsendable,
)
from bot.model.rules import Update
from bot.model.sending import ChatId
from bot.usecases.release import release_parked_alerts
from tests.usecases.newsdesk import GROWN, HOUR, MINUTE, NEW, NUMBERS, SECOND, SENT, KilledError, Newsdesk, outlets
from tests.usecases.sending import DESK


@pytest.mark.parametrize(
    "answer", [Uneditable(reason="message to edit not found"), Unsendable(reason="something new")], ids=str
)
async def test_what_cannot_be_edited_is_told_anew_once_and_goes_on_from_there(news: Newsdesk, answer: Any) -> None:
    await news.tell(0)
    await news.tell(1)
    await news.go_on(MINUTE, answer)
    assert [outlets(one) for _, one in news.desk.sink.sent] == [["Anadolu"], ["Anadolu", "Reuters"]]
    kept = await news.kept(0)
    assert (kept.state, kept.reply_to, kept.message) == (SENT, "1", "2")
    await news.tell(2)
    await news.go_on(MINUTE)
    assert outlets(news.edited[-1]) == ["Anadolu", "Reuters", "NOS"]
    assert len(news.sent) == 2


async def test_an_old_message_is_answered_instead_of_edited(news: Newsdesk) -> None:
    await news.tell(0)
    news.desk.clock.move(timedelta(hours=49))
    await news.tell(1)
    await news.go_on(MINUTE)
    assert (len(news.sent), news.edited) == (2, [])
    assert (await news.kept(0)).reply_to == "1"


async def test_an_edit_whose_answer_was_lost_is_made_again_by_whoever_sends_next(news: Newsdesk) -> None:
    """With all that came meanwhile, and not before the lost one must have arrived."""
    await news.tell(0)
    await news.tell(1)
    await news.go_on(20 * SECOND, Unanswered(reason="timeout"))
    assert (await news.kept(0)).state is GROWN
    await news.tell(2)
    news.restart()
    await news.go_on(29 * SECOND)
    assert news.edited == []
    await news.go_on(SECOND)
    assert [outlets(one) for one in news.edited] == [["Anadolu", "Reuters", "NOS"]]
    assert news.sent == [NUMBERS[0]]


async def test_a_sender_killed_within_an_edit_leaves_no_doubt_about_the_message(news: Newsdesk) -> None:
    await news.tell(0)
    await news.tell(1)
    news.desk.clock.move(20 * SECOND)

    async def killed(*_: Any) -> Any:
        raise KilledError

    send, news.desk.sink.send = news.desk.sink.send, killed  # type: ignore[method-assign,assignment]
    with pytest.raises(KilledError):
        await news.desk.deliver()
    news.desk.sink.send = send  # type: ignore[method-assign]
    news.restart()
    await news.go_on(HOUR)
    assert (len(news.sent), len(news.edited)) == (1, 1)
    assert await news.desk.states() == {"sent": 2}


async def test_while_a_message_is_in_doubt_its_story_waits(news: Newsdesk) -> None:
    await news.publish(0, rows=[news.row(0)])
    await news.go_on(timedelta(0), Unanswered(reason="timeout"))
    await news.tell(1)
    assert (await news.kept(1)).state is NEW
    await news.go_on(HOUR)
    assert (news.sent, [outlets(one) for one in news.edited]) == ([NUMBERS[0]], [["Anadolu", "Reuters"]])


async def test_edits_leave_half_of_a_minute_to_new_alerts_and_wait_behind_them(news: Newsdesk) -> None:
    news.desk.change(limit=replace(DESK.limit, per_minute=4))
    await news.tell(0)
    await news.tell(1, story="article-1")
    await news.go_on(20 * SECOND)
    await news.tell(2)
    await news.tell(3, story="article-1", likeness=0.9)
    await news.go_on(39 * SECOND)
    assert news.edited == []
    await news.tell(4, story="article-4")
    assert len(news.sent) == 3
    await news.go_on(2 * MINUTE)
    assert sorted(map(outlets, news.edited)) == [["Anadolu", "NOS"], ["Reuters", "Le Monde"]]


async def test_a_closed_chat_keeps_its_edits_until_it_opens(news: Newsdesk) -> None:
    await news.tell(0)
    await news.tell(1)
    await news.go_on(20 * SECOND, Unreachable(reason="kicked"))
    assert (await news.kept(0)).state is DeliveryState.PARKED
    await news.tell(2)
    await release_parked_alerts(
        outbox=news.desk.store, channels=news.desk.channels, rules=news.rules, clock=news.desk.clock
    )
    await news.go_on(MINUTE)
    assert [outlets(one) for one in news.edited] == [["Anadolu", "Reuters", "NOS"]]
    assert await news.desk.states() == {"sent": 3}


async def test_a_limited_wait_is_kept_to_by_edits(news: Newsdesk) -> None:
    await news.tell(0)
    await news.tell(1)
    await news.go_on(20 * SECOND, RetryLater(reason="flood", after=MINUTE))
    await news.go_on(59 * SECOND)
    assert news.edited == []
    await news.go_on(5 * SECOND)
    assert len(news.edited) == 1


async def test_a_message_in_another_chat_is_neither_edited_nor_answered(news: Newsdesk) -> None:
    """Its id is another message's there."""
    await news.tell(0)
    await news.tell(1)
    news.desk.change(chat=-200)
    await news.go_on(MINUTE)
    assert (len(news.sent), news.edited, (await news.kept(0)).reply_to) == (2, [], None)
    news.plan(Update.REPLY)
    await news.desk.sender.move(ChatId("-200"), ChatId("-300"))
    await news.tell(2)
    await news.go_on(MINUTE)
    assert (len(news.sent), (await news.kept(2)).reply_to) == (3, None)


async def test_a_story_grows_while_its_chat_is_closed_and_is_as_young_as_its_newest_article(news: Newsdesk) -> None:
    news.plan(needs={"max_age": HOUR})
    await news.publish(0, rows=[news.row(0)])
    await news.go_on(timedelta(0), Unreachable(reason="no right to post"))
    news.desk.clock.move(50 * MINUTE)
    at = news.desk.clock.now()
    await news.tell(1, published_at=at, first_seen_at=at)
    news.desk.clock.move(20 * MINUTE)
    await release_parked_alerts(
        outbox=news.desk.store, channels=news.desk.channels, rules=news.rules, clock=news.desk.clock
    )
    await news.go_on(MINUTE)
    assert [outlets(one) for _, one in news.desk.sink.sent] == [["Anadolu", "Reuters"]]
    assert await news.desk.states() == {"sent": 2}
