"""Sending: what is known of chats, of every single attempt, and of who may send."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, NewType

from bot.model.alerts import AlertId, Delivery, RetryLater

ChatId = NewType("ChatId", str)
"""A chat as Telegram is told it: "-1001234567890" or "@name"; with "/42" behind it topic 42 of that chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """What is known of a chat, or of a topic in one, and kept over restarts."""

    id: ChatId
    paused: str | None = None
    """Why it takes nothing until a person does something; `None`: it is active."""
    not_before: datetime | None = None
    """Until when Telegram asked us to leave it alone."""
    last_message: int | None = None
    """The newest message id known in it: whatever is sent now will have a higher one."""
    moved_to: ChatId | None = None
    """What it is called since it became a supergroup; the configuration may still use the old name."""
    told: str | None = None
    """The trouble that the operator was told last, so that it is said once."""


class AttemptKind(StrEnum):
    """What an attempt does at Telegram."""

    SEND = "send"
    EDIT = "edit"
    """A message of ours is given another text."""
    PROBE = "probe"
    """A message is forwarded to the operator's chat, to be read back."""


class AttemptOutcome(StrEnum):
    """How an attempt ended."""

    SENT = "sent"
    REFUSED = "refused"
    """It surely did not arrive."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One call that writes into a chat, noted before it is made and again after its answer."""

    id: int = 0
    """Given by the store."""
    delivery: AlertId
    chat: ChatId
    """Without a topic: limits and message ids are a chat's."""
    kind: AttemptKind = AttemptKind.SEND
    part: int = 0
    floor: int | None = None
    """The newest message id known in the chat before it; what it sent has a higher one."""
    fingerprint: str = ""
    """Of the text that was sent."""
    began_at: datetime
    ended_at: datetime | None = None
    outcome: AttemptOutcome | None = None
    """`None`: it is under way, or its process was killed."""
    message: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The right to send as one bot, held by one process at a time."""

    name: str
    """The bot's id, or `console`."""
    fence: int
    """Counts the holders: a note made with an older fence is refused."""
    not_before: datetime | None = None
    """Until when Telegram asked the whole bot to be quiet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """In this chat a message was found again by forwarding it."""

    chat: ChatId
    proved_at: datetime


class Button(NamedTuple):
    """A button under a message."""

    label: str
    data: str
    """What Telegram gives back when it is pressed; 64 bytes at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Somebody pressed a button, or says so: anybody can send anything as `data`."""

    id: str
    """Telegram's, by which it is answered."""
    person: int
    chats: tuple[ChatId, ...]
    """The chat it was pressed in, by its number, and by its @name in small letters if it has one."""
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person who pressed a button is shown."""

    press: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One message as a sink is about to send it."""

    delivery: Delivery
    text: str
    fingerprint: str = ""
    """Of the text as readers see it."""
    edits: str | None = None
    """The sink's name for the message that is to read so; `None`: it is a new one."""
    is_last: bool = True
    """No further message of the delivery follows."""
    buttons: tuple[tuple[Button, ...], ...] = ()
    """Rows of them, under the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """There is a message of this id, with this text."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """There is no message of this id: it was never given, or the message was deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """There may be a message of this id that cannot be read back."""

    reason: str


Look = Found | Missing | Hidden | RetryLater


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatOpened:
    """The bot was let into a chat, or let write there again."""

    names: tuple[ChatId, ...]
    """Its number, and its @name in small letters if it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatMoved:
    """A group became a supergroup, with another number."""

    old: ChatId
    new: ChatId


ChatNews = ChatOpened | ChatMoved


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one look at what happened in chats brought."""

    news: tuple[ChatNews, ...] = ()
    presses: tuple[Press, ...] = ()
    trouble: str | None = None
    """What a person has to mend; said once an hour."""
