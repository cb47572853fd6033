"""A desk to send from: a store, a sink and a clock."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.model.alerts import DeliveryState, SendOutcome
from bot.model.channels import Channel, ChannelId
from bot.ports import SendingStore
from bot.sinks.memory import MemorySink
from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.deliver import Sender
from bot.usecases.delivered import Delivered
from tests.fakes import NOON, FakeClock, alert, delivery, poll_result, state

DESK = Channel(id=ChannelId("syria-desk"), chat=-100)


@dataclass
class Desk:
    """A store, a sink, a clock, and who sends; `restart` kills that one and begins another."""

    store: MemoryStore | SqliteStore
    sink: MemorySink = field(default_factory=MemorySink)
    clock: FakeClock = field(default_factory=FakeClock)
    channels: dict[ChannelId, Channel] = field(default_factory=lambda: {DESK.id: DESK})
    starts: int = 0

    def __post_init__(self) -> None:
        """Begin to send."""
        self.restart()

    def restart(self, **parts: Any) -> None:
        """Let another process send, which knows nothing but the rows."""
        self.starts += 1
        outbox: SendingStore = self.store
        facts: dict[str, Any] = {"outbox": outbox, "sink": self.sink, "clock": self.clock, **parts}
        self.sender = Sender(owner=f"process {self.starts}", **facts)

    async def queue(self, count: int, **changes: Any) -> None:
        """Queue so many alerts."""
        made = [alert(number, published_at=NOON - timedelta(hours=9, minutes=-number)) for number in range(count)]
        await self.queue_these(*(delivery(of=one, **changes) for one in made))

    async def queue_these(self, *deliveries: Any) -> None:
        """Queue deliveries, as a poll does."""
        [(_, _, token)] = await self.store.claim_feeds(self.clock.now(), limit=1, lease=timedelta(minutes=1))
        polled = state(last_poll_at=NOON)
        await self.store.apply(poll_result(token, deliveries=deliveries, state=polled), self.clock.now())

    async def deliver(self, *answers: SendOutcome) -> Delivered:
        """Send what may go now; the sink answers so."""
        self.sink.answers.extend(answers)
        return await self.sender.send_due(self.channels)

    async def deliver_all(self, *answers: SendOutcome, within: timedelta = timedelta(hours=1)) -> list[Delivered]:
        """Send until nothing waits, letting time pass."""
        rounds = [await self.deliver(*answers)]
        end = self.clock.now() + within
        while (next_at := rounds[-1].next_at) is not None and next_at <= end:
            self.clock.moment = max(next_at, self.clock.moment)
            rounds.append(await self.deliver())
        return rounds

    async def kept(self, number: int = 0) -> Any:
        """Give a delivery as it is kept."""
        found = await self.store.find_delivery(alert(number).id)
        assert found is not None
        return found

    async def states(self) -> dict[str, int]:
        """Count the deliveries by their state."""
        found = {one.value: len(await self.store.deliveries(one)) for one in DeliveryState}
        return {name: number for name, number in found.items() if number}

    def change(self, **facts: Any) -> None:
        """Let the channel be configured otherwise."""
        self.channels = {DESK.id: replace(DESK, **facts)}

    def sent(self) -> list[str]:
        """Give what was sent, in order."""
        return [str(one.id) for _, one in self.sink.sent]
