"""Delivering: chosen, sent, settled, on every store."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import StoreUnavailableError
from bot.model.alerts import (
    Delivery,
    DeliveryState,
    Form,
    Misshapen,
    RetryLater,
    SendOutcome,
    Unauthorised,
    Unconnected,
    Unreachable,
    Unsendable,
)
from bot.model.channels import CONSOLE, Channel, ChannelId
from bot.model.rules import Priority
from bot.model.sending import Post
from bot.sinks.memory import MemorySink
from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.arrange import Arranger
from bot.usecases.release import FIRST_RUN_ALERTS, release_first_alerts
from tests.fakes import NOON, alert, delivery, feed, poll_result, state
from tests.usecases.sending import DESK, Desk

SECOND = timedelta(seconds=1)


async def test_alerts_are_sent_once_in_order_to_their_channel(desk: Desk) -> None:
    await desk.queue(3)
    rounds = await desk.deliver_all()
    assert [(one.tried, one.sent, one.reached) for one in rounds] == [(1, 1, {DESK.id})] * 3
    assert desk.sent() == ["alert-0", "alert-1", "alert-2"]
    assert {channel for channel, _ in desk.sink.sent} == {DESK}
    assert (await desk.deliver()).tried == 0


async def test_what_the_sink_calls_it_is_kept(desk: Desk) -> None:
    await desk.queue(1)
    await desk.deliver()
    [sent] = await desk.store.deliveries(DeliveryState.SENT)
    assert (sent.message, sent.attempts, sent.sent_at) == ("1", 1, NOON)


async def test_what_is_urgent_goes_first(desk: Desk) -> None:
    urgent = delivery(of=alert(5, priority=Priority.URGENT))
    await desk.queue_these(delivery(of=alert(1, published_at=NOON - timedelta(hours=3))), urgent)
    await desk.deliver_all()
    assert desk.sent() == ["alert-5", "alert-1"]


async def test_a_wait_that_was_asked_for_is_kept_to_also_by_the_next_process(desk: Desk) -> None:
    await desk.queue(1)
    done = await desk.deliver(RetryLater(reason="flood", after=17 * SECOND))
    assert done.troubles == ((DESK.id, "flood", True),)
    desk.clock.move(17 * SECOND - timedelta(milliseconds=1))
    desk.restart()
    assert (await desk.deliver()).tried == 0
    desk.clock.move(SECOND)
    assert (await desk.deliver()).sent == 1


async def test_while_telegram_cannot_be_reached_all_wait_ever_longer_without_an_end(desk: Desk) -> None:
    await desk.queue(1)
    waits = []
    for _ in range(12):
        done = await desk.deliver(Unconnected(reason="no network"))
        assert done.next_at is not None
        waits.append(done.next_at - desk.clock.now())
        assert (await desk.deliver()).tried == 0
        desk.clock.moment = done.next_at
    assert [wait // SECOND for wait in waits] == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60]
    assert (await desk.deliver()).sent == 1


async def test_three_chats_that_ask_for_quiet_silence_the_bot(desk: Desk) -> None:
    desk.channels = {ChannelId(name): Channel(id=ChannelId(name), chat=-100 - n) for n, name in enumerate("abcd")}
    await desk.queue_these(*(delivery(of=alert(n, channel=name)) for n, name in enumerate("abcd")))
    done = await desk.deliver(*[RetryLater(reason="flood", after=30 * SECOND)] * 3)
    assert done.sent == 1
    await desk.queue_these(delivery(of=alert(9, channel="d"), due_at=NOON))
    desk.clock.move(29 * SECOND)
    desk.restart()
    assert (await desk.deliver()).tried == 0
    desk.clock.move(2 * SECOND)
    assert (await desk.deliver()).sent == 4


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (Unreachable(reason="kicked"), DeliveryState.PARKED),
        (Unsendable(reason="unknown refusal"), DeliveryState.DEAD),
    ],
)
async def test_what_cannot_be_sent_is_kept_with_its_reason(
    desk: Desk, answer: SendOutcome, kept: DeliveryState
) -> None:
    await desk.queue(1)
    done = await desk.deliver(answer)
    assert done.troubles == ((DESK.id, answer.reason, False),)  # type: ignore[union-attr]
    [one] = await desk.store.deliveries(kept)
    assert one.error == answer.reason  # type: ignore[union-attr]


@pytest.mark.parametrize("form", [Form.PLAIN, Form.SHORT])
async def test_what_is_refused_for_its_form_is_sent_at_once_in_another(desk: Desk, form: Form) -> None:
    await desk.queue(1)
    done = await desk.deliver(Misshapen(reason="can't parse entities", form=form))
    assert (done.tried, done.sent) == (2, 1)
    assert (await desk.kept()).form is form


async def test_what_is_refused_in_every_form_is_given_up(desk: Desk) -> None:
    await desk.queue(1)
    done = await desk.deliver(*[Misshapen(reason="can't parse entities", form=Form.PLAIN)] * 2)
    assert (done.tried, done.sent) == (2, 0)
    assert await desk.states() == {"dead": 1}


async def test_a_message_in_parts_goes_on_where_it_was_left(desk: Desk) -> None:
    """Nothing comes between its parts, and no part twice."""
    whole = alert(1, title="one\ntwo\nthree", published_at=NOON - timedelta(hours=2))
    await desk.queue_these(delivery(of=whole))
    await desk.deliver()
    assert (await desk.kept(1)).part == 1
    await desk.queue_these(delivery(of=alert(2, priority=Priority.URGENT)))
    desk.restart()
    await desk.deliver_all()
    assert desk.sent() == ["alert-1", "alert-1", "alert-1", "alert-2"]
    assert await desk.states() == {"sent": 2}


async def test_a_refused_token_stops_the_round_and_loses_nothing(desk: Desk) -> None:
    await desk.queue(3)
    done = await desk.deliver(Unauthorised(reason="token"))
    assert done.is_refused
    assert desk.sent() == []
    assert (await desk.deliver()).tried == 0
    desk.clock.move(timedelta(minutes=5))
    await desk.deliver_all()
    assert await desk.states() == {"sent": 3}


async def test_an_alert_of_a_channel_that_is_gone_is_parked_and_not_printed(desk: Desk) -> None:
    await desk.queue(2)
    desk.channels = {}
    done = await desk.deliver()
    assert desk.sink.sent == []
    assert len(done.troubles) == 1
    parked = await desk.store.deliveries(DeliveryState.PARKED)
    assert ["no channel 'syria-desk' any more" in (one.error or "") for one in parked] == [True, True]


async def test_alerts_of_rules_without_a_channel_go_to_the_console(desk: Desk) -> None:
    """Where no limit is kept."""
    desk.channels = {}
    await desk.queue_these(*(delivery(of=alert(number, channel=CONSOLE)) for number in range(30)))
    await desk.deliver()
    assert {(channel.id, channel.chat) for channel, _ in desk.sink.sent} == {(CONSOLE, None)}
    assert len(desk.sink.sent) == 30


class Breaking(MemorySink):
    """Breaks on one alert."""

    async def send(self, post: Post, channel: Channel) -> SendOutcome:
        """Know no year 1."""
        if post.delivery.alert.id == "alert-0":
            raise OverflowError("date value out of range")
        return await super().send(post, channel)


class BreakingEarly(MemorySink):
    """Cannot show one alert."""

    def compose(self, delivery: Delivery, channel: Channel) -> Post | None:
        """Know no year 1."""
        if delivery.alert.id == "alert-0":
            raise OverflowError("date value out of range")
        return super().compose(delivery, channel)


@pytest.mark.parametrize("sink", [Breaking, BreakingEarly])
async def test_an_alert_that_breaks_its_sink_is_given_up_and_the_others_go(desk: Desk, sink: type[MemorySink]) -> None:
    desk.sink = sink()
    desk.restart()
    await desk.queue(3)
    first, *_ = await desk.deliver_all()
    assert desk.sent() == ["alert-1", "alert-2"]
    [one] = await desk.store.deliveries(DeliveryState.DEAD)
    assert first.troubles == ((DESK.id, one.error, False),)
    assert "date value out of range" in (one.error or "")


async def test_after_a_signal_nothing_more_is_sent_and_the_rest_is_due_at_once(desk: Desk) -> None:
    desk.channels = {CONSOLE: Channel(id=CONSOLE)}
    await desk.queue_these(*(delivery(of=alert(number, channel=CONSOLE)) for number in range(5)))
    done = await desk.sender.send_due(desk.channels, lambda: len(desk.sink.sent) == 2)
    assert (done.tried, done.sent) == (2, 2)
    await desk.deliver()
    assert desk.sent() == [f"alert-{number}" for number in range(5)]


@dataclass
class Away:
    """A store that is locked by somebody else for the first notes."""

    store: MemoryStore | SqliteStore
    refusals: int

    def __getattr__(self, name: str) -> Any:
        """Do all else as the store does."""
        return getattr(self.store, name)

    async def close_attempt(self, *facts: Any) -> bool:
        """Refuse so often."""
        if self.refusals:
            self.refusals -= 1
            raise StoreUnavailableError("database is locked")
        return await self.store.close_attempt(*facts)


async def test_what_was_sent_is_noted_however_long_the_store_is_away(desk: Desk) -> None:
    await desk.queue(2)
    desk.clock.jumps = True
    desk.restart(outbox=Away(desk.store, refusals=3))
    await desk.deliver_all()
    desk.restart()
    await desk.deliver_all()
    assert desk.sent() == ["alert-0", "alert-1"]


class TestFirstRun:
    async def release(self, desk: Desk, *, has_waited: bool = False) -> tuple[int, int]:
        """Release what waits."""
        return await release_first_alerts(outbox=desk.store, feeds=desk.store, clock=desk.clock, has_waited=has_waited)

    async def test_the_newest_are_sent_oldest_first_and_the_rest_kept(self, desk: Desk) -> None:
        desk.restart(arranger=Arranger(store=desk.store, rules=dict))
        await desk.queue(25, state=DeliveryState.FIRST_RUN)
        assert (await desk.deliver()).tried == 0
        assert await self.release(desk) == (FIRST_RUN_ALERTS, 15)
        await desk.deliver_all()
        assert desk.sent() == [f"alert-{number}" for number in range(15, 25)]
        assert len(await desk.store.deliveries(DeliveryState.UNSENT)) == 15

    async def test_they_wait_until_every_feed_was_read(self, desk: Desk) -> None:
        await desk.queue(1, state=DeliveryState.FIRST_RUN)
        await desk.store.sync_feeds([feed(), feed("bbc")], NOON)
        assert await self.release(desk) == (0, 0)
        assert await self.release(desk, has_waited=True) == (1, 0)

    async def test_a_feed_that_is_read_late_shares_what_the_others_have_left(self, desk: Desk) -> None:
        """However late within a day; a feed that is added later has first alerts of its own."""
        await desk.queue(7, state=DeliveryState.FIRST_RUN)
        assert await self.release(desk) == (7, 0)
        await desk.deliver_all()
        for later, expected in ((timedelta(hours=3), (3, 4)), (timedelta(days=2), (7, 0))):
            desk.clock.moment = NOON + later
            made = [
                delivery(of=alert(100 + later.days * 10 + number), state=DeliveryState.FIRST_RUN) for number in range(7)
            ]
            [(_, _, token)] = await desk.store.claim_feeds(desk.clock.now(), limit=1, lease=timedelta(minutes=1))
            await desk.store.apply(
                poll_result(token, deliveries=made, state=state(last_poll_at=NOON)), desk.clock.now()
            )
            assert await self.release(desk) == expected
            await desk.deliver_all()

    async def test_with_nothing_waiting_nothing_happens(self, desk: Desk) -> None:
        assert await self.release(desk) == (0, 0)


async def test_a_flood_is_read_within_seconds_and_every_headline_once(desk: Desk) -> None:
    """A queue of as many takes twenty minutes."""
    desk.restart(arranger=Arranger(store=desk.store, rules=dict))
    await desk.queue(400, state=DeliveryState.NEW)
    await desk.deliver_all()
    assert desk.clock.now() - NOON < timedelta(seconds=15)
    sent = await desk.store.deliveries(DeliveryState.SENT)
    told = [one.id for row in sent if row.digest is None for one in row.members or (row.alert,)]
    assert len(told) == len(set(told)) == 400
