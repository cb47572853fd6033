"""Ports: what use cases need of the world, one small Protocol a need."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.model.alerts import AlertId, Delivery
from bot.model.articles import Article, ArticleId, Revision
from bot.model.feeds import Feed, FeedId, FeedState, Validators
from bot.model.polls import Failed, FeedLink, FetchResult, Page, ParseResult, PollResult
from bot.model.records import LookUp
from bot.model.reports import Pruned, Totals
from bot.model.stories import Draft, Meaning, Member, Past, StoryId
from bot.ports.reactions import Gatekeeper, Reactions
from bot.ports.sending import (
    Arrangements,
    ArrangingStore,
    Attempts,
    Outbox,
    Prober,
    ReactingStore,
    Scribe,
    SendingStore,
    Sink,
)
from bot.text.identification import Verdict

__all__ = [
    "Archive",
    "Arrangements",
    "ArrangingStore",
    "Attempts",
    "Clock",
    "Detector",
    "Encoder",
    "Encyclopedia",
    "FeedClaims",
    "Fetcher",
    "Gatekeeper",
    "Notifier",
    "Outbox",
    "PageCache",
    "PageReader",
    "Pages",
    "Parser",
    "PollStore",
    "Prober",
    "Pruner",
    "ReactingStore",
    "Reactions",
    "Scribe",
    "SendingStore",
    "Sink",
]


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Give this moment, aware and in UTC."""
        ...

    def elapsed(self) -> float:
        """Give seconds since some fixed moment, never going back."""
        ...

    async def sleep(self, length: timedelta) -> None:
        """Let so much time pass."""
        ...


class Fetcher(Protocol):
    """Gets a feed's bytes."""

    async def fetch(self, feed: Feed, validators: Validators, address: str | None = None) -> FetchResult:
        """Ask once, conditionally if there are validators; never raises for what the other side does.

        With an `address` the feed is asked there; headers meant for its own server are not shown to another.
        """
        ...


class Parser(Protocol):
    """Makes entries of bytes."""

    async def parse(self, body: bytes, *, url: str, content_type: str) -> ParseResult:
        """Read a document within bounded time and memory, whatever it is."""
        ...


class Pages(Protocol):
    """Gets web pages."""

    async def page(self, url: str) -> Page | Failed:
        """Ask once; never raises for what the other side does."""
        ...


class PageCache(Protocol):
    """Keeps what pages said, for two days."""

    async def pages(self, urls: Collection[str]) -> Mapping[str, str]:
        """Give the texts of those pages that are kept; empty: it had none or could not be read."""
        ...

    async def keep_page(self, url: str, text: str, now: datetime) -> None:
        """Keep what a page said, and forget what is older than two days."""
        ...


class PageReader(Protocol):
    """Makes sense of web pages, within bounded time and memory."""

    async def links(self, body: bytes, url: str) -> tuple[FeedLink, ...] | Failed:
        """Give what a page says or suggests are feeds' addresses, the likeliest first."""
        ...

    async def article(self, body: bytes, url: str) -> str | Failed:
        """Give the visible text of the article on a page; empty if there is none."""
        ...


class Detector(Protocol):
    """Says what language a text is in; a computation, so it is synchronous."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages it knows."""
        ...

    def detect(self, text: str, among: frozenset[str] = frozenset()) -> Verdict:
        """Judge the text, choosing only `among` these languages if it knows any of them."""
        ...


class Encoder(Protocol):
    """Says what texts mean, in numbers; a computation of milliseconds a text, so use cases give it a thread."""

    def meanings(self, texts: Sequence[str]) -> list[Meaning]:
        """Give the meaning of each text, the same on every run: like texts of any language it knows lie near."""
        ...


