"""Delivering: claimed, sent, settled, on every store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import StoreUnavailableError
from bot.model.alerts import (
    Alert,
    Delivery,
    DeliveryState,
    RetryLater,
    SendOutcome,
    Unauthorised,
    Unreachable,
    Unsendable,
)
from bot.model.channels import CONSOLE, Channel
from bot.sinks.memory import MemorySink
from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.deliver import (
    FIRST_RUN_ALERTS,
    Delivered,
    deliver_due,
    release_first_alerts,
)
from tests.fakes import NOON, alert, delivery, feed, poll_result, state
from tests.usecases.sending import DESK, Desk


async def test_alerts_are_sent_once_in_order_to_their_channel(desk: Desk) -> None:
    await desk.queue(3)
    assert await desk.deliver() == Delivered(claimed=3, sent=3, reached={DESK.id})
    assert desk.sent() == ["alert-0", "alert-1", "alert-2"]
    assert {channel for channel, _ in desk.sink.sent} == {DESK}
    assert (await desk.deliver()).claimed == 0


async def test_what_the_sink_calls_it_is_kept(desk: Desk) -> None:
    await desk.queue(1)
    await desk.deliver()
    [sent] = await desk.store.deliveries(DeliveryState.SENT)
    assert (sent.message, sent.attempts, sent.sent_at) == ("1", 1, NOON)


async def test_a_wait_that_was_asked_for_is_kept_to(desk: Desk) -> None:
    await desk.queue(1)
    await desk.deliver(RetryLater(reason="flood", after=timedelta(seconds=17)))
    desk.clock.move(timedelta(seconds=16))
    assert (await desk.deliver()).claimed == 0
    desk.clock.move(timedelta(seconds=1))
    assert (await desk.deliver()).sent == 1


async def test_trouble_is_tried_again_ever_later_without_an_end(desk: Desk) -> None:
    await desk.queue(1)
    waits = []
    for _ in range(12):
        await desk.deliver(RetryLater(reason="broken connection"))
        due_at = await desk.store.next_due_at()
        assert due_at is not None
        waits.append(due_at - desk.clock.now())
        desk.clock.moment = due_at
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(minutes=1)
    assert (await desk.deliver()).sent == 1


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


async def test_a_refused_token_stops_the_round_and_loses_nothing(desk: Desk) -> None:
    await desk.queue(3)
    done = await desk.deliver(Unauthorised(reason="token"))
    assert done.is_refused
    assert desk.sent() == []
    desk.clock.move(timedelta(hours=1))
    assert (await desk.deliver()).sent == 3


async def test_an_alert_of_a_channel_that_is_gone_is_parked_and_not_printed(desk: Desk) -> None:
    await desk.queue(1)
    await deliver_due(outbox=desk.store, sink=desk.sink, channels={}, clock=desk.clock)
    assert desk.sink.sent == []
    [one] = await desk.store.deliveries(DeliveryState.PARKED)
    assert "no channel 'syria-desk' any more" in (one.error or "")


async def test_alerts_of_rules_without_a_channel_go_to_the_console(desk: Desk) -> None:
    [(_, _, token)] = await desk.store.claim_feeds(NOON, limit=1, lease=timedelta(minutes=1))
    await desk.store.apply(poll_result(token, deliveries=[delivery(of=alert(channel=CONSOLE))]), NOON)
    await deliver_due(outbox=desk.store, sink=desk.sink, channels={}, clock=desk.clock)
    [(channel, _)] = desk.sink.sent
    assert (channel.id, channel.chat) == (CONSOLE, None)


async def test_an_alert_that_breaks_its_sink_is_given_up_and_the_others_go(desk: Desk) -> None:
    class Breaking(MemorySink):
        async def send(self, alert: Alert, channel: Channel) -> SendOutcome:
            """Know no year 1."""
            if alert.id == "alert-0":
                raise OverflowError("date value out of range")
            return await super().send(alert, channel)

    desk.sink = Breaking()
    await desk.queue(3)
    done = await desk.deliver()
    assert desk.sent() == ["alert-1", "alert-2"]
    [one] = await desk.store.deliveries(DeliveryState.DEAD)
    assert done.troubles == ((DESK.id, one.error, False),)
    assert "date value out of range" in (one.error or "")


async def test_after_a_signal_nothing_more_is_sent_and_the_rest_is_due_at_once(desk: Desk) -> None:
    await desk.queue(5)
    done = await deliver_due(
        outbox=desk.store,
        sink=desk.sink,
        channels={DESK.id: DESK},
        clock=desk.clock,
        should_stop=lambda: len(desk.sink.sent) == 2,
    )
    assert (done.claimed, done.sent) == (5, 2)
    assert (await desk.deliver()).sent == 3
    assert desk.sent() == [f"alert-{number}" for number in range(5)]


@dataclass
class Away:
    """A store that is locked by somebody else for the first notes."""

    store: MemoryStore | SqliteStore
    refusals: int

    def __getattr__(self, name: str) -> Any:
        """Do all else as the store does."""
        return getattr(self.store, name)

    async def record(self, deliveries: Sequence[Delivery]) -> int:
        """Refuse so often."""
        if self.refusals:
            self.refusals -= 1
            raise StoreUnavailableError("database is locked")
        return await self.store.record(deliveries)


async def test_what_was_sent_is_noted_however_long_the_store_is_away(desk: Desk) -> None:
    await desk.queue(2)
    store = Away(desk.store, refusals=3)
    await deliver_due(outbox=store, sink=desk.sink, channels={DESK.id: DESK}, clock=desk.clock)
    desk.clock.move(timedelta(hours=1))
    assert (await desk.deliver()).claimed == 0
    assert desk.sent() == ["alert-0", "alert-1"]


class TestFirstRun:
    async def release(self, desk: Desk, *, has_waited: bool = False) -> tuple[int, int]:
        """Release what waits."""
        return await release_first_alerts(outbox=desk.store, feeds=desk.store, clock=desk.clock, has_waited=has_waited)

    async def test_the_newest_are_sent_oldest_first_and_the_rest_kept(self, desk: Desk) -> None:
        await desk.queue(25, state=DeliveryState.FIRST_RUN)
        assert (await desk.deliver()).claimed == 0
        assert await self.release(desk) == (FIRST_RUN_ALERTS, 15)
        await desk.deliver()
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
        await desk.deliver()
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
            await desk.deliver()

    async def test_with_nothing_waiting_nothing_happens(self, desk: Desk) -> None:
        assert await self.release(desk) == (0, 0)
