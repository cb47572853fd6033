"""Polls that meet an article again: no two are taken for one, and none is told twice."""

from datetime import datetime, timedelta

import pytest

from bot.model.feeds import FeedId, FirstRun, Identity, Validators
from bot.stores.memory import MemoryStore
from tests.desk import desk
from tests.fakes import NOON, FakeEncoder, entry, feed
from tests.newsroom import Newsroom, item


class TestWhatIsNotTheSame:
    """Of a changed document only unseen items are parsed; that must not make two articles one, or one two."""

    @pytest.mark.parametrize("shared", [{"guid": "news"}, {"guid": "", "link": "https://aa.example/live"}])
    async def test_an_item_that_shares_its_name_with_one_seen_before_is_told(
        self, room: Newsroom, shared: dict[str, str]
    ) -> None:
        old = item(1, **shared)
        await room.publishes(old)
        assert (await room.publishes(item(2, **shared), old)).alerts == 1
        assert (await room.publishes(item(3, **shared), item(2, **shared))).alerts == 1
        # The day before is gone from the document, and what was learnt of the feed is not.
        assert (await room.publishes(item(4, **shared))).alerts == 1

    @pytest.mark.parametrize("published", [NOON, None])
    async def test_an_item_whose_link_turns_out_to_be_shared_is_not_told_again(
        self, room: Newsroom, published: datetime | None
    ) -> None:
        live = {"guid": "", "link": "https://aa.example/live"}
        await room.publishes(item(1, **live))
        await room.publishes(item(2, **live), item(1, **live, published=published))
        assert await room.titles() == [item(1).title, item(2).title]

    async def test_an_item_whose_guid_turns_out_to_be_shared_is_not_told_again(self, room: Newsroom) -> None:
        for guids in (("x", "y"), ("x", "x"), ("x", "x")):
            await room.publishes(*(item(number, guid=guid, link="") for number, guid in enumerate(guids)))
        assert await room.titles() == [item(0).title, item(1).title]

    async def test_a_feed_that_gives_its_one_item_the_same_guid_for_ever_loses_none(self, room: Newsroom) -> None:
        for number in range(3):
            await room.publishes(item(number, guid="latest"))
        assert len(await room.alerts()) == 3

    @pytest.mark.parametrize("guid", ["", "https://aa.example/1"])
    async def test_another_feeds_words_over_the_same_link_hide_nothing(self, room: Newsroom, guid: str) -> None:
        link = "https://aa.example/1"
        await room.publishes(item(1, "Read this now!", guid=guid, link=link), of=feed("other"))
        assert (await room.publishes(item(1, guid=guid, link=link))).alerts == 1

    async def test_an_article_in_another_outlets_feed_is_noted_in_its_story_once(self, room: Newsroom) -> None:
        carried = item(1, guid="x", link="https://aa.example/1")
        await room.publishes(item(1))
        for of in (feed("aa-world"), feed("other", outlet="Gazette"), feed("other", outlet="Gazette")):
            assert (await room.publishes(carried, item(2, "Snow"), of=of)).new == (of.id == "aa-world")
        [snow, known] = await room.store.recent_articles(5)
        [member] = await room.store.members(known.id)
        noted = [(copy.outlet, copy.feed, copy.seen_at) for copy in member.copies]
        assert noted == [("Gazette", "other", NOON + timedelta(minutes=20))]
        assert [len(one.copies) for one in await room.store.members(snow.id)] == [1]

    async def test_what_articles_point_to_and_when_they_were_not_there_yet_is_kept(self, room: Newsroom) -> None:
        picture = "https://cdn.example/p-1024x768.jpg"
        await room.brings(entry(1, title="Ek resigns over bridge contract", image=picture))
        later = entry(2, title="Cabinet shaken as Ek leaves", image=picture.replace("https", "http"))
        await room.brings(later, of=feed("other", outlet="Gazette"))
        await room.brings(entry(1, title="Ek resigns over bridge contract", image=picture), entry(3, title="Snow"))
        first, second = await room.store.members((await room.store.recent_stories(9, NOON))[-1][0])
        assert "i:cdn.example/p.jpg" in dict(second.verdict.shared)
        assert first.article.unseen_at is None
        [snow, *_] = await room.store.recent_articles(1)
        assert snow.unseen_at == NOON

    async def test_a_language_model_judges_what_is_new_too(self, room: Newsroom) -> None:
        room.encoder = FakeEncoder()
        await room.brings(entry(1, title="Ek resigns over bridge contract"))
        await room.brings(entry(2, title="Ek leaves cabinet after inquiry"), of=feed("other", outlet="Gazette"))
        [_, member] = await room.store.members((await room.store.recent_stories(9, NOON))[0][0])
        assert member.verdict.shared[0][0] == "m:meaning"

    async def test_an_edit_keeps_its_story_and_what_it_said(self, room: Newsroom) -> None:
        await room.publishes(item(1, "Fire destroys warehouse"))
        [(story, _)] = await room.store.recent_stories(2, NOON)
        await room.publishes(item(1, "Grain prices fall"))
        [member] = await room.store.members(story)
        said = await room.store.revisions(member.article.id)
        assert (member.article.text.title, said[0].text.title) == ("Grain prices fall", "Fire destroys warehouse")

    async def test_what_looks_like_an_edit_and_is_one_costs_no_second_look(self, room: Newsroom) -> None:
        await room.publishes(item(1), item(2, "Snow"))
        await room.publishes(item(1, "Ceasefire in Idlib broken"), item(2, "Snow"))
        assert len(room.reader.bodies) == 1

    async def test_feeds_given_another_identity_are_read_again_and_told_nothing_twice(self, room: Newsroom) -> None:
        items = (item(1), item(2, link=""), item(3, guid=""))
        await room.publishes(*items)
        for identity in Identity:
            report = await room.publishes(*items, of=feed(identity=identity))
            assert (report.new, report.alerts) == (0, 0)
            assert report.entries == (0 if identity is Identity.AUTO else 3)


