"""Where readers are."""

from dataclasses import dataclass
from typing import NewType

ChannelId = NewType("ChannelId", str)

CONSOLE = ChannelId("console")
"""Where alerts of rules go that name no channel."""


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
    where: str = ""
