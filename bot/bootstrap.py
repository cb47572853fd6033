"""The composition root: the only place that chooses implementations."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from uuid import uuid4

from bot.model.channels import Channel, ChannelId
from bot.model.feeds import ClaimedFeed, Feed
from bot.model.polls import Failed, PollReport
from bot.model.reports import FeedCheck
from bot.model.sending import ChatId
from bot.net.addresses import host_of, is_own
from bot.polling.pacing import SPACING
from bot.ports import (
    Clock,
    Detector,
    Encoder,
    Encyclopedia,
    Fetcher,
    Gatekeeper,
    Notifier,
    PageReader,
    Pages,
    Parser,
    Prober,
    Scribe,
    Sink,
)
from bot.rules.matching import Matcher
from bot.settings.environment import Settings
from bot.settings.loading import Config, Outline
from bot.settings.running import check_proved, check_runnable
from bot.stores.sqlite import SqliteStore
from bot.stores.sqlite.archive import SqliteArchive, SqliteConcordance
from bot.usecases.arrange import Arranger
from bot.usecases.check_feed import check_feed
from bot.usecases.deliver import Sender
from bot.usecases.discover_feeds import discover_feeds
from bot.usecases.note_words import Indexer
from bot.usecases.poll import Desk, poll_feed
from bot.usecases.react import Reactor
from bot.usecases.read_pages import PageTexts


@dataclass(slots=True, kw_only=True)
class Parts:
    """Everything a running bot is made of. `feeds`, and what is in `desk`, change with the configuration."""

    settings: Settings
    clock: Clock
    store: SqliteStore
    fetcher: Fetcher
    parser: Parser
    detector: Detector
    sink: Sink
    notifier: Notifier | None
    feeds: dict[str, Feed]
    desk: Desk
    prober: Prober | None = None
    page_texts: PageTexts | None = None
    indexer: Indexer | None = None
    encoder: Encoder | None = None
    filing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def poll(self, claimed: ClaimedFeed) -> PollReport:
        """Poll a claimed feed with these parts. Raises what `poll_feed` does."""
        return await poll_feed(
            claimed, fetcher=self.fetcher, parser=self.parser, detector=self.detector, encoder=self.encoder,
            store=self.store, desk=self.desk, clock=self.clock, page_texts=self.page_texts, filing=self.filing,
        )  # fmt: skip

    def sender(self, arranger: Arranger) -> Sender:
        """Give the one that sends with these parts what is arranged; the database's lock says that it is alone."""
        token = self.settings.telegram_token
        return Sender(
            outbox=self.store, sink=self.sink, clock=self.clock, owner=uuid4().hex, prober=self.prober,
            arranger=arranger, name=token.split(":")[0] if token else "console",
        )  # fmt: skip

    def reactor(self, gatekeeper: Gatekeeper) -> Reactor:
        """Give the one that hears what readers say with buttons; the token, which is not kept, tells voters apart."""
        key = (self.settings.telegram_token or "").encode()
        return Reactor(store=self.store, desk=lambda: self.desk, gatekeeper=gatekeeper, clock=self.clock, key=key)

    async def take(self, config: Outline, exchange: Callable[[], Matcher]) -> None:
        """Go on with another configuration; raises ConfigError, and changes nothing, if the bot cannot run with it.

        `exchange` gives what matches by it; all is exchanged in one step, between two turns of the loop.
        """
        check_runnable(config, self.settings)
        await check_proved(config, self.settings, self.store)
        await self.store.keep_rule_set(config.rule_set, self.clock.now())
        feeds, channels = to_feeds(config, self.settings), to_channels(config, self.settings)
        desk = self.desk
        desk.matcher, desk.channels, desk.version, self.feeds = exchange(), channels, config.rule_set.version, feeds


def to_feeds(config: Outline, settings: Settings) -> dict[str, Feed]:
    """Give feeds as they are polled: those of one host keep their distance, but not on the operator's own networks."""
    return {feed.id: replace(feed, host=_apart_at(feed.url, settings.allow_nets)) for feed in config.feeds}


@lru_cache(maxsize=200_000)
def _apart_at(url: str, own: tuple[IPv4Network | IPv6Network, ...]) -> str:
    host = host_of(url)
    return "" if is_own(host.rpartition(":")[0].strip("[]"), own) else host


def to_desk(config: Config, settings: Settings) -> Desk:
    """Give rules and channels as polls and deliveries need them."""
    channels = to_channels(config, settings)
    return Desk(matcher=config.matcher, channels=channels, version=config.rule_set.version)


def to_channels(config: Outline, settings: Settings) -> dict[ChannelId, Channel]:
    """Give channels as deliveries need them; without a token every one is the terminal."""
    channels: dict[ChannelId, Channel] = {}
    for channel in config.channels:
        chat = channel.chat if channel.chat is not None else settings.telegram_chat
        channels[channel.id] = replace(channel, chat=chat if settings.telegram_token else None)
    return channels


def make_detector(name: str) -> Detector:
    """Give the language detector that LANGUAGE_DETECTOR names."""
    if name == "langdetect":
        return _second_detector()
    from bot.detectors.fast import FastDetector  # noqa: PLC0415 - loads a model

    if name == "eldc":
        return FastDetector()
    from bot.detectors.pair import PairedDetector  # noqa: PLC0415 - loads a model

    return PairedDetector(FastDetector(), _second_detector)


def make_encoder(name: str | None) -> Encoder | None:
    """Give the language model that STORY_MODEL names, if any."""
    if name is None:
        return None
    from bot.detectors.sentences import SentenceEncoder  # noqa: PLC0415 - an extra that loads a model

    return SentenceEncoder()


