"""What is old goes, with all that hangs on it; what still stands in a feed is not told again."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.model.alerts import DeliveryState
from bot.model.feeds import Feed, Identity
from bot.model.histories import RuleSet
from bot.model.rules import Version
from bot.stores.sqlite import SqliteStore
from bot.stores.sqlite.pruning import with_article
from bot.usecases.prune import prune
from tests.fakes import NOON, feed
from tests.newsroom import Newsroom, item
from tests.servers.documents import Item

DAY = timedelta(days=1)
RETENTION = 90 * DAY


async def age(room: Newsroom, by: timedelta = 91 * DAY) -> int:
    """Send what waits, let time pass, and prune; gives how many articles went."""
    sent = [replace(one, state=DeliveryState.SENT, sent_at=room.clock.now()) for one in await room.alerts()]
    await room.store.record(sent)
    room.clock.move(by)
    room.clock.jumps = True
    return (await prune(store=room.store, clock=room.clock, older_than=RETENTION)).articles


async def publish_long_ago(room: Newsroom, *items: Item, of: Feed | None = None) -> None:
    """Let a feed bring items that are pruned since."""
    await room.publishes(*items, of=of)
    await room.publishes(item(999), of=of)
    assert await age(room) == len(items)


class TestPrune:
    async def test_what_is_old_goes_with_all_that_hangs_on_it(self, room: Newsroom) -> None:
        await room.publishes(*(item(n) for n in range(1, 5)))
        await room.publishes(item(1, "Ceasefire in Idlib is over"))
        assert await age(room, 60 * DAY) == 0
        await room.publishes(item(9, published=room.clock.now()))
        assert await age(room, 31 * DAY) == 4
        totals = await room.store.totals()
        assert (totals.articles, totals.matches, totals.alerts) == (1, 1, {"sent": 1})
        assert await age(room) == 0, "the article filed last keeps its place"

    async def test_a_backlog_goes_in_slices(self, room: Newsroom) -> None:
        await room.publishes(*(item(n) for n in range(450)))
        await room.publishes(item(999))
        assert await age(room) == 450

    async def test_an_article_whose_alert_is_not_settled_stays(self, room: Newsroom) -> None:
        await room.publishes(item(1), item(2))
        await room.publishes(item(9))
        [one] = [found for found in await room.alerts() if found.alert.title.endswith("day 1")]
        await room.store.record([replace(one, state=DeliveryState.PARKED)])
        assert await age(room) == 1
        assert [found.alert.id for found in await room.store.deliveries(DeliveryState.PARKED)] == [one.alert.id]

    async def test_rules_stay_as_long_as_they_were_in_force(self, room: Newsroom) -> None:
        for day, version in enumerate("abac"):
            files = {"rules.yaml": version.encode(), "feeds.yaml": b""}
            await room.store.keep_rule_set(RuleSet(version=Version(version), files=files), NOON + day * DAY)
        await room.publishes(item(9))
        for days, versions in ((91, "cab"), (92, "ca"), (999, "c")):
            room.clock.moment = NOON + days * DAY
            await age(room, timedelta(0))
            assert "".join(one.version for one in await room.store.loads()) == versions
        kept = [await room.store.find_rule_set(Version(version)) for version in "abc"]
        assert [one is not None for one in kept] == [False, False, True]

    async def test_nothing_goes_where_all_is_kept(self, room: Newsroom) -> None:
        await room.publishes(item(1), item(2))
        room.clock.move(1000 * DAY)
        assert (await prune(store=room.store, clock=room.clock, older_than=None)).articles == 0


class TestStillInItsFeed:
    @pytest.mark.parametrize(
        "changes",
        [
            {},
            {"description": "Edited."},
            {"guid": "other"},
            {"guid": "other", "link": "https://aa.example/moved"},
            {"title": "Truce holds in Idlib"},
            {"link": "https://aa.example/moved"},
        ],
    )
    async def test_an_old_item_is_not_told_again(self, room: Newsroom, changes: dict[str, Any]) -> None:
        """However its feed's document is read: edited, moved, under another guid."""
        await publish_long_ago(room, item(1))
        report = await room.publishes(item(1, **changes))
        assert (report.new, report.alerts) == (0, 0)

    @pytest.mark.parametrize("changes", [{}, {"title": "Truce in Idlib"}, {"link": "https://aa.example/moved"}])
    async def test_nor_one_without_a_date(self, room: Newsroom, changes: dict[str, Any]) -> None:
        await publish_long_ago(room, item(1, published=None))
        assert (await room.publishes(item(1, **{"published": None, **changes}))).new == 0

    async def test_nor_in_another_feed(self, room: Newsroom) -> None:
        await publish_long_ago(room, item(1, published=None))
        assert (await room.publishes(item(1, guid="x", published=None), of=feed("other"))).new == 0

    async def test_what_is_new_under_an_old_guid_or_link_is_told(self, room: Newsroom) -> None:
        await publish_long_ago(room, item(1), item(2))
        now = room.clock.now()
        reused = item(1, "Idlib: new ceasefire", guid="guid-1", link="https://aa.example/5", published=now)
        live = item(2, "A ceasefire for Idlib", guid="guid-2", link="https://aa.example/2", published=now)
        assert (await room.publishes(reused, live)).alerts == 2

    async def test_the_way_to_tell_items_apart_is_obeyed(self, room: Newsroom) -> None:
        by_title = feed(identity=Identity.TITLE)
        await publish_long_ago(room, item(1), of=by_title)
        news = item(7, "Ceasefire holds in Idlib, day 1", published=room.clock.now())
        assert (await room.publishes(news, of=by_title)).new == 0

    async def test_names_are_forgotten_after_years(self, room: Newsroom) -> None:
        """Where they are many; a store in memory is not old."""
        if not isinstance(room.store, SqliteStore):
            return
        await publish_long_ago(room, item(1))
        names = ["guid aa-en guid-1"]
        assert await room.store.forgotten(names) == frozenset(names)
        for hour in range(1024):
            await room.store.prune(NOON, NOON + 900 * DAY + timedelta(hours=hour), limit=1)
        assert not await room.store.forgotten(names)


async def test_every_table_of_articles_finds_them_by_an_index(room: Newsroom) -> None:
    """Whoever adds a table with a column `article` gives it an index that begins with it: pruning looks it up."""
    if not isinstance(room.store, SqliteStore):
        return
    details = await room.store._reader.run(
        lambda db: {
            table: db.conn.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE article = 'x'").fetchone()["detail"]
            for table in (*with_article(db), "outbox")
        }
    )
    assert {"matches", "filings", "revisions", "identities"} <= details.keys()
    # What was reworded waits there for moments only.
    assert [table for table, detail in details.items() if "SEARCH" not in detail] == ["reworded"]