class FeedClaims(Protocol):
    """The feeds as a queue: which are due, and who has them."""

    async def sync_feeds(self, feeds: Sequence[Feed], now: datetime) -> None:
        """Make the rows those of the configuration: new feeds are due now, feeds that are gone rest."""
        ...

    async def claim_feeds(
        self, now: datetime, *, limit: int, lease: timedelta, polled_before: datetime | None = None
    ) -> list[tuple[FeedId, FeedState, int]]:
        """Lease feeds that are due, the longest overdue first, each with the token that fences its commit.

        With `polled_before`: every feed not polled since then, due or not, unless its server asked us to wait.
        Of feeds on one host (`Feed.host`) one is given at a time, `pacing.SPACING` apart, none while the host rests.
        """
        ...

    async def next_claim_at(self, now: datetime, *, polled_before: datetime) -> datetime | None:
        """Give when the next feed not polled since then gets its turn, if it waits for nothing but its host."""
        ...

    async def spread_overdue(self, now: datetime, *, each: timedelta) -> None:
        """Let feeds that were due long ago be due one after the other, so that a return is no stampede."""
        ...

    async def release_feeds(self, claims: Iterable[tuple[FeedId, int]]) -> None:
        """Give back leases that will not be used."""
        ...

    async def end_leases(self) -> None:
        """Take back every lease on feeds and deliveries: for a process that knows it is the only one."""
        ...

    async def unread_feeds(self) -> int:
        """Count enabled feeds that have not been polled yet, with whatever outcome."""
        ...


class PollStore(Protocol):
    """What a poll reads and writes."""

    async def known(self, keys: Collection[str]) -> Mapping[str, Article]:
        """Give the articles that go by any of these names."""
        ...

    async def forgotten(self, names: Collection[str]) -> frozenset[str]:
        """Give those of the names that articles had which were pruned in the last two years."""
        ...

    async def told(self, alerts: Collection[AlertId]) -> frozenset[AlertId]:
        """Give those of the alerts that are in the outbox, whatever became of them."""
        ...

    async def past(self, drafts: Sequence[Draft], now: datetime) -> Past:
        """Give what must be known to file articles: of the last week those that share evidence or text with them."""
        ...

    async def apply(self, result: PollResult, now: datetime) -> bool:
        """Write a poll whole, in one transaction; `False` if the lease was lost and nothing was written.

        Raises ConflictError if another poll took in one of the articles meanwhile.
        """
        ...


class Archive(Protocol):
    """What is kept, for people to look at."""

    async def totals(self) -> Totals:
        """Count what there is."""
        ...

    async def feed_states(self) -> Mapping[FeedId, FeedState]:
        """Give the state of every feed that has a row."""
        ...

    async def recent_articles(self, limit: int) -> list[Article]:
        """Give the newest articles, newest first."""
        ...

    async def revisions(self, article: ArticleId) -> list[Revision]:
        """Give what an article said before, the oldest first; at most `MOST_REVISIONS`."""
        ...

    async def recent_deliveries(self, limit: int) -> list[Delivery]:
        """Give the newest rows of the outbox, newest first."""
        ...


class Pruner(Protocol):
    """Lets go of what is old."""

    async def prune(self, before: datetime, now: datetime, *, limit: int) -> Pruned:
        """Delete, in one transaction, the oldest articles first seen before then, with all that hangs on them.

        At most so many; none with an alert that is not settled, or younger. What articles were known by stays
        `forgotten`.
        """
        ...


class StoryArchive(Protocol):
    """The stories that articles were filed under, for people to look at and to put right."""

    async def recent_stories(self, limit: int, since: datetime) -> list[tuple[StoryId, int]]:
        """Give the stories that grew since then, the latest first, each with how many articles it has."""
        ...

    async def members(self, id_: str) -> list[Member]:
        """Give a story's articles in the order in which they came; it goes by its own id or one of theirs."""
        ...

    async def revisions(self, article: ArticleId) -> list[Revision]:
        """Give what an article said before, the oldest first."""
        ...

    async def refile(self, articles: Collection[ArticleId], story: StoryId) -> None:
        """Put articles under a story by hand; the bot never moves an article by itself."""
        ...


class Encyclopedia(Protocol):
    """Knows what things are called in many languages."""

    async def look_up(self, id_: str) -> LookUp:
        """Give an item by its id; never raises for what the other side does."""
        ...


class Notifier(Protocol):
    """Tells the operator of trouble."""

    async def tell(self, text: str) -> None:
        """Say it once; that it could not be said is no trouble of its own."""
        ...
