"""A desk to send from: a store, a sink and a clock."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.model.alerts import (
    SendOutcome,
)
from bot.model.channels import Channel, ChannelId
from bot.sinks.memory import MemorySink
from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.deliver import (
    Delivered,
    deliver_due,
)
from tests.fakes import NOON, FakeClock, alert, delivery, poll_result, state

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
