"""Ports: what use cases need of the world, one small Protocol a need."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.model.alerts import Alert, AlertId, Delivery, DeliveryState, SendOutcome
from bot.model.articles import Article
from bot.model.channels import Channel, ChannelId
from bot.model.feeds import Feed, FeedId, FeedState, Validators
from bot.model.paces import Backlog, Pace, PaceKey
from bot.model.polls import FetchResult, ParseResult, PollResult
from bot.model.records import LookUp
from bot.model.reports import Totals
from bot.model.sending import Attempt, Chat, ChatId, Proof, Seat
from bot.text.identification import Verdict


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Give this moment, aware and in UTC."""
        ...

    def elapsed(self) -> float:
        """Give seconds since some fixed moment, never going back."""
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


class Detector(Protocol):
    """Says what language a text is in; a computation, so it is synchronous."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages it knows."""
        ...

    def detect(self, text: str, among: frozenset[str] = frozenset()) -> Verdict:
        """Judge the text, choosing only `among` these languages if it knows any of them."""
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

    async def told(self, alerts: Collection[AlertId]) -> frozenset[AlertId]:
        """Give those of the alerts that are in the outbox, whatever became of them."""
        ...

    async def apply(self, result: PollResult, now: datetime) -> bool:
        """Write a poll whole, in one transaction; `False` if the lease was lost and nothing was written.

        Raises ConflictError if another poll took in one of the articles meanwhile.
        """
        ...


class Outbox(Protocol):
    """Alerts on their way: the rows are the queue."""

    async def claim_deliveries(self, now: datetime, *, limit: int, lease: timedelta) -> list[Delivery]:
        """Lease deliveries that are due, in the order in which they are to be sent: by what was published first.

        While one of a channel's deliveries waits for another try, the channel's others wait with it, so that they
        arrive in order; after `settling.MOST_HELD` tries it holds them no longer.
        """
        ...

    async def heads(self, now: datetime) -> list[Delivery]:
        """Give what each channel is to be sent next: one row a channel, urgent ones first.

        What is unconfirmed comes before all else, due or not, and whoever sends must not pass it by. Then a delivery
        some parts of which have arrived, then urgent ones, then by what was published first.
        """
        ...

    async def record(self, deliveries: Sequence[Delivery]) -> int:
        """Keep what was decided of deliveries, each unless its row changed since it was read; gives how many."""
        ...

    async def collapse(self, digest: Delivery, members: Sequence[Delivery], now: datetime) -> bool:
        """Queue a digest and note in its members that they are told in it; all, or nothing if one changed meanwhile."""
        ...

    async def deliveries(self, state: DeliveryState) -> list[Delivery]:
        """Give all deliveries in a state."""
        ...

    async def find_delivery(self, id_: AlertId) -> Delivery | None:
        """Give one delivery."""
        ...

    async def next_due_at(self) -> datetime | None:
        """Give when the next delivery is due, or `None` if none waits."""
        ...

    async def released_first_alerts(self, since: datetime) -> int:
        """Count the alerts of first polls queued since then that were let go."""
        ...


class Arrangements(Protocol):
    """What decides when alerts are told; one process at a time does."""

    async def undecided(self, now: datetime) -> list[Delivery]:
        """Give new alerts, and held ones whose time has come, by what was published first."""

    async def paces(self, keys: Collection[PaceKey], now: datetime) -> Mapping[PaceKey, Pace]:
        """Give how often these rules fire in these channels."""

    async def admit(self, deliveries: Sequence[Delivery], paces: Mapping[PaceKey, Pace]) -> None:
        """Keep what was decided of new alerts and, in the same transaction, the paces it leads to."""

    async def backlogs(self) -> Mapping[ChannelId, Backlog]:
        """Count what is pending, by channel."""

    async def pending(self, channel: ChannelId) -> list[Delivery]:
        """Give what is pending for a channel, by what was published first."""


class ArrangingStore(Outbox, Arrangements, Protocol):
    """What an arranger reads and writes."""


class Attempts(Protocol):
    """Who may send, and what is known of every call and chat; what a sender needs beside the outbox."""

    async def take_seat(
        self, name: str, *, owner: str, now: datetime, lease: timedelta, is_alone: bool = False
    ) -> Seat | None:
        """Become, or stay, the one who sends as a bot; `None` while another holds a lease on that.

        `is_alone`: whoever else held it is known to be gone.
        """
        ...

    async def leave_seat(self, seat: Seat) -> None:
        """Let another take over at once."""
        ...

    async def quieten(self, seat: Seat) -> None:
        """Keep until when the whole bot is to be quiet."""
        ...

    async def open_attempt(self, attempt: Attempt, delivery: Delivery, seat: Seat) -> tuple[Attempt, Delivery] | None:
        """Note, in one transaction, that a call is about to be made; a send makes its delivery `sending`.

        `None`, and the call must not be made, if the seat is lost or the delivery's row changed meanwhile.
        """
        ...

    async def close_attempt(self, attempt: Attempt, delivery: Delivery, chat: Chat, seat: Seat) -> bool:
        """Keep, in one transaction, how a call ended, what becomes of its delivery, and what is known of its chat.

        The members of a digest that is sent are sent with it. `False`, and nothing is kept, if another took over.
        """
        ...

    async def attempts_since(self, moment: datetime) -> list[Attempt]:
        """Give the attempts that began or ended since then, in the order in which they began."""
        ...

    async def unknown_attempts(self, delivery: AlertId) -> list[Attempt]:
        """Give the sends of a delivery of which nobody knows whether they arrived."""
        ...

    async def known_messages(self, chat: ChatId, above: int) -> frozenset[int]:
        """Give the ids above this one of messages in a chat that are known as ours."""
        ...

    async def chats(self) -> Mapping[ChatId, Chat]:
        """Give what is known of chats and topics."""
        ...

    async def keep_chat(self, chat: Chat) -> None:
        """Keep what is known of a chat."""
        ...

    async def move_chat(self, old: ChatId, new: ChatId) -> None:
        """Let a chat go by its new name everywhere, in one transaction; the old name leads to it."""
        ...

    async def park(self, channels: Collection[ChannelId], why: str) -> int:
        """Park all that is pending for channels whose chat takes nothing; gives how many."""
        ...

    async def keep_proof(self, proof: Proof) -> None:
        """Keep that reading back works in a chat."""
        ...

    async def proofs(self) -> list[Proof]:
        """Give the chats in which reading back was proved."""
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

    async def recent_deliveries(self, limit: int) -> list[Delivery]:
        """Give the newest rows of the outbox, newest first."""
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


class Sink(Protocol):
    """Carries alerts to readers."""

    async def send(self, alert: Alert, channel: Channel) -> SendOutcome:
        """Send one alert; says what became of it and never raises for what the other side does."""
        ...
