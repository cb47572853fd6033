"""Ports of sending: what carries alerts to readers, and the rows that say what is on its way."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.model.alerts import AlertId, Delivery, DeliveryState, SendOutcome, StoryKey
from bot.model.channels import Channel, ChannelId
from bot.model.paces import Backlog, Pace, PaceKey
from bot.model.sending import Attempt, Chat, ChatId, Look, Post, Proof, Seat
from bot.model.stories import Member
from bot.ports.reactions import Reactions, Wishes


class Outbox(Protocol):
    """Alerts on their way: the rows are the queue."""

    async def heads(self, now: datetime) -> list[Delivery]:
        """Give what each channel is to be sent next: one row a channel, urgent ones first.

        What is unconfirmed comes before all else, due or not, and whoever sends must not pass it by. Then a delivery
        some parts of which have arrived, then urgent ones, then lists, then by what was published first.
        """
        ...

    async def record(self, deliveries: Sequence[Delivery]) -> int:
        """Keep what was decided of deliveries, each unless its row changed since it was read; gives how many.

        The members of a digest or a story that is sent are sent with it.
        """
        ...

    async def rewrite(self, deliveries: Sequence[Delivery]) -> bool:
        """Keep what was decided of deliveries with what they say; all, or nothing if one changed meanwhile."""
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

    async def tellings(self, keys: Collection[StoryKey]) -> Mapping[StoryKey, list[Delivery]]:
        """Give the alerts by which these stories are told or will be, the latest first; not those told within others.

        While an alert waits for more sources, a new article of its story makes it `undecided`.
        """


class ArrangingStore(Outbox, Arrangements, Wishes, Protocol):
    """What an arranger reads and writes."""

    async def members(self, id_: str) -> list[Member]:
        """Give a story's articles in the order in which they came."""


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
        """Note, in one transaction, that a call is about to be made; a send or an edit makes its delivery `sending`.

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

    async def chat_of(self, delivery: AlertId) -> ChatId | None:
        """Give the chat in which a delivery's message stands, as it is called now; `None` if that is unknown."""
        ...

    async def chats(self) -> Mapping[ChatId, Chat]:
        """Give what is known of chats and topics."""
        ...

    async def keep_chat(self, chat: Chat) -> None:
        """Keep what is known of a chat."""
        ...

    async def move_chat(self, old: ChatId, new: ChatId) -> None:
        """Let a chat go by its new name everywhere, in one transaction; the old name leads to it, old ids do not."""
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


class Sink(Protocol):
    """Carries alerts to readers."""

    def compose(self, delivery: Delivery, channel: Channel) -> Post | None:
        """Give the next message of a delivery as it will be sent; `None` if nothing of it is left."""
        ...

    async def send(self, post: Post, channel: Channel) -> SendOutcome:
        """Send one message; says what became of it and never raises for what the other side does."""
        ...


class Prober(Protocol):
    """Reads back what stands in a chat."""

    @property
    def chat(self) -> ChatId:
        """Where messages are forwarded to be read, and deleted again."""
        ...

    async def look(self, chat: ChatId, message: int) -> Look:
        """Say what stands in a chat under this message id; never raises for what the other side does."""
        ...


class Scribe(Prober, Protocol):
    """Writes a test into a chat and takes it away again."""

    async def write(self, chat: ChatId, text: str) -> int:
        """Write a silent message and give its id. Raises BotError if the chat does not take it."""
        ...

    async def erase(self, chat: ChatId, message: int) -> None:
        """Delete a message of ours; that it could not be done is no trouble of its own."""
        ...


class SendingStore(Outbox, Attempts, Protocol):
    """What a sender reads and writes."""


class ReactingStore(ArrangingStore, Attempts, Reactions, Protocol):
    """What is read and written when a button was pressed."""