def _second_detector() -> Detector:
    from bot.detectors.naive_bayes import NaiveBayesDetector  # noqa: PLC0415 - takes 0.4 s to load

    return NaiveBayesDetector()


@asynccontextmanager
async def open_store(path: Path, *, migrate: bool = False) -> AsyncIterator[SqliteStore]:
    """Give the open store of a database file."""
    store = SqliteStore(path)
    try:
        yield await store.open(migrate=migrate)
    finally:
        await store.close()


@asynccontextmanager
async def open_archive(path: Path) -> AsyncIterator[SqliteArchive]:
    """Give the articles that a database file keeps."""
    archive = SqliteArchive(path)
    try:
        yield await archive.open()
    finally:
        await archive.close()


@asynccontextmanager
async def open_scribe(settings: Settings, chat: ChatId) -> AsyncIterator[Scribe]:
    """Give what writes a test into a chat and reads it back, through the operator's chat if there is one."""
    from bot.sinks.telegram import TelegramSink  # noqa: PLC0415 - 0.2 s to import

    audit = settings.admin_chat if settings.admin_chat is not None else chat
    token = settings.telegram_token or ""
    async with TelegramSink(token=token, api_url=settings.telegram_api_url, audit=audit) as scribe:
        yield scribe


@asynccontextmanager
async def open_encyclopedia(settings: Settings) -> AsyncIterator[Encyclopedia]:
    """Give the encyclopedia that names can be taken over from."""
    from bot.net.client import HttpClient  # noqa: PLC0415 - reading commands need none of it
    from bot.sources.wikidata import Wikidata  # noqa: PLC0415

    async with HttpClient(allowed=settings.allow_nets, contact=settings.contact) as client:
        yield Wikidata(client, settings.wikidata_url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tester:
    """What commands look at feeds and pages with; nothing is kept."""

    fetcher: Fetcher
    parser: Parser
    pages: Pages
    reader: PageReader
    detector: Detector
    clock: Clock

    async def check(self, feed: Feed) -> FeedCheck:
        """Fetch a feed once, and give what there is to say of it."""
        return await check_feed(
            feed, fetcher=self.fetcher, parser=self.parser, detector=self.detector, clock=self.clock
        )

    async def discover(self, url: str) -> tuple[FeedCheck, ...] | Failed:
        """Give the feeds that an address leads to, each tried; or why it cannot be read."""
        return await discover_feeds(
            url, pages=self.pages, reader=self.reader, fetcher=self.fetcher, parser=self.parser,
            detector=self.detector, clock=self.clock,
        )  # fmt: skip


@asynccontextmanager
async def open_tester(
    settings: Settings, clock: Clock, *, patience_s: float | None = None, apart_s: float = SPACING.total_seconds()
) -> AsyncIterator[Tester]:
    """Give what looks at feeds: `patience_s` for a turn at a host, requests to it `apart_s`."""
    from bot.net.client import HttpClient  # noqa: PLC0415 - reading commands need none of it
    from bot.sources.feeds import HttpFetcher  # noqa: PLC0415
    from bot.sources.pages import PageFetcher  # noqa: PLC0415
    from bot.sources.parsing import FeedParser  # noqa: PLC0415

    client = HttpClient(allowed=settings.allow_nets, contact=settings.contact, patience_s=patience_s, apart_s=apart_s)
    async with client, FeedParser() as parser:
        yield Tester(
            fetcher=HttpFetcher(client, clock), parser=parser, pages=PageFetcher(client), reader=parser,
            detector=make_detector(settings.detector), clock=clock,
        )  # fmt: skip


@asynccontextmanager
async def open_parts(settings: Settings, config: Config, clock: Clock) -> AsyncIterator[Parts]:
    """Give a bot's parts, open; all are closed at the end of the block."""
    from bot.net.client import HttpClient  # noqa: PLC0415 - reading commands need none of it
    from bot.sinks.console import ByChat, ConsoleSink  # noqa: PLC0415
    from bot.sources.feeds import HttpFetcher  # noqa: PLC0415
    from bot.sources.pages import PageFetcher  # noqa: PLC0415
    from bot.sources.parsing import FeedParser  # noqa: PLC0415

    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(open_store(settings.database, migrate=True))
        await check_proved(config, settings, store)
        await store.keep_rule_set(config.rule_set, clock.now())
        concordance = SqliteConcordance(settings.database)
        stack.push_async_callback(concordance.close)
        client = await stack.enter_async_context(HttpClient(allowed=settings.allow_nets, contact=settings.contact))
        parser = await stack.enter_async_context(FeedParser())
        sink: Sink = ConsoleSink(sys.stdout)
        notifier: Notifier | None = None
        prober: Prober | None = None
        if settings.telegram_token:
            from bot.sinks.telegram import AdminChat, TelegramSink  # noqa: PLC0415 - 0.2 s to import

            telegram = TelegramSink(
                token=settings.telegram_token, api_url=settings.telegram_api_url, audit=settings.admin_chat or 0
            )
            sink = ByChat(telegram=await stack.enter_async_context(telegram), console=sink)
            if settings.admin_chat is not None:
                notifier, prober = AdminChat(telegram, settings.admin_chat), telegram
        yield Parts(
            settings=settings, clock=clock, store=store, fetcher=HttpFetcher(client, clock), parser=parser,
            detector=make_detector(settings.detector), encoder=make_encoder(settings.story_model),
            sink=sink, notifier=notifier, prober=prober,
            feeds=to_feeds(config, settings), desk=to_desk(config, settings),
            page_texts=PageTexts(pages=PageFetcher(client), reader=parser, cache=store, clock=clock),
            indexer=Indexer(concordance),
        )  # fmt: skip
