"""Polling the publisher that scores its readers: real HTTP on loopback, a virtual clock, the bot's own polls."""

import re
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network

from bot.model.feeds import ClaimedFeed, Feed
from bot.model.polls import Parsed, ParseResult
from bot.net.client import HttpClient
from bot.sources.feeds import HttpFetcher
from bot.stores.memory import MemoryStore
from bot.usecases.poll import poll_feed
from tests.desk import desk
from tests.fakes import FakeClock, FakeDetector, PlainParser, feed
from tests.servers.manners import HABITS, MannersServer

_LEASE = timedelta(minutes=2)


class TtlParser(PlainParser):
    """Reads what the publisher publishes, its `ttl` too."""

    async def parse(self, body: bytes, *, url: str, content_type: str) -> ParseResult:
        """Give items and pace."""
        parsed = await super().parse(body, url=url, content_type=content_type)
        ttl = re.search(rb"<ttl>(\d+)</ttl>", body)
        return (
            replace(parsed, interval=timedelta(minutes=int(ttl[1]))) if ttl and isinstance(parsed, Parsed) else parsed
        )


async def read_for(length: timedelta) -> MannersServer:
    """Poll every address for so long; gives the publisher with what it noted."""
    clock = FakeClock()
    store, parser, rules = MemoryStore(), TtlParser(), desk("rules: []")
    async with (
        MannersServer(clock.now) as server,
        HttpClient(allowed=[ip_network("127.0.0.0/8")], contact="https://desk.example") as client,
    ):
        feeds = [feed(path[1:], url=server.url + path) for path in HABITS if path != "/new"]
        by_id: dict[str, Feed] = {one.id: one for one in feeds}
        await store.sync_feeds(feeds, clock.now())
        fetcher, end = HttpFetcher(client, clock), clock.now() + length
        while clock.now() < end:
            claims = await store.claim_feeds(clock.now(), limit=99, lease=_LEASE)
            for id_, state, token in claims:
                await poll_feed(
                    ClaimedFeed(feed=by_id[id_], state=state, token=token),
                    fetcher=fetcher, parser=parser, detector=FakeDetector(), store=store, desk=rules, clock=clock,
                )  # fmt: skip
            clock.moment = min(state.due_at for state in (await store.feed_states()).values())
        return server
