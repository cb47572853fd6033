"""Random days of a desk: cool-downs, caps, digests, bursts, quiet hours, limits, lost answers and restarts together."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest

from bot.alerts.quiet import quiet_until
from bot.model.alerts import Delivery, DeliveryState, Reason, RetryLater, SendOutcome, Sent, Unanswered, Unconnected
from bot.model.channels import Channel, ChannelId, DigestPlan, Limit, Over, Quiet
from bot.model.rules import Priority, Rule, RuleId
from bot.model.sending import Post
from bot.stores.memory import MemoryStore
from bot.usecases.arrange import Arranger
from bot.usecases.deliver import Sender
from tests.alerts.test_admitting import rule
from tests.fakes import NOON, FakeClock, alert, delivery

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
LATE = 15 * MINUTE
"""So long a limit or a lost answer may keep a message."""
EVENINGS = (
    NOON, datetime(2026, 10, 24, 18, tzinfo=UTC), datetime(2026, 3, 28, 20, tzinfo=UTC),
    datetime(2026, 3, 7, 22, tzinfo=UTC),
)  # fmt: skip
"""Before an ordinary night, and before nights in which clocks change."""


@dataclass
class Book:
    """A sink that writes down what arrives, and now and then does not answer as it should."""

    clock: FakeClock
    chance: random.Random
    is_faulty: bool
    read: list[tuple[datetime, Delivery]] = field(default_factory=list)

    def compose(self, delivery: Delivery, channel: Channel) -> Post:
        """Give one message."""
        return Post(delivery=delivery, text=delivery.alert.title)

    async def send(self, post: Post, channel: Channel) -> SendOutcome:
        """Take it, or not."""
        self.clock.move(timedelta(milliseconds=self.chance.randint(10, 300)))
        luck = self.chance.random() if self.is_faulty else 1
        if luck < 0.02:
            return RetryLater(reason="flood", after=self.chance.randint(1, 40) * SECOND)
        if luck < 0.04:
            return Unanswered(reason="lost") if luck < 0.03 else Unconnected(reason="no network")
        self.read.append((self.clock.now(), post.delivery))
        return Unanswered(reason="lost") if luck < 0.05 else Sent(message=str(len(self.read)))


@dataclass
class Day:
    """What one desk is configured to, and what came of it."""

    seed: int

    def __post_init__(self) -> None:
        """Configure it by chance."""
        chance = self.chance = random.Random(self.seed)
        self.clock = FakeClock(moment=chance.choice(EVENINGS), jumps=True)
        morning, has_digest = chance.choice([time(7), time(2, 30)]), chance.random() < 0.7
        priorities = [Priority.URGENT, Priority.NORMAL, *([Priority.LOW] if has_digest else [])]
        night = Quiet(begins=chance.choice([time(22, 30), time(1)]), ends=morning)
        self.channel = Channel(
            id=ChannelId("syria-desk"), chat=-100, tz=chance.choice(["Europe/Amsterdam", "America/St_Johns"]),
            quiet=chance.choice([None, night]),
            limit=Limit(per_minute=chance.choice([None, 15]), over=chance.choice(list(Over))),
            digest=DigestPlan(at=(chance.choice([morning, time(17), time(2, 30)]),)) if has_digest else None,
        )  # fmt: skip
        self.rules: dict[RuleId, Rule] = {
            RuleId(name): rule(
                name, priority=chance.choice(priorities), cooldown=chance.choice([None, 30 * MINUTE, 6 * HOUR]),
                cap=chance.choice([None, 5, 40]),
            )
            for name in "abcd"
        }  # fmt: skip
        self.store = MemoryStore()
        self.book = Book(self.clock, chance, is_faulty=self.seed % 2 == 1)
        self.alerts = 0
        self.restart()

    def restart(self) -> None:
        """Let another process send."""
        self.sender = Sender(
            outbox=self.store, sink=self.book, clock=self.clock, owner=str(self.chance.random()),
            arranger=Arranger(store=self.store, rules=lambda: self.rules),
        )  # fmt: skip

    def break_news(self, count: int, rules: list[str]) -> None:
        """Queue so many alerts of these rules."""
        loudest = min((self.rules[RuleId(name)].priority for name in rules), key=list(Priority).index)
        reasons = tuple(Reason(rule=name, title=name) for name in rules)
        now = self.clock.now()
        for number in range(self.alerts, self.alerts + count):
            made = alert(number, reasons=reasons, priority=loudest, published_at=None, first_seen_at=now)
            self.store.queue(delivery(of=made, state=DeliveryState.NEW, due_at=now), now)
        self.alerts += count

    async def go_on(self, length: timedelta) -> None:
        """Send for a while."""
        until = self.clock.now() + length
        while (now := self.clock.now()) < until:
            done = await self.sender.send_due({self.channel.id: self.channel})
            moments = (done.next_at, await self.store.next_due_at(), until)
            self.clock.moment = max(self.clock.now(), min(moment for moment in moments if moment and moment > now))

    async def pass_by(self) -> None:
        """Let a day or two pass, and what waits be told."""
        for _ in range(self.chance.randint(5, 20)):
            self.break_news(
                self.chance.choice([1, 1, 2, 5, 20, 45]), self.chance.sample("abcd", self.chance.choice([1, 1, 2]))
            )
            if self.chance.random() < 0.1:
                self.restart()
            await self.go_on(self.chance.choice([SECOND, 20 * SECOND, MINUTE, 10 * MINUTE, 45 * MINUTE, 3 * HOUR]))
        self.book.is_faulty = False
        await self.go_on(timedelta(days=2))

    def only(self, name: RuleId) -> list[datetime]:
        """Give when a message came of which all was told because of one rule."""
        return [
            at
            for at, one in self.book.read
            if one.doubts == 0 and {why.rule for told in one.members or (one.alert,) for why in told.reasons} == {name}
        ]


@pytest.mark.parametrize("seed", range(12))
async def test_every_headline_is_told_once_and_when_it_may_be(seed: int) -> None:
    day = Day(seed)
    await day.pass_by()
    told = [one.id for _, row in day.book.read if row.doubts == 0 for one in row.members or (row.alert,)]
    read = {one.id for _, row in day.book.read for one in row.members or (row.alert,)}
    assert len(told) == len(set(told)), "told twice without a mark"
    assert len(read) == day.alerts, "lost"
    assert not [state for state in DeliveryState if state != "sent" and await day.store.deliveries(state)]
    for at, row in day.book.read:
        if row.doubts == 0:
            nights = [quiet_until(day.channel, row.alert.priority, moment) for moment in (at - MINUTE, at)]
            assert None in nights, f"{row.alert.title} came at night, {at}"
    for rule_ in day.rules.values():
        pauses = [later - earlier for earlier, later in pairwise(day.only(rule_.id))]
        assert min(pauses, default=timedelta.max) > (rule_.cooldown or timedelta()) - LATE, f"{rule_.id} came too soon"
