"""When alerts are told, on every store: at once, held, in lists; each in exactly one of them."""

from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from typing import Any

import pytest

from bot.model.alerts import Delivery, DeliveryState, Hold, Kind, Reason
from bot.model.channels import Channel, ChannelId, DigestPlan, Limit, Over, Quiet
from bot.model.rules import Priority, Rule, RuleId
from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.arrange import Arranger
from tests.alerts.test_admitting import rule
from tests.fakes import NOON, FakeClock, alert, delivery, feed, poll_result, state

CHANNEL = Channel(id=ChannelId("syria-desk"), chat=-1, tz="UTC", digest=DigestPlan(at=(time(7),)))
NEW, HELD, PENDING, COLLAPSED = (
    DeliveryState.NEW, DeliveryState.HELD, DeliveryState.PENDING, DeliveryState.COLLAPSED
)  # fmt: skip


@dataclass
class Desk:
    """A store and the arranger of one channel."""

    store: MemoryStore | SqliteStore
    arranger: Arranger
    rules: dict[RuleId, Rule] = field(default_factory=lambda: {RuleId("a"): rule("a")})
    channel: Channel = CHANNEL
    clock: FakeClock = field(default_factory=FakeClock)
    room: int = 20

    def restart(self) -> None:
        """Let another process arrange."""
        self.arranger = Arranger(store=self.store, rules=lambda: self.rules)

    async def queue(self, *numbers: int, **changes: Any) -> None:
        """Queue alerts of rule `a`, in order."""
        later = timedelta(hours=9)
        [(_, _, token)] = await self.store.claim_feeds(self.clock.now() + later, limit=1, lease=timedelta(0))
        facts = {"reasons": (Reason(rule="a", title="A"),), "published_at": None, **changes}
        told = [alert(at, first_seen_at=NOON + timedelta(seconds=at), **facts) for at in numbers]
        rows = [delivery(of=one, state=NEW, due_at=self.clock.now()) for one in told]
        await self.store.apply(poll_result(token, deliveries=rows, state=state()), self.clock.now())

    async def arrange(self, after: timedelta = timedelta(0)) -> None:
        """Arrange some time later."""
        self.clock.move(after)
        await self.arranger.arrange(
            channels={self.channel.id: self.channel},
            room=lambda channel: self.room,
            now=self.clock.now(),
        )

    async def rows(self, of: DeliveryState) -> list[str]:
        """Give what is in a state; of a digest the headlines' number and its title."""
        return [_shown(one) for one in await self.store.deliveries(of)]


def _shown(one: Delivery) -> str:
    return f"{one.alert.title}: {len(one.members)}" if one.kind is Kind.DIGEST else str(one.alert.id)


@pytest.fixture
async def desk(store: MemoryStore | SqliteStore) -> Desk:
    """Give a desk on each store."""
    await store.sync_feeds([feed()], NOON)
    made = Desk(store, Arranger(store=store, rules=dict))
    made.restart()
    return made


async def test_new_alerts_are_told_at_once(desk: Desk) -> None:
    await desk.queue(1, 2)
    await desk.arrange()
    assert await desk.rows(PENDING) == ["alert-1", "alert-2"]


async def test_what_was_decided_is_not_decided_again(desk: Desk) -> None:
    desk.rules = {RuleId("a"): rule("a", cooldown=timedelta(minutes=30))}
    await desk.queue(1)
    await desk.arrange()
    await desk.arrange(timedelta(seconds=5))
    assert await desk.rows(PENDING) == ["alert-1"]


async def test_a_cooldown_ends_in_one_list_and_outlives_a_restart(desk: Desk) -> None:
    desk.rules = {RuleId("a"): rule("a", cooldown=timedelta(minutes=30))}
    await desk.queue(1)
    await desk.arrange()
    desk.restart()
    await desk.queue(2, 3)
    await desk.arrange(timedelta(minutes=10))
    assert await desk.rows(HELD) == ["alert-2", "alert-3"]
    assert await desk.store.next_due_at() == NOON
    await desk.arrange(timedelta(minutes=20))
    assert sorted(await desk.rows(PENDING)) == ["Since the last alert: 2", "alert-1"]
    assert await desk.rows(COLLAPSED) == ["alert-2", "alert-3"]
    [digest] = [one for one in await desk.store.deliveries(PENDING) if one.kind is Kind.DIGEST]
    assert {one.digest for one in await desk.store.deliveries(COLLAPSED)} == {digest.alert.id}


async def test_a_cap_is_counted_over_polls_and_ends_with_the_hour(desk: Desk) -> None:
    desk.rules = {RuleId("a"): rule("a", cap=3)}
    for number in range(6):
        await desk.queue(number)
        await desk.arrange(timedelta(minutes=5))
    assert await desk.rows(PENDING) == ["alert-0", "alert-1", "alert-2"]
    await desk.arrange(timedelta(minutes=30))
    assert len(await desk.rows(COLLAPSED)) == 3
    assert "More of this hour: 3" in await desk.rows(PENDING)


