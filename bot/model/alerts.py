"""What a channel is told, and what becomes of telling it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.model.articles import ArticleId, Field
from bot.model.channels import ChannelId
from bot.model.feeds import Rights
from bot.model.rules import Priority, Span

AlertId = NewType("AlertId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A rule that matched."""

    rule: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A matched word: where it stands and what it is."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What one channel is told of one article, by all its rules together."""

    id: AlertId
    channel: ChannelId
    article: ArticleId
    title: str
    lead: str
    """Empty unless the outlet's rights let it be shown."""
    url: str
    outlet: str
    language: str | None
    published_at: datetime | None
    first_seen_at: datetime
    priority: Priority
    rights: Rights
    reasons: tuple[Reason, ...]
    marks: tuple[Mark, ...]
    """In reading order; those in text that may not be shown are told apart by their field."""
    labels: tuple[str, ...]
    """Entities that matched, in the channel's language."""

    def hidden_marks(self) -> tuple[Mark, ...]:
        """Give the matched words that stand in text the alert does not show."""
        shown = {Field.TITLE} | ({Field.LEAD} if self.lead else set())
        return tuple(mark for mark in self.marks if mark.span.field not in shown)


class DeliveryState(StrEnum):
    """Where an alert is on its way."""

    FIRST_RUN = "first_run"
    """Waits until all feeds have been read once, of which the newest alerts are then sent."""
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNSENT = "unsent"
    """Kept, not sent: the first polls brought more than they may send, or it grew too old while its chat was closed."""
    PARKED = "parked"
    """The chat cannot be reached until a person does something; tried again at every start and every hour."""
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A row of the outbox."""

    alert: Alert
    state: DeliveryState
    due_at: datetime
    token: int = 0
    attempts: int = 0
    message: str | None = None
    """The sink's own name for what it sent."""
    error: str | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The sink has it."""

    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryLater:
    """Not now."""

    reason: str
    after: timedelta | None = None
    """How long the other side asked us to wait; `None`: our own back-off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """The chat will not take anything until a person does something."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsendable:
    """This message will never be taken."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unauthorised:
    """The sink's credentials are refused: nothing can be sent by anybody."""

    reason: str


SendOutcome = Sent | RetryLater | Unreachable | Unsendable | Unauthorised
