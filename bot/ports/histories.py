"""Ports of what was in force when, and of what became of articles."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Protocol

from bot.model.alerts import AlertId, Delivery
from bot.model.articles import Article, ArticleId
from bot.model.feeds import FeedId, FeedState
from bot.model.histories import Load, Record, RuleSet
from bot.model.reactions import Votes
from bot.model.rules import RuleId, Version
from bot.model.sending import ChatId
from bot.model.volumes import Figures


class RuleSets(Protocol):
    """The configurations a bot has worked with, and how much their rules matched."""

    async def keep_rule_set(self, rule_set: RuleSet, now: datetime, *, is_loaded: bool = True) -> None:
        """Keep a set, each file once, and, if it is another than the last, that a bot works with it from now on."""
        ...

    async def loads(self) -> list[Load]:
        """Give which sets were loaded, the newest first."""
        ...

    async def never_loaded(self) -> list[Version]:
        """Give the kept sets that no bot has worked with, the latest first."""
        ...

    async def find_rule_set(self, version: Version) -> RuleSet | None:
        """Give a kept set."""
        ...

    async def volumes(self, since: datetime) -> Mapping[RuleId, Mapping[date, int]]:
        """Count the articles each rule, shadow or live, has matched since then, by the day (UTC)."""
        ...


class RuleFigures(Protocol):
    """What rules found and told, by what is kept."""

    async def figures(self, since: datetime) -> Mapping[RuleId, Figures]:
        """Give what each rule came to that matched anything since then."""
        ...

    async def votes_of_rules(self, since: datetime) -> Mapping[RuleId, Votes]:
        """Count the votes since then on alerts of each rule."""
        ...


class Histories(RuleSets, Protocol):
    """Articles by whatever a person knows of them, and what became of them."""

    async def known(self, keys: Collection[str]) -> Mapping[str, Article]:
        """Give the articles that go by any of these names."""
        ...

    async def on_page(self, canonical: str) -> list[Article]:
        """Give the articles any feed has brought under an address, the newest first."""
        ...

    async def titled(self, headline: str) -> list[Article]:
        """Give the newest articles in whose titles the words of a headline may stand, the newest first."""
        ...

    async def find_delivery(self, id_: AlertId) -> Delivery | None:
        """Give one delivery."""
        ...

    async def find_sent(self, chats: Collection[ChatId], message: int) -> AlertId | None:
        """Give what was sent as a message of one of these chats."""
        ...

    async def find_record(self, article: ArticleId) -> Record | None:
        """Give all that is kept of an article's way."""
        ...

    async def feed_states(self) -> Mapping[FeedId, FeedState]:
        """Give the state of every feed that has a row."""
        ...

    async def feeds_of(self, host: str) -> list[FeedId]:
        """Give the feeds that have brought pages of a host."""
        ...
