"""What rules would have found among the articles that are kept."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.articles import Article
from bot.model.channels import ChannelId
from bot.model.rules import Hit, Match, RuleId, Status
from bot.model.stories import StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A kept article and its story; one that was never filed is its own."""

    article: Article
    story: StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """A kept article for which rules hold."""

    article: Article
    story: StoryId
    matches: tuple[Match, ...]
    told: frozenset[ChannelId]
    """The channels of those rules for which it came in time (`max_age`)."""
    apart: frozenset[ChannelId] = frozenset()
    """Those of them that are told of every article of a story by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much is kept since a moment."""

    articles: int
    oldest_at: datetime | None
    """When the oldest article of all was first seen; `None`: none is kept."""
    newest_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An article that a rule told, or counted as a shadow, in one of two sets and not, or elsewhere, in the other."""

    article: Article
    story: StoryId
    rule: RuleId
    gained: frozenset[ChannelId]
    lost: frozenset[ChannelId]
    is_shadow: bool
    """Readers notice nothing: it is only counted; the channels are those it would be told in."""
    statuses: tuple[Status | None, Status | None]
    """The rule's in the old set and in the new; `None`: it is not there."""
    hits: tuple[Hit, ...]
    """The words by which the rule holds, in the new set if it does."""
    why: str
    also: tuple[RuleId, ...]
    """Other rules of the new set that tell of it in the same channels."""
