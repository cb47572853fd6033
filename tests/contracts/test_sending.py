"""What every store promises whoever sends: one sender, attempts noted before and after, chats, digests."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.alerts import Alert, AlertId, Delivery, DeliveryState, Form, Hold, Kind
from bot.model.articles import ArticleId, ChangeKind
from bot.model.channels import ChannelId
from bot.model.growth import Correction, Growth, Retelling
from bot.model.rules import Priority
from bot.model.sending import Attempt, AttemptKind, AttemptOutcome, Chat, ChatId, Proof, Seat
from bot.model.stories import StoryId
from bot.stores.sqlite import SqliteStore
from tests.contracts.conftest import Store
from tests.fakes import NOON, alert, delivery, feed, poll_result

STORY = StoryId("story")
LEASE = timedelta(minutes=1)
CHAT = ChatId("-100")
SECOND = timedelta(seconds=1)


def digest(*members: Alert) -> Delivery:
    """Give a digest of alerts."""
    whole = alert(99, title="Syria", article="digest-99", url="", reasons=(), marks=(), labels=())
    return Delivery(alert=whole, state=DeliveryState.PENDING, due_at=NOON, kind=Kind.DIGEST, members=members)


async def queue(store: Store, *deliveries: Delivery) -> None:
    """Queue deliveries, as a poll does."""
    [(_, _, token)] = await store.claim_feeds(NOON, limit=1, lease=LEASE)
    await store.apply(poll_result(token, deliveries=deliveries), NOON)


async def seat(store: Store, owner: str = "one", **facts: bool) -> Seat:
    """Take the seat."""
    taken = await store.take_seat("bot", owner=owner, now=NOON, lease=LEASE, **facts)
    assert taken is not None
    return taken


def attempt(of: Delivery, **changes: object) -> Attempt:
    """Give an attempt to send, as it is before the call."""
    return replace(Attempt(delivery=of.alert.id, chat=CHAT, floor=6, fingerprint="f", began_at=NOON), **changes)  # type: ignore[arg-type]


async def begun(store: Store, of: Delivery, held: Seat) -> tuple[Attempt, Delivery]:
    """Open an attempt."""
    opened = await store.open_attempt(attempt(of), of, held)
    assert opened is not None
    return opened


async def find(store: Store, number: int = 1) -> Delivery:
    """Give a delivery as it is kept."""
    found = await store.find_delivery(AlertId(f"alert-{number}"))
    assert found is not None
    return found


class TestHeads:
    async def test_each_channel_has_one_head_urgent_before_old_before_late(self, store: Store) -> None:
        await queue(
            store,
            delivery(1, of=alert(1, published_at=NOON - 2 * SECOND)),
            delivery(2, of=alert(2, published_at=NOON - 3 * SECOND)),
            delivery(3, of=alert(3, channel="other")),
            delivery(4, due_at=NOON + SECOND),
        )
        assert [one.alert.id for one in await store.heads(NOON)] == ["alert-3", "alert-2"]
        await store.record([replace(await find(store, 2), state=DeliveryState.SENT)])
        assert [one.alert.id for one in await store.heads(NOON)] == ["alert-3", "alert-1"]

    async def test_urgent_goes_first(self, store: Store) -> None:
        old = alert(1, published_at=NOON - timedelta(hours=5))
        await queue(store, delivery(of=old), delivery(2, of=alert(2, priority=Priority.URGENT)))
        assert [one.alert.id for one in await store.heads(NOON)] == ["alert-2"]

    async def test_what_is_unconfirmed_is_the_head_whatever_waits_behind_it(self, store: Store) -> None:
        urgent = delivery(2, of=alert(2, priority=Priority.URGENT))
        await queue(store, delivery(1), urgent)
        doubtful = replace(await find(store), state=DeliveryState.UNCONFIRMED, due_at=NOON + timedelta(hours=1))
        await store.record([doubtful])
        assert [one.alert.id for one in await store.heads(NOON)] == ["alert-1"]

    async def test_a_message_that_arrived_in_part_is_finished_first(self, store: Store) -> None:
        await queue(store, delivery(1), delivery(2, of=alert(2, priority=Priority.URGENT)))
        await store.record([replace(await find(store), part=1)])
        assert [one.alert.id for one in await store.heads(NOON)] == ["alert-1"]


async def test_a_decision_over_a_row_that_changed_meanwhile_is_refused(store: Store) -> None:
    await queue(store, delivery())
    read = await find(store)
    assert await store.record([replace(read, state=DeliveryState.HELD, hold=Hold.QUIET)]) == 1
    assert await store.record([replace(read, state=DeliveryState.DEAD)]) == 0
    kept = await find(store)
    assert (kept.state, kept.hold) == (DeliveryState.HELD, Hold.QUIET)


class TestSeat:
    async def test_one_sends_at_a_time(self, store: Store) -> None:
        first = await seat(store)
        assert await store.take_seat("bot", owner="two", now=NOON, lease=LEASE) is None
        assert await seat(store) == first
        assert await store.take_seat("another bot", owner="two", now=NOON, lease=LEASE) is not None

    async def test_a_lease_that_ran_out_or_was_left_goes_to_another_with_a_new_fence(self, store: Store) -> None:
        first = await seat(store)
        second = await store.take_seat("bot", owner="two", now=NOON + LEASE, lease=LEASE)
        assert second is not None
        assert second.fence > first.fence
        await store.leave_seat(second)
        assert (await seat(store)).fence > second.fence

    async def test_who_knows_to_be_alone_takes_it_at_once(self, store: Store) -> None:
        first = await seat(store)
        assert (await seat(store, "two", is_alone=True)).fence > first.fence

    async def test_until_when_the_bot_is_quiet_is_kept(self, store: Store) -> None:
        await store.quieten(replace(await seat(store), not_before=NOON + SECOND))
        assert (await seat(store, "two", is_alone=True)).not_before == NOON + SECOND


class TestAttempts:
    async def test_a_call_is_noted_before_and_after(self, store: Store) -> None:
        await queue(store, delivery())
        held = await seat(store)
        opened, under_way = await begun(store, await find(store), held)
        assert (under_way.state, under_way.attempts) == (DeliveryState.SENDING, 1)
        assert await find(store) == under_way
        assert await store.attempts_since(NOON + SECOND) == [opened]
        ended = replace(opened, ended_at=NOON + SECOND, outcome=AttemptOutcome.SENT, message=7)
        chat = Chat(id=CHAT, last_message=7)
        sent = replace(under_way, state=DeliveryState.SENT, message="7", sent_at=NOON + SECOND)
        assert await store.close_attempt(ended, sent, chat, held)
        assert await store.attempts_since(NOON + SECOND) == [ended]
        assert await store.attempts_since(NOON + 2 * SECOND) == []
        assert await store.chats() == {CHAT: chat}
        assert await store.known_messages(CHAT, 6) == {7}
        assert await store.known_messages(CHAT, 7) == frozenset()
        assert (await find(store)).state is DeliveryState.SENT

    async def test_who_lost_the_seat_may_not_call_and_its_late_note_is_refused(self, store: Store) -> None:
        await queue(store, delivery(1), delivery(2))
        lost = await seat(store)
        opened, under_way = await begun(store, await find(store), lost)
        await seat(store, "two", is_alone=True)
        assert await store.open_attempt(attempt(await find(store, 2)), await find(store, 2), lost) is None
        assert not await store.close_attempt(opened, under_way, Chat(id=CHAT), lost)
        assert await find(store) == under_way
        assert await store.chats() == {}

    async def test_a_delivery_that_was_decided_otherwise_is_not_sent(self, store: Store) -> None:
        await queue(store, delivery())
        read = await find(store)
        await store.record([replace(read, state=DeliveryState.HELD)])
        assert await store.open_attempt(attempt(read), read, await seat(store)) is None

    async def test_sends_with_a_lost_answer_are_found_again_probes_are_not(self, store: Store) -> None:
        await queue(store, delivery())
        held = await seat(store)
        opened, under_way = await begun(store, await find(store), held)
        assert await store.unknown_attempts(opened.delivery) == [opened]
        ended = replace(opened, ended_at=NOON, outcome=AttemptOutcome.UNKNOWN)
        doubtful = replace(under_way, state=DeliveryState.UNCONFIRMED)
        await store.close_attempt(ended, doubtful, Chat(id=CHAT), held)
        read = await find(store)
        probing = await store.open_attempt(attempt(read, kind=AttemptKind.PROBE), read, held)
        assert probing is not None
        assert probing[1].state is DeliveryState.UNCONFIRMED
        assert await store.unknown_attempts(opened.delivery) == [ended]


@pytest.mark.parametrize(("outcome", "left"), [(AttemptOutcome.SENT, 0), (AttemptOutcome.UNKNOWN, 1)])
async def test_attempts_of_long_ago_are_forgotten_once_their_end_is_known(
    tmp_path: Path, outcome: AttemptOutcome, left: int
) -> None:
    store = await SqliteStore(tmp_path / "bot.db").open(migrate=True)
    await store.sync_feeds([feed()], NOON)
    await queue(store, delivery())
    held = await seat(store)
    opened, under_way = await begun(store, await find(store), held)
    await store.close_attempt(replace(opened, ended_at=NOON, outcome=outcome), under_way, Chat(id=CHAT), held)
    await store.take_seat("bot", owner="two", now=NOON + timedelta(days=31), lease=LEASE)
    assert len(await store.attempts_since(NOON)) == 1
    await store.take_seat("bot", owner="two", now=NOON + timedelta(days=32), lease=LEASE)
    assert len(await store.attempts_since(NOON)) == left
    await store.close()


class TestChats:
    async def test_a_chat_is_kept(self, store: Store) -> None:
        chat = Chat(id=CHAT, paused="kicked", not_before=NOON, last_message=5, told="kicked")
        await store.keep_chat(replace(chat, paused=None))
        await store.keep_chat(chat)
        assert await store.chats() == {CHAT: chat}

    async def test_a_moved_chat_goes_by_its_new_name_and_all_old_ones_lead_there(self, store: Store) -> None:
        await queue(store, delivery())
        await begun(store, await find(store), await seat(store))
        newest = ChatId("-1005")
        await store.keep_chat(Chat(id=CHAT, last_message=8))
        await store.keep_chat(Chat(id=ChatId("-7"), moved_to=CHAT))
        await store.move_chat(CHAT, newest)
        chats = await store.chats()
        assert {id_: chat.moved_to for id_, chat in chats.items()} == {"-7": newest, CHAT: newest}
        assert [one.chat for one in await store.attempts_since(NOON)] == [newest]

    async def test_what_a_message_was_called_in_the_old_chat_is_nothing_in_the_new(self, store: Store) -> None:
        """Or somebody's message there would be taken for ours, and ours not be found."""
        await queue(store, delivery())
        held = await seat(store)
        opened, under_way = await begun(store, await find(store), held)
        ended = replace(opened, ended_at=NOON, outcome=AttemptOutcome.UNKNOWN, floor=6, message=7)
        await store.close_attempt(ended, under_way, Chat(id=CHAT), held)
        await store.move_chat(CHAT, ChatId("-1005"))
        assert await store.known_messages(ChatId("-1005"), 0) == frozenset()
        assert [one.floor for one in await store.unknown_attempts(opened.delivery)] == [None]

    async def test_what_waits_for_a_closed_chat_is_parked_together(self, store: Store) -> None:
        await queue(
            store, delivery(1), delivery(2, state=DeliveryState.HELD), delivery(3, of=alert(3, channel="other"))
        )
        assert await store.park([ChannelId("syria-desk")], "kicked") == 1
        [parked] = await store.deliveries(DeliveryState.PARKED)
        assert (parked.alert.id, parked.error) == ("alert-1", "kicked")

    async def test_a_proof_is_kept(self, store: Store) -> None:
        for proved_at in (NOON, NOON + SECOND):
            await store.keep_proof(Proof(chat=CHAT, proved_at=proved_at))
        assert await store.proofs() == [Proof(chat=CHAT, proved_at=NOON + SECOND)]


