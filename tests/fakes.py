"""Fakes that keep the ports' promises, and small nouns to test with."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree.ElementTree import Element, XMLPullParser
from zlib import crc32

from bot.model.alerts import Alert, Delivery, DeliveryState, Mark, Reason, SendOutcome
from bot.model.articles import Article, ArticleId, Entry, Field, Language, Text
from bot.model.channels import Channel, ChannelId
from bot.model.feeds import Feed, FeedId, FeedState, FirstRun, Rights, Validators
from bot.model.polls import FetchResult, Parsed, ParseResult, PollResult
from bot.model.rules import Priority, Span
from bot.ports import Sink
from bot.text.identification import Verdict

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass
class FakeClock:
    """A clock that stands until it is moved."""

    moment: datetime = NOON
    jumps: bool = False
    """Who sleeps makes time pass; otherwise sleepers sleep until the clock is moved that far."""

    def now(self) -> datetime:
        """Give the moment it was set to."""
        return self.moment

    def elapsed(self) -> float:
        """Give seconds since noon."""
        return (self.moment - NOON).total_seconds()

    async def sleep(self, length: timedelta) -> None:
        """Sleep until the clock has moved so far, or move it."""
        end = self.moment + length
        if self.jumps:
            self.moment = end
        while self.moment < end:  # noqa: ASYNC110 - tests set the moment as they like
            await asyncio.sleep(0.001)

    def move(self, by: timedelta) -> None:
        """Go on by so much."""
        self.moment += by


@dataclass
class FakeFetcher:
    """Gives prepared results in turn, the last one for ever."""

    results: list[FetchResult]
    asked: list[Validators] = field(default_factory=list)
    addresses: list[str | None] = field(default_factory=list)

    async def fetch(self, feed: Feed, validators: Validators, address: str | None = None) -> FetchResult:
        """Give the next result."""
        self.asked.append(validators)
        self.addresses.append(address)
        return self.results.pop(0) if len(self.results) > 1 else self.results[0]


@dataclass
class FakeParser:
    """Gives prepared results in turn, the last one for ever; remembers what it was given."""

    results: list[ParseResult]
    bodies: list[bytes] = field(default_factory=list)

    async def parse(self, body: bytes, *, url: str, content_type: str) -> ParseResult:
        """Give the next result."""
        self.bodies.append(body)
        return self.results.pop(0) if len(self.results) > 1 else self.results[0]


@dataclass
class PlainParser:
    """Reads well-formed RSS in this process, as far as it goes; remembers what it was given."""

    bodies: list[bytes] = field(default_factory=list)

    async def parse(self, body: bytes, *, url: str, content_type: str) -> ParseResult:
        """Give the items in their order."""
        self.bodies.append(body)
        reader: XMLPullParser[Any] = XMLPullParser(["end"])
        reader.feed(body)
        ended: list[Any] = list(reader.read_events())
        items = [element for _, element in ended if element.tag == "item"]
        return Parsed(entries=tuple(map(self._entry, items)))

    def _entry(self, item: Element) -> Entry:
        published = item.findtext("pubDate")
        return Entry(
            guid=item.findtext("guid"),
            link=item.findtext("link"),
            text=Text(title=item.findtext("title") or "", lead=item.findtext("description") or ""),
            published_at=parsedate_to_datetime(published) if published else None,
        )


class FakeEncoder:
    """Means the same by all texts that begin with the same word."""

    def meanings(self, texts: Sequence[str]) -> list[bytes]:
        """Give a direction for each first word."""
        return [
            bytes(18 + (crc32(text.split(" ")[0].encode()) >> at % 31) % 2 * 220 for at in range(512)) for text in texts
        ]


class FakeDetector:
    """Is never sure."""

    languages: frozenset[str] = frozenset()

    def detect(self, text: str, among: frozenset[str] = frozenset()) -> Verdict:
        """Give no answer."""
        return Verdict(tag=None, is_sure=False)


def feed(id_: str = "aa-en", **changes: Any) -> Feed:
    """Give a feed; its first poll alerts on everything unless changed."""
    facts: dict[str, Any] = {
        "id": FeedId(id_),
        "url": f"https://{id_}.example/rss.xml",
        "outlet": "Anadolu Agency",
        "languages": ("en",),
        "country": "TR",
        "first_run": FirstRun(everything=True),
        **changes,
    }
    return Feed(**facts)


def state(**changes: Any) -> FeedState:
    """Give the state of a feed that was polled before and is due."""
    facts: dict[str, Any] = {"due_at": NOON, "first_polled_at": NOON - timedelta(days=1), **changes}
    return FeedState(**facts)


def entry(number: int = 1, **changes: Any) -> Entry:
    """Give an entry about a ceasefire in Idlib, published an hour ago; `title`, `lead` and `body` make its text."""
    text = {"title": f"Ceasefire holds in Idlib, day {number}"}
    text.update({name: changes.pop(name) for name in ("title", "lead", "body") if name in changes})
    facts: dict[str, Any] = {
        "guid": f"guid-{number}",
        "link": f"https://aa.example/{number}",
        "text": Text(**text),
        "published_at": NOON - timedelta(hours=1),
        **changes,
    }
    return Entry(**facts)


def article(number: int = 1, **changes: Any) -> Article:
    """Give an article about a ceasefire in Idlib, seen just now."""
    facts: dict[str, Any] = {
        "id": ArticleId(f"article-{number}"),
        "keys": (f"guid aa-en guid-{number}", f"page aa.example/{number} title"),
        "feed": FeedId("aa-en"),
        "outlet": "Anadolu Agency",
        "url": f"https://aa.example/{number}",
        "text": Text(title=f"Ceasefire holds in Idlib, day {number}"),
        "language": Language(tag="en", candidates=("en",)),
        "published_at": NOON - timedelta(hours=1),
        "first_seen_at": NOON,
        "country": "TR",
        **changes,
    }
    return Article(**facts)


def alert(number: int = 1, **changes: Any) -> Alert:
    """Give an alert on an article, with the word "Ceasefire" matched in its title."""
    facts: dict[str, Any] = {
        "id": f"alert-{number}",
        "channel": ChannelId("syria-desk"),
        "article": ArticleId(f"article-{number}"),
        "title": f"Ceasefire holds in Idlib, day {number}",
        "lead": "",
        "url": f"https://aa.example/{number}?a=1&b=2",
        "outlet": "Anadolu Agency",
        "language": "en",
        "published_at": NOON - timedelta(hours=1),
        "first_seen_at": NOON,
        "priority": Priority.NORMAL,
        "rights": Rights.HEADLINE,
        "reasons": (Reason(rule="idlib-ceasefire", title="Ceasefire in Idlib"),),
        "marks": (Mark(span=Span(field=Field.TITLE, start=0, end=9), text="Ceasefire"),),
        "labels": ("ceasefire", "Idlib"),
        **changes,
    }
    return Alert(**facts)


def delivery(number: int = 1, *, of: Alert | None = None, **changes: Any) -> Delivery:
    """Give a delivery that is due now."""
    facts: dict[str, Any] = {
        "alert": of or alert(number),
        "state": DeliveryState.PENDING,
        "due_at": NOON,
        **changes,
    }
    return Delivery(**facts)


async def send(sink: Sink, of: Alert, channel: Channel, **changes: Any) -> SendOutcome:
    """Send the first message of an alert."""
    post = sink.compose(delivery(of=of, **changes), channel)
    assert post is not None
    return await sink.send(post, channel)


def poll_result(
    token: int, *, articles: Sequence[Article] = (), deliveries: Sequence[Delivery] = (), **changes: Any
) -> PollResult:
    """Give the result of a poll of `aa-en`."""
    facts: dict[str, Any] = {
        "feed": FeedId("aa-en"),
        "token": token,
        "state": state(due_at=NOON + timedelta(minutes=5), last_poll_at=NOON, last_outcome="fetched"),
        "articles": tuple(articles),
        "deliveries": tuple(deliveries),
        **changes,
    }
    return PollResult(**facts)