async def test_the_night_ends_in_one_list_that_holds_also_what_still_waited(desk: Desk) -> None:
    await desk.queue(1)
    await desk.arrange()
    desk.channel = replace(CHANNEL, quiet=Quiet(begins=time(12, 10), ends=time(18)))
    await desk.queue(2)
    await desk.queue(3, priority=Priority.URGENT)
    await desk.arrange(timedelta(minutes=10))
    assert await desk.rows(PENDING) == ["alert-3"]
    assert await desk.rows(HELD) == ["alert-1", "alert-2"]
    await desk.arrange(timedelta(hours=5, minutes=50))
    assert "From the quiet hours: 2" in await desk.rows(PENDING)
    assert await desk.rows(HELD) == []


async def test_a_digest_missed_while_away_is_sent_once(desk: Desk) -> None:
    desk.rules = {RuleId("a"): rule("a", priority=Priority.LOW)}
    await desk.queue(1, priority=Priority.LOW)
    await desk.arrange()
    assert await desk.rows(HELD) == ["alert-1"]
    for _ in range(2):
        await desk.arrange(timedelta(days=3))
        assert await desk.rows(PENDING) == ["Digest, 2026-11-26: 1"]


async def test_too_much_at_once_comes_as_one_list_and_no_second_while_it_waits(desk: Desk) -> None:
    await desk.queue(*range(16))
    desk.room = 15
    await desk.arrange()
    assert await desk.rows(PENDING) == ["Much at once: 16"]
    await desk.queue(*range(16, 28))
    await desk.arrange()
    assert len(await desk.rows(PENDING)) == 13
    [digest] = [one for one in await desk.store.deliveries(PENDING) if one.kind is Kind.DIGEST]
    await desk.store.record([replace(digest, state=DeliveryState.SENT)])
    desk.room = 11
    await desk.arrange()
    assert await desk.rows(PENDING) == ["Much at once: 12"]


async def test_a_channel_that_wants_a_queue_gets_it_until_it_is_an_hour_late(desk: Desk) -> None:
    desk.channel = replace(CHANNEL, limit=Limit(per_minute=5, over=Over.QUEUE))
    desk.room = 5
    await desk.queue(*range(9))
    await desk.arrange(timedelta(minutes=59))
    assert len(await desk.rows(PENDING)) == 9
    await desk.arrange(timedelta(minutes=2))
    assert await desk.rows(PENDING) == ["After an outage: 9"]


async def test_what_came_while_the_bot_was_away_comes_as_one_list_urgent_alerts_at_once(desk: Desk) -> None:
    desk.arranger.is_catching_up = True
    await desk.queue(1, 2, 3, 4)
    await desk.queue(5, priority=Priority.URGENT)
    await desk.arrange()
    assert await desk.rows(PENDING) == ["alert-5"]
    desk.arranger.catch_up()
    await desk.arrange()
    assert sorted(await desk.rows(PENDING)) == ["After an outage: 4", "alert-5"]
    await desk.queue(6)
    await desk.arrange()
    assert "alert-6" in await desk.rows(PENDING)


async def test_a_burst_is_said_once_and_every_alert_is_told_in_one_place(desk: Desk) -> None:
    desk.room = 99
    for number in range(60):
        await desk.queue(number)
        await desk.arrange(timedelta(seconds=1))
    await desk.arrange(timedelta(minutes=1))
    assert [(burst.key.rule, burst.fired) for burst in desk.arranger.taken_bursts()] == [("a", 31)]
    rows = await desk.store.deliveries(PENDING)
    assert sum(one.kind is Kind.DIGEST for one in rows) == 4
    told = [one.article for row in rows for one in row.members or (row.alert,)]
    assert len(told) == len(set(told)) == 60
    assert await desk.rows(HELD) == []


async def test_what_a_person_must_decide_is_left_to_a_person(desk: Desk) -> None:
    await desk.queue(1)
    await desk.arrange()
    [one] = await desk.store.deliveries(PENDING)
    await desk.store.record([replace(one, state=HELD, hold=Hold.PERSON)])
    await desk.arrange(timedelta(days=1))
    assert await desk.rows(HELD) == ["alert-1"]
    assert await desk.store.next_due_at() is None


async def test_a_list_goes_before_what_came_after_it(desk: Desk) -> None:
    """Though what came after it was published before it was made."""
    desk.room = 1
    await desk.queue(1, 2)
    await desk.arrange(timedelta(hours=1))
    await desk.queue(3)
    await desk.arrange()
    assert [_shown(one) for one in await desk.store.heads(desk.clock.now())] == ["Much at once: 2"]


async def test_a_cooldown_of_days_is_remembered(desk: Desk) -> None:
    desk.rules = {RuleId("a"): rule("a", cooldown=timedelta(days=20))}
    await desk.queue(1)
    await desk.arrange()
    await desk.queue(2)
    await desk.arrange(timedelta(days=19))
    assert await desk.rows(HELD) == ["alert-2"]
    await desk.arrange(timedelta(days=1))
    assert await desk.rows(HELD) == []
