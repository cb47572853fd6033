"""A newsroom to test with: one store, one clock, and the poll of whatever a feed brings."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.model.alerts import Delivery, DeliveryState
from bot.model.articles import Entry
from bot.model.feeds import ClaimedFeed, Feed, Validators
from bot.model.polls import Fetched, FetchResult, Parsed, ParseResult, PollReport
from bot.ports import Encoder, Parser
from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.poll import Desk, poll_feed
from bot.usecases.read_pages import PageTexts
from tests.fakes import NOON, FakeClock, FakeDetector, FakeFetcher, FakeParser, PlainParser, feed
from tests.servers.documents import Item, rss

LEASE = timedelta(minutes=2)


@dataclass
class Newsroom:
    """One store, one clock, and the poll of whatever a feed brings."""

    store: MemoryStore | SqliteStore
    desk: Desk
    clock: FakeClock = field(default_factory=FakeClock)
    page_texts: PageTexts | None = None
    encoder: Encoder | None = None

    async def poll(
        self, of: Feed, fetched: FetchResult, parsed: ParseResult | None = None, *, parser: Parser | None = None
    ) -> PollReport:
        """Poll one feed, which brings this."""
        others = [feed(name) for name in ("aa-en", "other") if name != of.id]
        await self.store.sync_feeds([of, *others], self.clock.now())
        claims = await self.store.claim_feeds(self.clock.now(), limit=9, lease=LEASE, polled_before=self.clock.now())
        await self.store.release_feeds([(id_, token) for id_, _, token in claims if id_ != of.id])
        [(state, token)] = [(state, token) for id_, state, token in claims if id_ == of.id]
        self.parser = FakeParser([parsed or Parsed(entries=())])
        self.fetcher = FakeFetcher([fetched])
        report = await poll_feed(
            ClaimedFeed(feed=of, state=state, token=token),
            fetcher=self.fetcher,
            parser=parser or self.parser,
            detector=FakeDetector(),
            store=self.store,
            desk=self.desk,
            clock=self.clock,
            page_texts=self.page_texts,
            encoder=self.encoder,
        )
        self.clock.move(timedelta(minutes=10))
        return report

    async def brings(self, *entries: Entry, of: Feed | None = None) -> PollReport:
        """Poll a feed that brings these entries."""
        body = repr(entries).encode()
        return await self.poll(of or feed(), Fetched(body=body, url="https://a.example"), Parsed(entries=entries))

    async def publishes(self, *items: Item, of: Feed | None = None, cut_off: bytes = b"") -> PollReport:
        """Poll a feed whose document has these items; with `cut_off` it breaks off before that."""
        body = rss(items)
        body = body[: body.index(cut_off)] if cut_off else body
        self.reader = PlainParser()
        fetched = Fetched(body=body, url="https://a.example", validators=Validators(etag='"1"'))
        return await self.poll(of or feed(), fetched, parser=self.reader)

    async def titles(self) -> list[str]:
        """Give the headlines on their way, in order."""
        return sorted(one.alert.title for one in await self.alerts())

    async def alerts(self, *states: DeliveryState) -> list[Delivery]:
        """Give what is in a state; by default, what is on its way."""
        wanted = states or (DeliveryState.NEW, DeliveryState.PENDING)
        return [one for state in wanted for one in await self.store.deliveries(state)]


def item(number: int, title: str = "", **changes: Any) -> Item:
    """Give an item about a ceasefire in Idlib, published so many minutes ago."""
    facts: dict[str, Any] = {
        "guid": f"guid-{number}",
        "link": f"https://aa.example/{number}",
        "title": title or f"Ceasefire holds in Idlib, day {number}",
        "published": NOON - timedelta(minutes=number),
        **changes,
    }
    return Item(**facts)
