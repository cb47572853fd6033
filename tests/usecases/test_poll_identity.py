"""Publishers change guids, links and dates, and publish whole feeds again: an article stays one, and none is lost."""

from datetime import timedelta
from typing import Any

import pytest

from bot.model.feeds import FeedId, TroubleKind
from bot.polling.reseeding import MOST_TOLD
from tests.fakes import NOON, feed
from tests.newsroom import Newsroom, item
from tests.servers.documents import Item

DAY = timedelta(days=1)
LIVE = "https://aa.example/live"
LONG_AGO = NOON - timedelta(hours=30)


class TestStaysOne:
    @pytest.mark.parametrize(
        "changes",
        [
            {"guid": "other"},
            {"guid": "other", "title": "Truce: quiet"},
            {"guid": "other", "title": "Ceasefire in Idlib holds for day 1"},
            {"guid": "", "link": "https://aa.example/world/1"},
            {"guid": "other", "link": "https://aa.example/world/1"},
            {"guid": "other", "link": "https://aa.example/world/1", "published": NOON - timedelta(seconds=30)},
            {"guid": "other", "link": "http://www.aa.example/1?utm_source=rss&at_campaign=x"},
            {"published": NOON},
            {"published": None},
            {"title": "All quiet in Idlib: ceasefire", "description": "More."},
        ],
    )
    async def test_an_article_that_its_publisher_changes_is_told_once(
        self, room: Newsroom, changes: dict[str, Any]
    ) -> None:
        await room.publishes(item(1))
        report = await room.publishes(item(1, **changes), item(9, "Snow"))
        assert (report.new, len(await room.alerts())) == (1, 1)
        # Under its new names it is known as well.
        assert (await room.publishes(item(1, **{**changes, "description": "Later."}))).new == 0

    async def test_guids_that_are_addresses_survive_a_move_to_https(self, room: Newsroom) -> None:
        for scheme in ("http://", "https://www."):
            await room.publishes(item(1, guid=f"{scheme}aa.example/?p=1", published=None))
        assert len(await room.alerts()) == 1

    async def test_an_article_that_comes_back_after_a_month_is_told_once(self, room: Newsroom) -> None:
        await room.publishes(item(1))
        await room.publishes(item(2))
        room.clock.move(40 * DAY)
        assert (await room.publishes(item(1))).new == 0

    async def test_an_article_listed_in_two_sections_word_for_word_is_told_once(self, room: Newsroom) -> None:
        one = item(1, description="Calm at the front.")
        report = await room.publishes(
            one, item(1, guid="2", link="https://aa.example/world/1", description=one.description)
        )
        assert (report.new, report.alerts) == (1, 1)

    @pytest.mark.parametrize("link", ["http://www.aa.example/1?utm_source=rss2", "https://aa.example/1#x"])
    async def test_other_trackers_on_its_link_are_no_edit(self, room: Newsroom, link: str) -> None:
        await room.publishes(item(1))
        await room.publishes(item(1, link=link))
        [kept] = await room.store.recent_articles(5)
        assert await room.store.revisions(kept.id) == []

    async def test_what_it_said_before_is_kept(self, room: Newsroom) -> None:
        await room.publishes(item(1))
        await room.publishes(item(1, "Ceasefire fails in Idlib"))
        [kept] = await room.store.recent_articles(5)
        assert [one.text.title for one in await room.store.revisions(kept.id)] == [item(1).title]


class TestStaysTwo:
    @pytest.mark.parametrize("guids", [("day-1", "day-2"), ("", "")])
    async def test_a_link_that_is_used_again_the_next_day_is_another_article(
        self, room: Newsroom, guids: tuple[str, str]
    ) -> None:
        await room.publishes(item(1, "Idlib ceasefire agreed", guid=guids[0], link=LIVE))
        room.clock.move(DAY)
        again = item(1, "Shelling: truce broken near Idlib", guid=guids[1], link=LIVE, published=room.clock.now())
        assert (await room.publishes(again)).new == 1

    async def test_two_items_of_one_headline_and_moment_side_by_side_are_two(self, room: Newsroom) -> None:
        one, other = item(1, description="North."), item(1, guid="2", link="https://aa.example/2", description="South.")
        assert (await room.publishes(one, other)).new == 2

    async def test_the_second_of_them_may_come_later(self, room: Newsroom) -> None:
        one, other = item(1, description="North."), item(1, guid="2", link="https://aa.example/2", description="South.")
        await room.publishes(one)
        assert (await room.publishes(other, one)).new == 1
        assert len(room.reader.bodies) == 2


def again(number: int, **changes: Any) -> Item:
    """Give an item as another system publishes it again: another guid, link and date."""
    return item(number, guid=f"v2-{number}", link=f"https://new.example/a/{number}", **{"published": NOON, **changes})


class TestPublishedAgain:
    async def test_a_feed_that_is_published_again_tells_nothing_twice_and_says_so(self, room: Newsroom) -> None:
        await room.publishes(*map(item, range(1, 13)))
        report = await room.publishes(*map(again, range(1, 13)))
        assert (report.new, report.alerts, len(await room.alerts())) == (0, 0, 12)
        assert report.trouble is not None
        assert report.trouble.kind is TroubleKind.RESEEDED
        assert "12 of its items" in report.trouble.why
        assert (await room.publishes(again(13), *map(again, range(1, 13)))).alerts == 1

    async def test_a_headline_of_long_ago_is_no_reason(self, room: Newsroom) -> None:
        await room.publishes(*map(item, range(1, 13)))
        room.clock.move(31 * DAY)
        fresh = room.clock.now()
        assert (await room.publishes(*(again(number, published=fresh) for number in range(1, 13)))).alerts == 12

    async def test_headlines_that_come_every_day_are_no_reason(self, room: Newsroom) -> None:
        await room.publishes(*map(item, range(1, 13)))
        others = (again(number, title=f"Idlib: ceasefire, part {number}") for number in range(20, 30))
        assert (await room.publishes(*map(again, range(1, 5)), *others)).alerts == 14

    async def test_few_new_items_are_no_reason(self, room: Newsroom) -> None:
        await room.publishes(*map(item, range(1, 4)))
        assert (await room.publishes(*map(again, range(1, 4)))).alerts == 3

    async def test_of_old_items_that_come_all_at_once_few_are_told_and_all_are_kept(self, room: Newsroom) -> None:
        await room.publishes(item(0))
        archive = [again(number, published=LONG_AGO - timedelta(minutes=number)) for number in range(1, 31)]
        report = await room.publishes(*archive)
        assert (report.new, report.alerts) == (30, MOST_TOLD)
        assert report.trouble is not None
        assert "20 more that are old" in report.trouble.why
        assert item(1).title in await room.titles()
        assert item(30).title not in await room.titles()

    async def test_after_an_absence_everything_new_is_told(self, room: Newsroom) -> None:
        await room.publishes(item(0))
        room.clock.move(1.5 * DAY)
        missed = [again(number, published=NOON + timedelta(hours=number)) for number in range(1, 31)]
        assert (await room.publishes(*missed)).alerts == 30
        states = await room.store.feed_states()
        trouble = states[FeedId("aa-en")].trouble
        assert trouble is not None
        assert trouble.kind is TroubleKind.GAP

    async def test_a_first_poll_is_none(self, room: Newsroom) -> None:
        assert (await room.publishes(*map(item, range(30)), of=feed())).alerts == 30
