"""A poll, on fakes and on a real store: nothing is lost, nothing is told twice."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.alerts import DeliveryState
from bot.model.feeds import ClaimedFeed, FeedId, FeedState, FirstRun, Validators
from bot.model.polls import (
    Failed,
    Failure,
    Fetched,
    NotModified,
    Parsed,
    ParseResult,
    PollReport,
    Throttled,
)
from bot.stores.memory import MemoryStore
from bot.usecases.poll import Desk, poll_feed
from tests.desk import desk
from tests.fakes import NOON, FakeClock, FakeDetector, FakeFetcher, FakeParser, entry, feed
from tests.newsroom import LEASE, Newsroom, item


class TestOnce:
    async def test_a_match_is_told_once_with_its_rules(self, room: Newsroom) -> None:
        report = await room.brings(entry())
        assert (report.outcome, report.new, report.alerts) == ("fetched", 1, 1)
        [delivery] = await room.alerts()
        assert delivery.alert.title == entry().text.title
        assert [reason.title for reason in delivery.alert.reasons] == ["Ceasefire in Idlib"]
        assert delivery.alert.labels == ("staakt-het-vuren", "Idlib")

    async def test_article_seen_twice_alerts_once(self, room: Newsroom) -> None:
        """Neither a copy in the same feed nor a second poll alerts again."""
        await room.brings(entry(), entry())
        report = await room.brings(entry(), entry(2, title="Snow"))
        assert (report.new, report.alerts) == (1, 0)
        assert len(await room.alerts()) == 1

    async def test_an_edited_headline_does_not_alert_again(self, room: Newsroom) -> None:
        await room.brings(entry())
        await room.brings(entry(title="Ceasefire in Idlib broken"))
        assert len(await room.alerts()) == 1

    async def test_a_copy_in_another_feed_does_not_alert_again(self, room: Newsroom) -> None:
        await room.brings(entry())
        report = await room.brings(entry(guid="its own"), of=feed("other"))
        assert (report.new, report.alerts) == (0, 0)

    async def test_an_article_that_vanishes_and_returns_does_not_alert_again(self, room: Newsroom) -> None:
        await room.brings(entry())
        await room.brings(entry(2, title="Snow"))
        assert (await room.brings(entry())).new == 0

    async def test_every_article_is_kept_matched_or_not(self, room: Newsroom) -> None:
        await room.brings(entry(1), entry(2, title="Olive harvest begins"))
        assert (await room.store.totals()).articles == 2

    async def test_an_identity_learnt_from_a_copy_is_remembered(self, room: Newsroom) -> None:
        await room.brings(entry(guid="https://aa.example/1"))
        await room.brings(entry(guid="its own"), of=feed("other"))
        moved = entry(guid="its own", link="https://moved.example/1", title="Other words in Idlib: ceasefire")
        assert (await room.brings(moved, of=feed("other"))).new == 0


class TestFirstPoll:
    async def test_a_baseline_is_learnt_silently(self, room: Newsroom) -> None:
        quiet = feed(first_run=FirstRun())
        assert (await room.brings(entry(), of=quiet)).alerts == 0
        assert (await room.brings(entry(), entry(2), of=quiet)).alerts == 1

    async def test_last_hours_alert_on_young_dated_articles_which_wait_for_each_other(self, room: Newsroom) -> None:
        young = entry(1)
        old = entry(2, published_at=NOON - timedelta(hours=30))
        undated = entry(3, published_at=None)
        await room.brings(young, old, undated, of=feed(first_run=FirstRun(window=timedelta(hours=24))))
        assert [one.alert.title for one in await room.alerts(DeliveryState.FIRST_RUN)] == [young.text.title]

    async def test_a_failed_first_poll_is_no_first_poll(self, room: Newsroom) -> None:
        quiet = feed(first_run=FirstRun())
        await room.poll(quiet, Failed(kind=Failure.DNS, reason="no such name"))
        assert (await room.brings(entry(), of=quiet)).alerts == 0

    async def test_a_304_to_the_first_question_is_no_first_poll(self, room: Newsroom) -> None:
        quiet = feed(first_run=FirstRun())
        await room.poll(quiet, NotModified())
        assert (await room.brings(entry(), of=quiet)).alerts == 0


class TestAge:
    async def test_an_old_article_is_kept_and_matched_but_not_told(self, room: Newsroom) -> None:
        report = await room.brings(entry(published_at=NOON - timedelta(days=3)))
        assert (report.new, report.matched, report.alerts) == (1, 1, 0)

    async def test_an_undated_article_is_as_old_as_our_first_sight_of_it(self, room: Newsroom) -> None:
        assert (await room.brings(entry(published_at=None))).alerts == 1


class TestCheap:
    async def test_a_304_asks_nobody_to_parse(self, room: Newsroom) -> None:
        await room.brings(entry())
        report = await room.poll(feed(), NotModified(validators=Validators(etag='"new"')))
        assert report.outcome == "not_modified"
        assert room.parser.bodies == []
        states = await room.store.feed_states()
        assert states[FeedId("aa-en")].validators.etag == '"new"'

    async def test_an_unchanged_body_asks_nobody_to_parse(self, room: Newsroom) -> None:
        await room.brings(entry())
        report = await room.brings(entry())
        assert report.outcome == "same_body"
        assert room.parser.bodies == []

    async def test_only_unseen_items_reach_the_parser(self, room: Newsroom) -> None:
        old, new = b"<item><guid>1</guid></item>", b"<item><guid>2</guid></item>"
        first = Fetched(body=b"<rss><channel>" + old + b"</channel></rss>", url="https://a.example")
        await room.poll(feed(), first, Parsed(entries=(entry(1),)))
        second = replace(first, body=b"<rss><channel>" + new + old + b"</channel></rss>")
        await room.poll(feed(), second, Parsed(entries=(entry(2),)))
        assert room.parser.bodies == [b"<rss><channel>" + new + b"</channel></rss>"]

    async def test_validators_are_sent_back(self, room: Newsroom) -> None:
        kept = Validators(etag='"1"', last_modified="then")
        await room.poll(feed(), Fetched(body=b"x", url="https://a.example", validators=kept))
        await room.poll(feed(), NotModified())
        assert room.fetcher.asked == [kept]


class TestTrouble:
    async def test_a_failing_feed_backs_off_and_says_why(self, room: Newsroom) -> None:
        waits = []
        for _ in range(16):
            began = room.clock.now()
            report = await room.poll(feed(), Failed(kind=Failure.HTTP_5XX, reason="HTTP 502"))
            assert (report.outcome, report.reason) == ("http_5xx", "HTTP 502")
            waits.append((await room.store.feed_states())[FeedId("aa-en")].due_at - began)
        assert waits == sorted(waits)
        assert waits[0] < waits[-1]

    async def test_a_good_poll_ends_the_failures(self, room: Newsroom) -> None:
        await room.poll(feed(), Failed(kind=Failure.DNS, reason="x"))
        await room.brings(entry())
        state = (await room.store.feed_states())[FeedId("aa-en")]
        assert (state.failures, state.last_error) == (0, None)

    async def test_a_server_that_asks_us_to_wait_is_left_alone(self, room: Newsroom) -> None:
        began = room.clock.now()
        await room.poll(feed(), Throttled(after=timedelta(hours=2), status=429))
        assert (await room.store.feed_states())[FeedId("aa-en")].due_at == began + timedelta(hours=2)

    async def test_what_cannot_be_parsed_is_an_outcome_and_forgets_nothing(self, room: Newsroom) -> None:
        await room.brings(entry())
        page = Fetched(body=b"<html>", url="https://a.example")
        report = await room.poll(feed(), page, Failed(kind=Failure.NOT_A_FEED, reason="a web page instead of a feed"))
        assert report.outcome == "not_a_feed"
        assert (await room.brings(entry())).new == 0

    async def test_a_body_that_could_not_be_parsed_is_tried_again(self, room: Newsroom) -> None:
        body = Fetched(body=b"x", url="https://a.example")
        await room.poll(feed(), body, Failed(kind=Failure.PARSE_KILLED, reason="too long"))
        report = await room.poll(feed(), body, Parsed(entries=(entry(),)))
        assert report.new == 1

    async def test_a_fault_of_our_own_ends_that_poll_only_and_the_feed_backs_off(self, room: Newsroom) -> None:
        class Surprised(FakeParser):
            """Does what nobody thought of."""

            async def parse(self, body: bytes, *, url: str, content_type: str) -> ParseResult:
                raise UnicodeEncodeError("utf-8", "\udce9", 0, 1, "surrogates not allowed")

        began = room.clock.now()
        body = Fetched(body=b"x", url="https://a.example")
        report = await room.poll(feed(), body, parser=Surprised([]))
        assert report.outcome == "broken"
        assert "UnicodeEncodeError" in report.reason
        assert "\n" not in report.reason
        assert (await room.store.feed_states())[FeedId("aa-en")].due_at > began

    async def test_a_reason_cannot_steer_a_terminal(self, room: Newsroom) -> None:
        failed = Failed(kind=Failure.ENCODING, reason="packed as '\x1b[31m\udce9'")
        assert (await room.poll(feed(), failed)).reason == "packed as '[31m'"

    async def test_entries_without_any_text_are_left_out(self, room: Newsroom) -> None:
        assert (await room.brings(entry(title=""))).new == 0


async def test_a_large_feed_lets_others_run_while_it_is_judged(idlib: Desk) -> None:
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    running = asyncio.create_task(others())
    report = await Newsroom(MemoryStore(), idlib).brings(*map(entry, range(200)))
    running.cancel()
    assert report.new == 200
    assert turns >= 200


async def test_a_first_poll_of_more_than_one_poll_takes_goes_on_with_the_next(
    idlib: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.polling.splicing.MOST_ITEMS", 20)
    room, quiet = Newsroom(MemoryStore(), idlib), feed(first_run=FirstRun())
    items = [item(number, "Snow", published=None) for number in range(20)]
    last = item(20, published=None)
    assert (await room.publishes(*items, last, of=quiet)).entries == 20
    report = await room.publishes(*items, last, of=quiet)
    assert (report.new, report.matched, report.alerts) == (1, 1, 0)


async def test_a_poll_that_lost_its_lease_writes_nothing(idlib: Desk) -> None:
    store = MemoryStore()
    await store.sync_feeds([feed()], NOON)
    [(_, state, token)] = await store.claim_feeds(NOON, limit=1, lease=LEASE)
    await store.claim_feeds(NOON + LEASE, limit=1, lease=LEASE)
    report = await poll_feed(
        ClaimedFeed(feed=feed(), state=state, token=token),
        fetcher=FakeFetcher([Fetched(body=b"x", url="https://a.example")]),
        parser=FakeParser([Parsed(entries=(entry(),))]),
        detector=FakeDetector(),
        store=store,
        desk=idlib,
        clock=FakeClock(),
    )
    assert report.outcome == "fenced"
    assert (await store.totals()).articles == 0


async def test_what_two_outlets_bring_at_one_moment_is_one_story(idlib: Desk) -> None:
    """Each sees what the other has filed, though both read what is known before either writes."""
    store, filing = MemoryStore(), asyncio.Lock()
    feeds = {one.id: one for one in (feed(), feed("other", outlet="Other"))}
    await store.sync_feeds(tuple(feeds.values()), NOON)

    async def poll(name: FeedId, state: FeedState, token: int) -> PollReport:
        return await poll_feed(
            ClaimedFeed(feed=feeds[name], state=state, token=token),
            fetcher=FakeFetcher([Fetched(body=name.encode(), url="https://a.example")]),
            parser=FakeParser([Parsed(entries=(entry(guid=name, link=f"https://{name}.example/1"),))]),
            detector=FakeDetector(), store=store, desk=idlib, clock=FakeClock(), filing=filing,
        )  # fmt: skip

    claims = await store.claim_feeds(NOON, limit=2, lease=LEASE, polled_before=NOON)
    reports = await asyncio.gather(*(poll(*claim) for claim in claims))
    assert [one.new for one in reports] == [1, 1]
    assert [articles for _, articles in await store.recent_stories(9, NOON - timedelta(days=1))] == [2]


async def test_two_polls_that_meet_on_one_article_tell_it_once(idlib: Desk) -> None:
    """The slower one decides again with what is known by then."""

    class Meeting(MemoryStore):
        """A store in which another feed's poll takes the article in between reading and writing."""

        met = False

        async def known(self, keys):  # type: ignore[no-untyped-def]
            before = await super().known(keys)
            if not self.met:
                self.met = True
                await Newsroom(self, idlib).brings(entry(guid="its own"), of=feed("other"))
            return before

    store = Meeting()
    report = await Newsroom(store, idlib).brings(entry())
    assert report.new == 0
    assert len(await store.deliveries(DeliveryState.PENDING)) == 1


async def test_a_rule_that_costs_too_much_is_said_and_the_others_go_on() -> None:
    """What is not known of it is no alert."""
    rules = "rules: [{id: bad, any: ['re:/(a|aa)+$/'], to: [syria-desk]}, {id: good, any: [idlib], to: [syria-desk]}]"
    report = await Newsroom(MemoryStore(), desk(rules)).brings(entry(title="a" * 80 + "b Idlib"))
    assert (report.alerts, [one.rule for one in report.overruns]) == (1, ["bad"])
