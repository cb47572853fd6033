"""Where readers are, and when and how they are told."""

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import NewType

from bot.model.rules import Priority

ChannelId = NewType("ChannelId", str)

CONSOLE = ChannelId("console")
"""Where alerts of rules go that name no channel."""


class Over(StrEnum):
    """What becomes of alerts that are more than a channel takes."""

    DIGEST = "digest"
    """They come together, as one list."""
    QUEUE = "queue"
    """They wait for their turn."""


class Unconfirmed(StrEnum):
    """What becomes of a send whose answer was lost."""

    RESEND = "resend"
    """It is sent again after a pause, marked."""
    HOLD = "hold"
    """It waits for a person."""
    PROBE = "probe"
    """It is looked for in the chat, and sent again only if it is not there."""


class Preview(StrEnum):
    """How much of the page behind the headline Telegram shows below an alert."""

    NONE = "none"
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours of every day, by the channel's clock, in which readers are told only what is let through."""

    begins: time
    ends: time
    """Earlier than the beginning: on the next day."""
    let_through: frozenset[Priority] = frozenset((Priority.URGENT,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How much at once is too much."""

    per_minute: int | None = None
    """Messages; `None`: as many as Telegram takes."""
    over: Over = Over.DIGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPlan:
    """When a channel is told what can wait."""

    at: tuple[time, ...]
    """By the channel's clock, in order, never empty."""
    title: str | None = None
    """`{date}` in it is the day's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A Telegram chat, or a topic in one, and how its readers read."""

    id: ChannelId
    chat: int | str | None = None
    """`None`: the terminal."""
    topic: int | None = None
    language: str = "en"
    """Of the bot's own words and of entity labels."""
    tz: str = "UTC"
    quiet: Quiet | None = None
    limit: Limit = field(default_factory=Limit)
    digest: DigestPlan | None = None
    preview: Preview = Preview.NONE
    unconfirmed: Unconfirmed = Unconfirmed.RESEND
    buttons: bool = True
    """Readers may vote on an alert, and mute or follow its story, with buttons under it."""
    where: str = ""
