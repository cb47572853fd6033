"""What waits: for a chat that asked for it, for its limits, and for one that takes nothing."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from bot.model.alerts import Alert, DeliveryState, Moved, RetryLater, SendOutcome, Sent, Unreachable
from bot.model.channels import Channel, ChannelId, Limit
from bot.model.sending import ChatId, Post
from bot.sinks.memory import MemorySink
from bot.usecases.release import release_parked_alerts
from tests.builders import matcher, rule
from tests.fakes import NOON, FakeClock, alert, delivery
from tests.usecases.sending import DESK, Desk

SECOND = timedelta(seconds=1)


class Timed(MemorySink):
    """Notes when each message was sent where; each takes a tenth of a second."""

    def __init__(self, clock: FakeClock) -> None:
        """Look at this clock."""
        super().__init__()
        self.clock = clock
        self.times: list[tuple[datetime, Channel, Alert]] = []

    async def send(self, post: Post, channel: Channel) -> SendOutcome:
        """Note it."""
        self.times.append((self.clock.now(), channel, post.delivery.alert))
        return await super().send(post, channel)

    def most_within(self, window: timedelta, channel: str | None = None) -> int:
        """Count the messages in the fullest window."""
        moments = [moment for moment, where, _ in self.times if channel is None or where.id == channel]
        return max(sum(1 for other in moments if moment <= other < moment + window) for moment in moments)


class TestLimits:
    async def test_a_chat_is_told_once_a_second_and_twenty_times_a_minute_also_over_restarts(self, desk: Desk) -> None:
        desk.sink = sink = Timed(desk.clock)
        desk.restart()
        await desk.queue(45)
        for _ in range(60):
            done = await desk.deliver()
            if done.next_at is None:
                break
            desk.clock.moment = done.next_at
            desk.restart()
        assert len(sink.times) == 45
        assert sink.most_within(SECOND) == 1
        assert sink.most_within(timedelta(minutes=1)) == 20
        assert sink.times[-1][0] - NOON <= timedelta(minutes=2, seconds=5)

    @pytest.mark.parametrize(("chat", "per_minute", "most"), [(700, None, 59), (700, 15, 15), (-100, 15, 15)])
    async def test_a_person_has_no_limit_a_minute_but_the_channels_own(
        self, desk: Desk, chat: int, per_minute: int | None, most: int
    ) -> None:
        desk.sink = sink = Timed(desk.clock)
        desk.restart()
        desk.change(chat=chat, limit=Limit(per_minute=per_minute))
        await desk.queue(59)
        await desk.deliver_all(within=timedelta(minutes=10))
        assert sink.most_within(timedelta(minutes=1)) == most

    async def test_a_bot_tells_twenty_five_chats_a_second(self, desk: Desk) -> None:
        names = [ChannelId(f"channel-{number}") for number in range(60)]
        desk.channels = {name: Channel(id=name, chat=700 + number) for number, name in enumerate(names)}
        desk.sink = sink = Timed(desk.clock)
        desk.restart()
        await desk.queue_these(*(delivery(of=alert(number, channel=name)) for number, name in enumerate(names)))
        await desk.deliver_all()
        assert len(sink.times) == 60
        assert sink.most_within(SECOND) == 25

    async def test_channels_that_share_a_chat_share_its_limits(self, desk: Desk) -> None:
        other = Channel(id=ChannelId("other"), chat=-100)
        desk.channels = {DESK.id: DESK, other.id: other}
        desk.sink = sink = Timed(desk.clock)
        desk.restart()
        await desk.queue_these(*(delivery(of=alert(n, channel=name)) for n, name in enumerate([DESK.id, other.id] * 3)))
        await desk.deliver_all()
        assert sink.most_within(SECOND) == 1
        assert Counter(where.id for _, where, _ in sink.times) == {DESK.id: 3, other.id: 3}


class TestAChannelThatWaits:
    async def test_its_other_alerts_wait_with_it_and_come_in_order(self, desk: Desk) -> None:
        """One call, not one for each alert, also in the next rounds and for alerts that come meanwhile."""
        await desk.queue(25)
        done = await desk.deliver(RetryLater(reason="flood", after=17 * SECOND))
        assert done.troubles == ((DESK.id, "flood", True),)
        assert (await desk.deliver()).tried == 0
        await desk.deliver_all()
        assert desk.sent() == [f"alert-{number}" for number in range(25)]

    async def test_other_channels_go_on(self, desk: Desk) -> None:
        other = Channel(id=ChannelId("nato-desk"), chat=-200)
        desk.channels = {DESK.id: DESK, other.id: other}
        await desk.queue_these(delivery(of=alert(1)), delivery(of=alert(2, channel=other.id)))
        done = await desk.deliver(RetryLater(reason="flood", after=17 * SECOND))
        assert done.reached == {other.id}

    async def test_a_chat_that_cannot_be_reached_is_asked_once(self, desk: Desk) -> None:
        """Also when more comes later, and its trouble is told once, also by the next process."""
        await desk.queue(3)
        done = await desk.deliver(Unreachable(reason="kicked"))
        assert (done.sent, done.troubles) == (0, ((DESK.id, "kicked", False),))
        assert [one.error for one in await desk.store.deliveries(DeliveryState.PARKED)] == ["kicked"] * 3
        await desk.queue_these(delivery(of=alert(7)))
        assert (await desk.deliver()).tried == 0
        assert await desk.states() == {"parked": 4}
        await release(desk)
        desk.restart()
        assert (await desk.deliver(Unreachable(reason="kicked"))).troubles == ()
        assert await desk.states() == {"parked": 4}

    async def test_a_closed_topic_leaves_the_other_topics_alone(self, desk: Desk) -> None:
        other = Channel(id=ChannelId("nato-desk"), chat=-100, topic=9)
        desk.channels = {DESK.id: Channel(id=DESK.id, chat=-100, topic=7), other.id: other}
        await desk.queue_these(delivery(of=alert(1)), delivery(of=alert(2, channel=other.id, published_at=NOON)))
        await desk.deliver_all(Unreachable(reason="TOPIC_CLOSED", is_topic=True))
        assert desk.sent() == ["alert-2"]
        assert (await desk.store.chats())[ChatId("-100/7")].paused == "TOPIC_CLOSED"

    async def test_a_chat_that_moved_is_followed_by_this_process_and_the_next(self, desk: Desk) -> None:
        await desk.queue(3)
        done = await desk.deliver(Moved(chat=-1005, reason="the chat is -1005 now"))
        assert (done.tried, done.sent, len(done.troubles)) == (2, 1, 1)
        desk.restart()
        await desk.deliver_all()
        assert {channel.chat for channel, _ in desk.sink.sent} == {-1005}
        assert desk.sent() == ["alert-0", "alert-1", "alert-2"]

    async def test_what_the_operator_should_know_of_a_message_that_arrived_is_told(self, desk: Desk) -> None:
        await desk.queue(1)
        done = await desk.deliver(Sent(message="5", note="topic 7 is closed: sent to General"))
        assert (done.sent, done.troubles) == (1, ((DESK.id, "topic 7 is closed: sent to General", False),))


async def release(desk: Desk, **facts: object) -> int:
    """Give parked alerts another try."""
    return await release_parked_alerts(
        outbox=desk.store,
        channels=desk.channels,
        rules={},
        clock=desk.clock,
        **facts,  # type: ignore[arg-type]
    )


class TestParked:
    async def test_they_get_another_try_in_order(self, desk: Desk) -> None:
        await desk.queue(3)
        await desk.deliver(Unreachable(reason="kicked"))
        assert await release(desk) == 3
        await desk.deliver_all()
        assert desk.sent() == ["alert-0", "alert-1", "alert-2"]

    @pytest.mark.parametrize(("max_age", "is_sent"), [("12h", False), ("none", True), ("48h", True)])
    async def test_what_the_rule_calls_too_old_is_kept_unsent(self, desk: Desk, max_age: str, is_sent: bool) -> None:
        rules = matcher([rule("idlib-ceasefire", all=["ceasefire"], max_age=max_age)]).rules
        await desk.queue(1)
        await desk.deliver(Unreachable(reason="kicked"))
        desk.clock.move(timedelta(hours=10))
        parts = {"outbox": desk.store, "channels": desk.channels, "clock": desk.clock}
        assert await release_parked_alerts(rules=rules, **parts) == int(is_sent)  # type: ignore[arg-type]
        left = await desk.store.deliveries(DeliveryState.UNSENT)
        assert [one.error for one in left] == ([] if is_sent else ["too old by now; kicked"])

    async def test_after_a_week_nobody_is_told(self, desk: Desk) -> None:
        await desk.queue(1)
        await desk.deliver(Unreachable(reason="kicked"))
        desk.clock.move(timedelta(days=7))
        assert await release(desk) == 0
        assert len(await desk.store.deliveries(DeliveryState.UNSENT)) == 1
