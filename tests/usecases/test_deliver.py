"""Delivering: claimed, sent, settled, on every store."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.model.alerts import DeliveryState, RetryLater, SendOutcome, Unauthorised, Unreachable, Unsendable
from bot.model.channels import Channel, ChannelId
from bot.sinks.memory import MemorySink
from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.deliver import FIRST_RUN_ALERTS, Delivered, deliver_due, release_first_alerts
from tests.fakes import NOON, FakeClock, alert, delivery, feed, poll_result, state

DESK = Channel(id=ChannelId("syria-desk"), chat=-100)


@dataclass
class Desk:
    """A store, a sink and a clock."""

    store: MemoryStore | SqliteStore
    sink: MemorySink = field(default_factory=MemorySink)
    clock: FakeClock = field(default_factory=FakeClock)

    async def queue(self, count: int, **changes: Any) -> None:
        """Queue so many alerts."""
        [(_, _, token)] = await self.store.claim_feeds(NOON, limit=1, lease=timedelta(minutes=1))
        deliveries = [
            delivery(of=alert(number, published_at=NOON - timedelta(hours=9) + timedelta(minutes=number)), **changes)
            for number in range(count)
        ]
        await self.store.apply(poll_result(token, deliveries=deliveries, state=state(last_poll_at=NOON)), NOON)

    async def deliver(self, *answers: SendOutcome) -> Delivered:
        """Deliver what is due; the sink answers so."""
        self.sink.answers.extend(answers)
        return await deliver_due(outbox=self.store, sink=self.sink, channels={DESK.id: DESK}, clock=self.clock)

    def sent(self) -> list[str]:
        """Give what was sent, in order."""
        return [str(one.id) for _, one in self.sink.sent]


@pytest.fixture(params=["memory", "sqlite"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    """Give a desk on each store."""
    store = MemoryStore() if request.param == "memory" else await SqliteStore(tmp_path / "bot.db").open(migrate=True)
    await store.sync_feeds([feed()], NOON)
    yield Desk(store)
    if isinstance(store, SqliteStore):
        await store.close()


async def test_alerts_are_sent_once_in_order_to_their_channel(desk: Desk) -> None:
    await desk.queue(3)
    assert await desk.deliver() == Delivered(claimed=3, sent=3)
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
async def test_what_cannot_be_sent_is_kept_with_its_reason_and_the_next_one_goes(
    desk: Desk, answer: SendOutcome, kept: DeliveryState
) -> None:
    await desk.queue(2)
    done = await desk.deliver(answer)
    assert (done.sent, done.troubles) == (1, ((DESK.id, answer.reason),))  # type: ignore[union-attr]
    [one] = await desk.store.deliveries(kept)
    assert one.error == answer.reason  # type: ignore[union-attr]


async def test_a_refused_token_stops_the_round_and_loses_nothing(desk: Desk) -> None:
    await desk.queue(3)
    done = await desk.deliver(Unauthorised(reason="token"))
    assert done.is_refused
    assert desk.sent() == []
    desk.clock.move(timedelta(hours=1))
    assert (await desk.deliver()).sent == 3


async def test_an_alert_of_a_channel_that_is_gone_goes_to_the_console(desk: Desk) -> None:
    await desk.queue(1)
    await deliver_due(outbox=desk.store, sink=desk.sink, channels={}, clock=desk.clock)
    [(channel, _)] = desk.sink.sent
    assert channel.chat is None


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

    async def test_with_nothing_waiting_nothing_happens(self, desk: Desk) -> None:
        assert await self.release(desk) == (0, 0)
