"""What every store promises whoever lets alerts grow."""

from dataclasses import replace

from bot.model.alerts import AlertId, DeliveryState, StoryKey
from bot.model.channels import ChannelId
from bot.model.rules import Priority
from bot.model.sending import AttemptKind
from bot.model.stories import StoryId
from tests.contracts.conftest import Store
from tests.contracts.test_sending import GROWTH, SECOND, STORY, attempt, find, queue, seat
from tests.fakes import NOON, delivery


class TestStories:
    async def test_what_is_told_of_a_story_is_found_the_latest_first(self, store: Store) -> None:
        """Not what waits to be decided, is given up, or is told within another."""
        states = ("sent", "grown", "held", "new", "unsent")
        rows = [delivery(number, state=DeliveryState(name), story=STORY) for number, name in enumerate(states)]
        within = delivery(8, state=DeliveryState.SENT, story=STORY, digest=AlertId("alert-0"))
        await queue(store, *rows, within, delivery(9, story=StoryId("another")))
        key, none = StoryKey(ChannelId("syria-desk"), STORY), StoryKey(ChannelId("nobody"), STORY)
        found = await store.tellings([key, none])
        assert ([one.alert.id for one in found[key]], found[none]) == (["alert-2", "alert-1", "alert-0"], [])

    async def test_rows_of_a_story_are_written_whole_or_not_at_all(self, store: Store) -> None:
        await queue(store, delivery(1), delivery(2))
        lead, other = await find(store, 1), await find(store, 2)
        grown = replace(lead, alert=replace(lead.alert, title="Grown", priority=Priority.URGENT, growth=GROWTH))
        inside = replace(other, state=DeliveryState.COLLAPSED, digest=lead.alert.id)
        assert not await store.rewrite([grown, replace(inside, token=7)])
        assert await find(store, 1) == lead
        assert await store.rewrite([grown, inside])
        assert await find(store, 1) == replace(grown, token=lead.token + 1)
        sent = replace(await find(store, 1), state=DeliveryState.SENT, sent_at=NOON, message="7")
        await store.record([sent])
        assert ((await find(store, 2)).state, (await find(store, 2)).message) == (DeliveryState.SENT, "7")

    async def test_what_has_grown_goes_behind_all_that_is_new(self, store: Store) -> None:
        grown = delivery(1, state=DeliveryState.GROWN, due_at=NOON + SECOND, sent_at=NOON, message="7")
        await queue(store, grown, delivery(2, due_at=NOON + 2 * SECOND))
        assert await store.heads(NOON) == []
        assert await store.next_due_at() == NOON + SECOND
        assert [one.alert.id for one in await store.heads(NOON + SECOND)] == ["alert-1"]
        assert [one.alert.id for one in await store.heads(NOON + 2 * SECOND)] == ["alert-2"]

    async def test_an_edit_is_an_attempt_that_leaves_no_doubt_about_the_message(self, store: Store) -> None:
        await queue(store, delivery(1, state=DeliveryState.GROWN, sent_at=NOON, message="7"))
        opened = await store.open_attempt(
            replace(attempt(await find(store)), kind=AttemptKind.EDIT), await find(store), await seat(store)
        )
        assert opened is not None
        assert opened[1].state is DeliveryState.SENDING
        assert await store.unknown_attempts(AlertId("alert-1")) == []
