"""What readers say of an alert with the buttons under it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.model.alerts import AlertId
from bot.model.articles import ArticleId
from bot.model.channels import ChannelId


class Reaction(StrEnum):
    """What a button says."""

    USEFUL = "useful"
    IRRELEVANT = "irrelevant"
    MUTE = "mute"
    """The channel is told nothing more of the alert's story, for a while."""
    FOLLOW = "follow"
    """The channel is told of every newcomer to the alert's story, for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one person thinks of one alert; a later one replaces it."""

    alert: AlertId
    voter: str
    """Tells persons apart, for one alert, without telling who they are."""
    is_useful: bool
    at: datetime


class Votes(NamedTuple):
    """How many found something useful, and how many not relevant."""

    useful: int = 0
    irrelevant: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a channel wants to hear of the story that an article is in."""

    channel: ChannelId
    article: ArticleId
    reaction: Reaction
    """MUTE or FOLLOW."""
    until: datetime
    """Over, if that is past."""
    press: str
    """The press that made or ended it, so that one heard twice counts once."""