class TestDigests:
    async def test_members_are_told_in_their_digest_and_sent_with_it(self, store: Store) -> None:
        await queue(store, delivery(1, state=DeliveryState.HELD, hold=Hold.DIGEST), delivery(2))
        members = [await find(store, 1), await find(store, 2)]
        whole = digest(*(one.alert for one in members))
        assert await store.collapse(whole, members, NOON)
        told = await find(store, 1)
        assert (told.state, told.digest, told.hold) == (DeliveryState.COLLAPSED, "alert-99", None)
        [head] = await store.heads(NOON)
        assert head == whole
        held = await seat(store)
        opened, under_way = await begun(store, head, held)
        sent = replace(under_way, state=DeliveryState.SENT, message="3", sent_at=NOON)
        assert await store.close_attempt(opened, sent, Chat(id=CHAT), held)
        assert {one.alert.id for one in await store.deliveries(DeliveryState.SENT)} == {
            "alert-1",
            "alert-2",
            "alert-99",
        }
        assert (await find(store, 2)).message == "3"

    async def test_a_digest_over_a_row_that_changed_meanwhile_is_refused_whole(self, store: Store) -> None:
        await queue(store, delivery(1), delivery(2))
        members = [await find(store, 1), await find(store, 2)]
        await store.record([replace(members[1], state=DeliveryState.SENT)])
        assert not await store.collapse(digest(), members, NOON)
        assert (await find(store, 1)).state is DeliveryState.PENDING
        assert await store.find_delivery(AlertId("alert-99")) is None

    async def test_a_digest_is_queued_once(self, store: Store) -> None:
        await queue(store, delivery(1), delivery(2))
        assert await store.collapse(digest(), [await find(store, 1)], NOON)
        assert not await store.collapse(digest(), [await find(store, 2)], NOON)
        assert (await find(store, 2)).state is DeliveryState.PENDING


GROWTH = Growth(
    others=(Retelling(article=ArticleId("b"), title="B", url="u", outlet="NOS", language="nl", at=NOON),),
    sources=2, first="NOS", is_first_certain=True,
    corrections=(Correction(article=ArticleId("b"), outlet="NOS", at=NOON, kind=ChangeKind.NUMBERS, words="1 2"),),
)  # fmt: skip


@pytest.mark.parametrize("form", Form)
async def test_all_that_is_known_of_a_delivery_comes_back(store: Store, form: Form) -> None:
    whole = replace(digest(alert(1), alert(2)), hold=Hold.LIMIT, part=2, form=form, doubts=1, digest=AlertId("other"))
    whole = replace(whole, story=STORY, reply_to="3", alert=replace(whole.alert, correction=GROWTH.corrections[0]))
    await queue(store, whole)
    assert await store.find_delivery(AlertId("alert-99")) == whole