class TestEdits:
    async def test_an_edit_that_makes_a_rule_match_is_told(self, room: Newsroom) -> None:
        await room.publishes(item(1, "Breaking"))
        report = await room.publishes(item(1, "Ceasefire agreed in Idlib"))
        assert (report.new, report.alerts) == (0, 1)
        assert await room.titles() == ["Ceasefire agreed in Idlib"]
        [kept] = await room.store.recent_articles(5)
        assert kept.text.title == "Ceasefire agreed in Idlib"

    async def test_an_edited_lead_is_read_too(self, room: Newsroom) -> None:
        await room.publishes(item(1, "Breaking", description="More soon."))
        assert (await room.publishes(item(1, "Breaking", description="Ceasefire agreed in Idlib."))).alerts == 1

    async def test_an_edit_of_what_was_told_is_kept_and_not_counted_as_an_alert(self, room: Newsroom) -> None:
        await room.publishes(item(1))
        await room.publishes(item(1, "Breaking"))
        report = await room.publishes(item(1, "Ceasefire in Idlib again"))
        assert (report.matched, report.alerts) == (1, 0)
        assert len(await room.alerts()) == 1

    async def test_an_edit_of_what_was_learnt_silently_is_not_told(self, room: Newsroom) -> None:
        quiet = feed(first_run=FirstRun())
        await room.publishes(item(1), of=quiet)
        assert (await room.publishes(item(1, description="More."), of=quiet)).alerts == 0


class TestFromFeedToFeed:
    async def test_a_known_article_is_judged_again_as_the_article_of_the_feed_it_comes_to(self) -> None:
        rules = "rules: [{id: mideast, any: [ceasefire], feeds: [other], to: [syria-desk]}]"
        room = Newsroom(MemoryStore(), desk(rules, feeds="feeds: [{id: other, url: 'https://o.example/rss'}]"))
        assert (await room.publishes(item(1))).matched == 0
        report = await room.publishes(item(1, guid="its own"), of=feed("other", outlet="BBC"))
        assert (report.new, report.alerts) == (0, 1)
        [delivery] = await room.alerts()
        assert delivery.alert.outlet == "BBC"
        edited = item(1, guid="its own", description="More.")
        assert (await room.publishes(edited, of=feed("other", outlet="BBC"))).alerts == 0

    async def test_a_copy_in_a_feed_that_is_read_for_the_first_time_is_learnt_silently(self, room: Newsroom) -> None:
        await room.publishes(item(1), of=feed(first_run=FirstRun()))
        assert (await room.publishes(item(1), of=feed("other", first_run=FirstRun()))).alerts == 0


class TestBrokenOff:
    @pytest.mark.parametrize("cut_off", [b".example/2", b" in Idlib, day 2"])
    async def test_half_an_item_waits_until_it_is_whole(self, room: Newsroom, cut_off: bytes) -> None:
        items = (item(1), item(2))
        assert (await room.publishes(*items, cut_off=cut_off)).alerts == 1
        states = await room.store.feed_states()
        assert states[FeedId("aa-en")].validators == Validators()
        assert (await room.publishes(*items)).alerts == 1
        assert await room.titles() == [one.title for one in items]

    async def test_a_document_without_one_whole_item_is_no_first_poll(self, room: Newsroom) -> None:
        quiet = feed(first_run=FirstRun())
        assert (await room.publishes(item(1), of=quiet, cut_off=b"</item>")).outcome == "cut"
        assert (await room.publishes(item(1), of=quiet)).alerts == 0
