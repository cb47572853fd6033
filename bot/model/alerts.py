"""What a channel is told, and what becomes of telling it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, NewType

from bot.model.articles import ArticleId, Field
from bot.model.channels import ChannelId
from bot.model.feeds import Rights
from bot.model.growth import Correction, Growth
from bot.model.rules import NO_VERSION, Priority, Span, Version
from bot.model.stories import StoryId

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
    """What one channel is told of one article, or of its story, by all its rules together."""

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
    version: Version = NO_VERSION
    """The rule set that decided it."""
    growth: Growth | None = None
    """`None`: it tells of one article."""
    correction: Correction | None = None
    """It says that an article which was told before has changed."""
    alone: str = ""
    """Why it did not join the message that told its story already."""

    def hidden_marks(self) -> tuple[Mark, ...]:
        """Give the matched words that stand in text the alert does not show, or not so far."""
        return tuple(mark for mark in self.marks if not self._shows(mark))

    def _shows(self, mark: Mark) -> bool:
        span = mark.span
        is_in_lead = span.field is Field.LEAD and self.lead[span.start : span.end] == mark.text
        return span.field is Field.TITLE or is_in_lead


class DeliveryState(StrEnum):
    """Where an alert is on its way."""

    FIRST_RUN = "first_run"
    """Waits until all feeds have been read once, of which the newest alerts are then sent."""
    NEW = "new"
    """Nobody has decided yet whether it is told at once or in a list."""
    PENDING = "pending"
    HELD = "held"
    """Not to be sent now: until `due_at`, into a digest, or until a person decides; `hold` says which."""
    SENDING = "sending"
    """An attempt is open: it may have arrived, and nobody knows yet."""
    UNCONFIRMED = "unconfirmed"
    """The answer to an attempt was lost; from `due_at` it is looked for, or sent again with a mark. Its chat waits."""
    SENT = "sent"
    GROWN = "grown"
    """The channel has it, and its story has grown since: from `due_at` its message is edited."""
    COLLAPSED = "collapsed"
    """Told within a digest or an alert of its story that is on its way; `digest` names it, when that is sent, this is
    too."""
    UNSENT = "unsent"
    """Kept, not sent; `error` says why: older than the first alerts, too old when its chat opened, too few sources, or
    its story is told and the rule wants no more of it."""
    PARKED = "parked"
    """The chat takes nothing until a person does something."""
    DEAD = "dead"


SETTLED = (DeliveryState.SENT, DeliveryState.UNSENT, DeliveryState.DEAD)
"""States in which nothing is to come."""


class Kind(StrEnum):
    """What a delivery carries."""

    ALERT = "alert"
    DIGEST = "digest"
    """Several alerts in one message: `members` are shown, their own rows are `collapsed` and name this one."""


class Hold(StrEnum):
    """Why a delivery is held."""

    QUIET = "quiet"
    DIGEST = "digest"
    COOLDOWN = "cooldown"
    CAP = "cap"
    LIMIT = "limit"
    BREAKER = "breaker"
    OUTAGE = "outage"
    MUTED = "muted"
    """Its channel does not want to hear more of the story; such an alert is `unsent`."""
    SOURCES = "sources"
    """Its rule asks for more independent sources than its story has; `due_at` is when it is given up."""
    PERSON = "person"
    """Nobody knows whether it arrived, and its channel says `unconfirmed: hold`."""


class Form(StrEnum):
    """How a delivery is shown, after what Telegram said of it before."""

    MARKED_UP = "marked_up"
    PLAIN = "plain"
    """Its markup was refused."""
    SHORT = "short"
    """It was too long; the parts are half as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A row of the outbox: an alert, or a digest of several, on its way to one channel."""

    alert: Alert
    """Of a digest: what stands for the whole, with the digest's title."""
    state: DeliveryState
    due_at: datetime
    token: int = 0
    """Counts the writes of this row; who writes names the token it read, and is refused if the row changed since."""
    attempts: int = 0
    message: str | None = None
    """The sink's own name for what it sent."""
    error: str | None = None
    sent_at: datetime | None = None
    kind: Kind = Kind.ALERT
    members: tuple[Alert, ...] = ()
    """The alerts that a digest shows, in its order."""
    digest: AlertId | None = None
    """The digest this alert is told in, or the alert of its story that it belongs to."""
    story: StoryId | None = None
    """Of its article, as the store knows it."""
    reply_to: str | None = None
    """The sink's name for the message of its story that it answers."""
    hold: Hold | None = None
    part: int = 0
    """How many messages of it have arrived, if it takes several."""
    form: Form = Form.MARKED_UP
    doubts: int = 0
    """Sends of this part of which nobody knows whether they arrived; the next is marked as a repetition."""

    @property
    def is_told(self) -> bool:
        """Say whether its message has arrived: what is sent of it now is an edit."""
        return self.sent_at is not None


class StoryKey(NamedTuple):
    """A story in a channel."""

    channel: ChannelId
    story: StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The sink has it."""

    message: str | None = None
    note: str = ""
    """What the operator should know of how it was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryLater:
    """Not now; the whole chat has to wait."""

    reason: str
    after: timedelta | None = None
    """How long the other side asked us to wait; `None`: our own back-off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unconnected:
    """No message reached the other side, and no other would."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """It may have arrived: the message went out, and no answer came that could be read."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """The chat will not take anything until a person does something."""

    reason: str
    is_topic: bool = False
    """Only the topic; others in the same chat may do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The chat goes by another id from now on."""

    chat: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Misshapen:
    """It would be taken in another form."""

    reason: str
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Uneditable:
    """The message that was to be edited is gone, or may not be edited any more."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsendable:
    """This message will never be taken."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unauthorised:
    """The sink's credentials are refused: nothing can be sent by anybody."""

    reason: str


SendOutcome = (
    Sent | RetryLater | Unconnected | Unanswered | Unreachable | Moved | Misshapen | Uneditable | Unsendable
    | Unauthorised
)  # fmt: skip
