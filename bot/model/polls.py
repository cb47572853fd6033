"""A poll: what a fetch and a parse may come to, and what a poll decides."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.alerts import Delivery
from bot.model.articles import Article, ArticleId, Entry
from bot.model.feeds import FeedId, FeedState, Trouble, Validators
from bot.model.growth import Correction
from bot.model.rules import NO_VERSION, MatchedArticle, Overrun, Version
from bot.model.stories import Copy, Filing


class Failure(StrEnum):
    """Why a poll came to nothing, as `feeds list` and the log name it."""

    REFUSED = "refused"
    """An address we do not fetch."""
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    CUT = "cut"
    """The connection broke within the answer."""
    TOO_BIG = "too_big"
    ENCODING = "encoding"
    """A compressed body that cannot be unpacked."""
    REDIRECTS = "redirects"
    HTTP_4XX = "http_4xx"
    GONE = "gone"
    """410: its publisher says that it will not come back."""
    CHALLENGE = "challenge"
    """A guard in front of the server wants a browser's proof (Cloudflare)."""
    HTTP_5XX = "http_5xx"
    EMPTY = "empty"
    NOT_A_FEED = "not_a_feed"
    SUSPICIOUS = "suspicious"
    """Markup made to exhaust a parser."""
    PARSE_KILLED = "parse_killed"
    BUSY = "busy"
    """Other feeds kept its host or the parser busy for too long."""
    BROKEN = "broken"
    """A fault of our own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A body, unpacked."""

    body: bytes
    content_type: str = ""
    url: str
    """Where it came from in the end, behind all redirects."""
    validators: Validators = field(default_factory=Validators)
    fresh_for: timedelta | None = None
    """How long the server says its answer stays good (Cache-Control, Expires)."""
    moved_to: str | None = None
    """Where permanent redirects led, if nothing but permanent ones led there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says nothing changed."""

    validators: Validators = field(default_factory=Validators)
    fresh_for: timedelta | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttled:
    """The server asks us to wait."""

    after: timedelta | None
    status: int
    host: str = ""
    """The host and port that asks, if what it asks of one feed holds for all of its feeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Nothing usable came; `reason` is one sentence for people."""

    kind: Failure
    reason: str


FetchResult = Fetched | NotModified | Throttled | Failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The entries of a feed, in its order."""

    entries: tuple[Entry, ...]
    title: str = ""
    """What the feed calls itself."""
    language: str | None = None
    """As the feed declares it."""
    interval: timedelta | None = None
    """How often the feed says it is worth asking (ttl, sy:update*)."""


ParseResult = Parsed | Failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A web page as it came."""

    url: str
    body: bytes
    content_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """An address on a web page that may be a feed's."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollResult:
    """What a poll changes, decided before anything is written."""

    feed: FeedId
    token: int
    state: FeedState
    articles: tuple[Article, ...] = ()
    """New ones, in the order in which they were published."""
    revised: tuple[Article, ...] = ()
    """Known ones whose text or link their feed has changed, as they are now; the store keeps what they said before."""
    aliases: tuple[tuple[str, ArticleId], ...] = ()
    """Identities met for the first time of articles that are known."""
    matched: tuple[MatchedArticle, ...] = ()
    withheld: frozenset[ArticleId] = frozenset()
    """New ones that nobody is told of: old items of a feed that was published again."""
    filings: tuple[Filing, ...] = ()
    """The story of each new article."""
    copies: tuple[Copy, ...] = ()
    """Known articles of other outlets that this feed now has, too; they keep their story."""
    corrections: tuple[Correction, ...] = ()
    """What new and revised articles take back."""
    deliveries: tuple[Delivery, ...] = ()
    version: Version = NO_VERSION
    """The rule set by which articles were judged."""
    has_read: bool = True
    """A body came; else what is known of its items and their rhythm is as it was."""
    host_rests: tuple[str, datetime] | None = None
    """A host that asked to be left alone, and until when."""

    @property
    def is_bare(self) -> bool:
        """Say whether nothing changes but the feed's own state."""
        articles = self.articles or self.revised or self.aliases or self.matched or self.filings or self.copies
        return not (articles or self.deliveries or self.host_rests)


@dataclass(frozen=True, slots=True, kw_only=True)
class PollReport:
    """One poll in one line, for the log and for `run --once`."""

    feed: FeedId
    outcome: str
    """fetched, not_modified, same_body, nothing_new, throttled, fenced, or a kind of failure."""
    reason: str = ""
    entries: int = 0
    new: int = 0
    matched: int = 0
    alerts: int = 0
    overruns: tuple[Overrun, ...] = ()
    """Rules that were given up on one of the articles."""
    trouble: Trouble | None = None
    """What has begun to be the matter with the feed."""
    is_recovered: bool = False
    """What was the matter with it is over."""
    moved_to: str | None = None
    """Where it is asked from now on: the move was believed."""
    false_304: bool = False
    seconds: float = 0.0
