"""What waits: for a chat that asked for it, and for one that takes nothing."""

from datetime import timedelta

import pytest

from bot.model.alerts import (
    Alert,
    DeliveryState,
    RetryLater,
    SendOutcome,
    Unreachable,
)
from bot.model.channels import Channel, ChannelId
from bot.sinks.memory import MemorySink
from bot.usecases.deliver import (
    deliver_due,
    release_parked_alerts,
)
from tests.builders import matcher, rule
from tests.fakes import NOON, alert, delivery, poll_result
from tests.usecases.sending import DESK, Desk


class TestAChannelThatWaits:
    async def test_its_other_alerts_wait_with_it_and_come_in_order(self, desk: Desk) -> None:
        """One call, not one for each alert, also in the next rounds and for alerts that come meanwhile."""
        await desk.queue(25)
        done = await desk.deliver(RetryLater(reason="flood", after=timedelta(seconds=17)))
        assert done.troubles == ((DESK.id, "flood", True),)
        assert (await desk.deliver()).claimed == 0
        desk.clock.move(timedelta(seconds=17))
        await desk.deliver()
        await desk.deliver()
        assert desk.sent() == [f"alert-{number}" for number in range(25)]

    async def test_other_channels_go_on(self, desk: Desk) -> None:
        [(_, _, token)] = await desk.store.claim_feeds(NOON, limit=1, lease=timedelta(minutes=1))
        both = [delivery(of=alert(1)), delivery(of=alert(2, channel=ChannelId("nato-desk")))]
        await desk.store.apply(poll_result(token, deliveries=both), NOON)
        desk.sink.answers.append(RetryLater(reason="flood", after=timedelta(seconds=17)))
        other = Channel(id=ChannelId("nato-desk"), chat=-200)
        channels = {DESK.id: DESK, other.id: other}
        done = await deliver_due(outbox=desk.store, sink=desk.sink, channels=channels, clock=desk.clock)
        assert done.reached == {other.id}

    async def test_an_alert_that_always_fails_holds_the_others_only_for_a_while(self, desk: Desk) -> None:
        class Failing(MemorySink):
            async def send(self, alert: Alert, channel: Channel) -> SendOutcome:
                """Refuse the first for ever."""
                return RetryLater(reason="502") if alert.id == "alert-0" else await super().send(alert, channel)

        desk.sink = Failing()
        await desk.queue(3)
        while len(desk.sink.sent) < 2:
            assert desk.clock.now() - NOON < timedelta(minutes=10)
            await desk.deliver()
            desk.clock.move(timedelta(seconds=1))
        assert desk.sent() == ["alert-1", "alert-2"]

    async def test_a_chat_that_cannot_be_reached_is_asked_once_a_round(self, desk: Desk) -> None:
        await desk.queue(3)
        done = await desk.deliver(Unreachable(reason="kicked"))
        assert (done.sent, done.troubles) == (0, ((DESK.id, "kicked", False),))
        assert [one.error for one in await desk.store.deliveries(DeliveryState.PARKED)] == ["kicked"] * 3


class TestParked:
    async def test_they_get_another_try_in_order(self, desk: Desk) -> None:
        await desk.queue(3)
        await desk.deliver(Unreachable(reason="kicked"))
        assert await release_parked_alerts(outbox=desk.store, rules={}, clock=desk.clock) == 3
        await desk.deliver()
        assert desk.sent() == ["alert-0", "alert-1", "alert-2"]

    @pytest.mark.parametrize(("max_age", "is_sent"), [("12h", False), ("none", True), ("48h", True)])
    async def test_what_the_rule_calls_too_old_is_kept_unsent(self, desk: Desk, max_age: str, is_sent: bool) -> None:
        rules = matcher([rule("idlib-ceasefire", all=["ceasefire"], max_age=max_age)]).rules
        await desk.queue(1)
        await desk.deliver(Unreachable(reason="kicked"))
        desk.clock.move(timedelta(hours=10))
        assert await release_parked_alerts(outbox=desk.store, rules=rules, clock=desk.clock) == int(is_sent)
        left = await desk.store.deliveries(DeliveryState.UNSENT)
        assert [one.error for one in left] == ([] if is_sent else ["too old by now; kicked"])

    async def test_after_a_week_nobody_is_told(self, desk: Desk) -> None:
        await desk.queue(1)
        await desk.deliver(Unreachable(reason="kicked"))
        desk.clock.move(timedelta(days=7))
        assert await release_parked_alerts(outbox=desk.store, rules={}, clock=desk.clock) == 0
        assert len(await desk.store.deliveries(DeliveryState.UNSENT)) == 1
