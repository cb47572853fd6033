"""What becomes of presses, on every store: votes, and stories muted or followed."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.model.alerts import AlertId, DeliveryState, Hold, Reason
from bot.model.articles import ArticleId
from bot.model.channels import Channel, ChannelId
from bot.model.reactions import Reaction, Votes
from bot.model.sending import ChatId, Press
from bot.rules.matching import Matcher
from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.arrange import Arranger
from bot.usecases.poll import Desk
from bot.usecases.react import Reactor
from tests.contracts.test_stories import BILES, BILES_AGAIN, FIRE, take_in
from tests.fakes import NOON, FakeClock, alert, delivery, feed, poll_result

DESK = Channel(id=ChannelId("syria-desk"), chat="@Desk", language="en")
HERE = (ChatId("-100"), ChatId("@desk"))
ADA, BOSS = 1, 2
HOUR = timedelta(hours=1)


@dataclass
class Room:
    """A channel in which three alerts were told: two of one story, one of another."""

    store: MemoryStore | SqliteStore
    clock: FakeClock = field(default_factory=FakeClock)
    bosses: dict[int, bool | None] = field(default_factory=lambda: {BOSS: True})
    presses: int = 0

    async def is_admin(self, person: int, chat: ChatId) -> bool | None:
        """See `ports.Gatekeeper`."""
        assert chat == "-100"
        return self.bosses.get(person, False)

    async def queue(self, name: str, state: DeliveryState = DeliveryState.NEW) -> None:
        """Put an alert on an article into the outbox."""
        now = self.clock.now()
        [(_, _, token)] = await self.store.claim_feeds(now, limit=1, lease=HOUR, polled_before=now + HOUR)
        told = alert(id=AlertId(name), article=ArticleId(name), reasons=(Reason(rule="r", title="R"),))
        await self.store.apply(poll_result(token, deliveries=[delivery(of=told, state=state, due_at=now)]), now)

    async def press(self, data: str, *, by: int = ADA, chats: tuple[ChatId, ...] = HERE, again: bool = False) -> str:
        """Let somebody press a button; gives what they are told."""
        self.presses += not again
        press = Press(id=f"p{self.presses}", person=by, chats=chats, data=data)
        desk = Desk(matcher=Matcher((), ()), channels={DESK.id: DESK})
        reactor = Reactor(store=self.store, desk=lambda: desk, gatekeeper=self, clock=self.clock, key=b"key")
        [answer] = await reactor.react([press])
        assert answer.press == press.id
        return answer.text

    async def arrange(self) -> None:
        """Decide of what waits."""
        arranger = Arranger(store=self.store, rules=dict)
        await arranger.arrange(channels={DESK.id: DESK}, room=lambda _: 20, now=self.clock.now())

    async def unsent(self) -> list[tuple[str, Hold | None]]:
        """Give what is kept and told to nobody."""
        return [(one.alert.id, one.hold) for one in await self.store.deliveries(DeliveryState.UNSENT)]


@pytest.fixture
async def room(store: MemoryStore | SqliteStore) -> Room:
    """Give the channel; `a` and `c` are one story."""
    await store.sync_feeds([feed()], NOON)
    await take_in(store, BILES, FIRE)
    await take_in(store, BILES_AGAIN, after=HOUR)
    made = Room(store)
    made.clock.move(2 * HOUR)
    await made.queue("a", DeliveryState.SENT)
    return made


async def test_votes_are_counted_once_a_person(room: Room) -> None:
    for person, data in [(1, "u:a"), (2, "u:a"), (1, "u:a"), (3, "n:a"), (2, "n:a")]:
        assert await room.press(data, by=person) == "Noted, thank you."
    assert await room.store.votes([AlertId("a")]) == {"a": Votes(useful=1, irrelevant=2)}


@pytest.mark.parametrize("data", ["", "u", "u:", "x:a", "m:a\n", "m:" + "a" * 99, "\ud83d", "' OR 1=1 --", "u:a u:a"])
async def test_what_is_no_button_of_ours_changes_nothing(room: Room, data: str) -> None:
    assert await room.press(data, by=BOSS) == ""
    assert await room.store.votes([AlertId("a")]) == {}


async def test_a_press_counts_only_in_the_chat_of_its_alert(room: Room) -> None:
    """An alert that is gone, and one of another chat, whoever presses."""
    gone = "This alert is not known here any more."
    assert await room.press("m:zzz", by=BOSS) == gone
    assert await room.press("m:a", by=BOSS, chats=(ChatId("-999"), ChatId("@other"))) == ""
    assert await room.press("u:a", chats=(ChatId(str(ADA)),)) == ""
    assert await room.store.votes([AlertId("a")]) == {}


async def test_a_muted_story_is_told_no_more_until_that_is_over(room: Room) -> None:
    """Neither what waits to be sent nor what comes later; other stories are told."""
    await room.queue("c", DeliveryState.PENDING)
    assert await room.press("m:a", by=BOSS) == (
        "Nothing more of this story here until 2026-11-24 14:00. Press again to undo."
    )
    assert await room.unsent() == [("c", Hold.MUTED)]
    await room.queue("b")
    await room.arrange()
    assert [one.alert.id for one in await room.store.deliveries(DeliveryState.PENDING)] == ["b"]
    assert (await room.store.deliveries(DeliveryState.UNSENT))[0].error == (
        "its story is muted in syria-desk until 2026-11-24 14:00 UTC"
    )


@pytest.mark.parametrize(("presses", "after", "is_told"), [(1, 23, False), (1, 24, True), (2, 0, True)])
async def test_a_mute_ends_by_itself_or_by_a_second_press(
    room: Room, presses: int, after: int, *, is_told: bool
) -> None:
    for _ in range(presses):
        told = await room.press("m:a", by=BOSS)
    assert ("again" in told) or presses == 1
    assert await room.press("m:a", by=BOSS, again=True) == told
    room.clock.move(after * HOUR)
    await room.queue("c")
    await room.arrange()
    assert await room.unsent() == ([] if is_told else [("c", Hold.MUTED)])


async def test_only_who_decides_for_the_chat_may_mute_and_follow(room: Room) -> None:
    room.bosses[ADA] = None
    told = {await room.press(data, by=person) for data in ("m:a", "f:a") for person in (ADA, 3)}
    assert told == {"", "Only administrators of this chat can do that."}
    assert await room.store.wishes([ArticleId("a")], room.clock.now()) == {}
    assert "until 2026-11-30 14:00" in await room.press("f:a", by=BOSS)
    [wish] = (await room.store.wishes([ArticleId("c")], room.clock.now())).values()
    assert wish.reaction is Reaction.FOLLOW


async def test_a_chat_that_moved_is_the_same_chat(room: Room) -> None:
    await room.store.move_chat(ChatId("@desk"), ChatId("-1005"))
    assert await room.press("u:a", chats=(ChatId("-1005"),)) == "Noted, thank you."
