"""What may have arrived: sent again with a mark, left to a person, or looked for; and kills at every point."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.model.alerts import DeliveryState, Hold, Kind, Sent, Unanswered
from bot.model.channels import Channel, ChannelId, Unconfirmed
from bot.model.sending import Chat, ChatId
from bot.stores.memory import MemoryStore
from bot.usecases.release import retry_alert
from tests.fakes import NOON, FakeClock, alert, delivery, feed
from tests.usecases.sending import Desk
from tests.usecases.wire import CALLS, MARK, WRITES, Fatal, KilledError, Life, Wire

PAUSE = timedelta(seconds=30)
CHAT = ChatId("-100")


@pytest.fixture
async def line(desk: Desk) -> tuple[Desk, Wire]:
    """Give a desk whose alerts go over a wire on which the next answer is lost."""
    wire = Wire(accepts_and_loses=1)
    desk.restart(sink=wire, prober=wire)
    desk.clock.jumps = True
    return desk, wire


def titles(*numbers: int) -> list[str]:
    """Give headlines."""
    return [f"Ceasefire holds in Idlib, day {number}" for number in numbers]


async def test_it_is_sent_again_after_a_pause_marked_and_the_others_wait(line: tuple[Desk, Wire]) -> None:
    desk, wire = line
    await desk.queue(3)
    done = await desk.deliver()
    assert (done.tried, done.sent, done.next_at) == (1, 0, NOON + PAUSE)
    assert await desk.states() == {"pending": 2, "unconfirmed": 1}
    desk.clock.move(PAUSE - timedelta(seconds=1))
    assert (await desk.deliver()).tried == 0
    await desk.deliver_all()
    [first] = titles(0)
    assert wire.chats[CHAT] == [first, f"{MARK} {first}", *titles(1, 2)]


async def test_it_is_left_to_a_person_and_the_others_go_on(line: tuple[Desk, Wire]) -> None:
    desk, wire = line
    desk.change(unconfirmed=Unconfirmed.HOLD)
    await desk.queue(2)
    await desk.deliver_all()
    assert wire.chats[CHAT] == titles(0, 1)
    held = await desk.kept()
    assert (held.state, held.hold) == (DeliveryState.HELD, Hold.PERSON)
    assert "nobody knows whether it arrived" in held.error


@pytest.mark.parametrize("is_there", [True, False])
async def test_a_person_decides(line: tuple[Desk, Wire], is_there: bool) -> None:
    desk, wire = line
    desk.change(unconfirmed=Unconfirmed.HOLD)
    await desk.queue(1)
    await desk.deliver_all()
    assert await retry_alert(await desk.kept(), outbox=desk.store, clock=desk.clock, is_there=is_there)
    await desk.deliver_all()
    assert len(wire.chats[CHAT]) == (1 if is_there else 2)
    assert await desk.states() == {"sent": 1}
    assert not await retry_alert(await desk.kept(), outbox=desk.store, clock=desk.clock)


async def test_of_a_list_in_parts_only_what_a_person_saw_is_not_sent_again(desk: Desk) -> None:
    desk.change(unconfirmed=Unconfirmed.HOLD)
    whole = alert(1, title="one\ntwo\nthree")
    told = delivery(2, state=DeliveryState.COLLAPSED, digest=whole.id)
    await desk.queue_these(delivery(of=whole, kind=Kind.DIGEST, members=(told.alert,)), told)
    await desk.deliver_all(Sent(message="1"), Unanswered(reason="lost"))
    assert await retry_alert(await desk.kept(1), outbox=desk.store, clock=desk.clock, is_there=True)
    await desk.deliver_all()
    assert len(desk.sent()) == 2
    assert await desk.states() == {"sent": 2}


class TestLookedFor:
    @pytest.fixture
    async def probing(self, line: tuple[Desk, Wire]) -> tuple[Desk, Wire]:
        """Give a desk that looks for what may have arrived in a chat with a history."""
        desk, wire = line
        desk.change(unconfirmed=Unconfirmed.PROBE)
        for number in range(5):
            wire.write(CHAT, f"an older message {number}")
        await desk.store.keep_chat(Chat(id=CHAT, last_message=5))
        return desk, wire

    async def test_what_arrived_is_found_and_not_sent_again(self, probing: tuple[Desk, Wire]) -> None:
        desk, wire = probing
        await desk.queue(2)
        await desk.deliver_all()
        assert wire.chats[CHAT][5:] == titles(0, 1)
        assert (await desk.kept()).message == "6"
        assert await desk.states() == {"sent": 2}

    async def test_what_did_not_arrive_is_sent_without_a_mark(self, probing: tuple[Desk, Wire]) -> None:
        desk, wire = probing
        wire.accepts_and_loses, wire.loses = 0, 1
        await desk.queue(2)
        await desk.deliver_all()
        assert wire.looks == [6, 7, 8]
        assert wire.chats[CHAT][5:] == titles(0, 1)

    async def test_it_is_found_behind_what_others_wrote(self, probing: tuple[Desk, Wire]) -> None:
        """A message that is known as ours or has other words is passed by, a later one of ours does not hide it."""
        desk, wire = probing
        wire.accepts_and_loses = 0
        await desk.queue(2)
        await desk.deliver()
        for number in range(4):
            wire.write(CHAT, f"somebody else {number}")
        wire.accepts_and_loses = 1
        await desk.deliver_all()
        assert wire.chats[CHAT][5:] == [*titles(0), *(f"somebody else {number}" for number in range(4)), *titles(1)]
        assert wire.looks == [7, 8, 9, 10, 11]

    async def test_another_channel_in_the_same_chat_waits_as_well(self, probing: tuple[Desk, Wire]) -> None:
        """Or its message would take the place where the lost one is looked for (a bug that a sweep once found)."""
        desk, wire = probing
        other = Channel(id=ChannelId("other"), chat=-100, unconfirmed=Unconfirmed.PROBE)
        desk.channels[other.id] = other
        await desk.queue_these(delivery(of=alert(1)), delivery(of=alert(2, channel=other.id, published_at=NOON)))
        await desk.deliver_all()
        assert wire.chats[CHAT][5:] == titles(1, 2)

    @pytest.mark.parametrize("floor", [5, None])
    async def test_where_nobody_can_tell_it_is_sent_again_marked(
        self, probing: tuple[Desk, Wire], floor: int | None
    ) -> None:
        """Messages are protected, or nothing was known of the chat before."""
        desk, wire = probing
        wire.is_protected = True
        await desk.store.keep_chat(Chat(id=CHAT, last_message=floor))
        await desk.queue(1)
        await desk.deliver_all()
        [first] = titles(0)
        assert wire.chats[CHAT][5:] == [first, f"{MARK} {first}"]

    async def test_looks_keep_the_limits_of_the_operators_chat(self, probing: tuple[Desk, Wire]) -> None:
        desk, wire = probing
        for number in range(30):
            wire.write(CHAT, f"somebody else {number}")
        await desk.queue(1)
        await desk.deliver()
        desk.clock.move(PAUSE)
        began = desk.clock.now()
        await desk.deliver_all()
        assert len(wire.looks) == 31
        assert timedelta(seconds=30) <= desk.clock.now() - began < timedelta(seconds=33)


async def _live(desk: Desk, wire: Wire, life: Life, owner: str) -> bool:
    """Let a process send until nothing waits, or until it is killed; says whether it was."""
    parts: dict[str, Any] = {"outbox": Fatal(desk.store, WRITES, life), "sink": Fatal(wire, CALLS, life)}
    desk.restart(prober=parts["sink"], **parts)
    desk.sender = replace(desk.sender, owner=owner)
    try:
        await desk.deliver_all()
    except (KilledError, BaseExceptionGroup):
        return True
    return False


@pytest.mark.parametrize("policy", [Unconfirmed.RESEND, Unconfirmed.PROBE])
async def test_killed_at_every_point_nothing_is_lost_and_what_is_repeated_is_marked(policy: Unconfirmed) -> None:
    """Two chats with two alerts each, one answer lost; killed at each point in turn, and again soon after."""
    fatal, was_killed = 0, True
    while was_killed:
        fatal += 1
        wire, clock = Wire(accepts_and_loses=1), FakeClock(jumps=True)
        desk = Desk(MemoryStore(), clock=clock)
        await desk.store.sync_feeds([feed()], NOON)
        names = [ChannelId("one"), ChannelId("two")]
        desk.channels = {
            name: Channel(id=name, chat=-100 - number, unconfirmed=policy) for number, name in enumerate(names)
        }
        for channel in desk.channels.values():
            wire.write(channel.chat, "an older message")
            await desk.store.keep_chat(Chat(id=ChatId(str(channel.chat)), last_message=1))
        made = [alert(n, channel=names[n % 2], published_at=NOON - timedelta(hours=9 - n)) for n in range(4)]
        await desk.queue_these(*(delivery(of=one) for one in made))
        was_killed = await _live(desk, wire, Life(fatal), f"first {fatal}")
        clock.move(timedelta(seconds=1))
        await _live(desk, wire, Life(1 + fatal % 5), f"second {fatal}")
        assert not await _live(desk, wire, Life(0), f"third {fatal}")
        assert await desk.states() == {"sent": 4}
        for number, channel in enumerate(desk.channels.values()):
            told = wire.chats[str(channel.chat)][1:]
            first = list(dict.fromkeys(text.removeprefix(f"{MARK} ") for text in told))
            assert first == titles(number, number + 2), f"killed at point {fatal}"
            unmarked = [text for text in told if not text.startswith(MARK)]
            assert len(unmarked) == len(set(unmarked)), f"killed at point {fatal}"
            assert policy is Unconfirmed.RESEND or len(told) == 2, f"killed at point {fatal}"
    assert fatal > 30
