"""Ports of reactions: what readers say with the buttons under alerts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model.alerts import AlertId
from bot.model.articles import ArticleId
from bot.model.channels import ChannelId
from bot.model.reactions import Vote, Votes, Wish
from bot.model.rules import RuleId
from bot.model.sending import ChatId


class Wishes(Protocol):
    """Which stories channels have muted or follow."""

    async def wishes(
        self, articles: Collection[ArticleId], since: datetime
    ) -> Mapping[tuple[ChannelId, ArticleId], Wish]:
        """Give what channels wish of the stories these articles are in, as far as it lasts longer than `since`."""
        ...


class Reactions(Wishes, Protocol):
    """What readers said."""

    async def keep_votes(self, votes: Sequence[Vote]) -> None:
        """Keep votes, each in place of what the same person said of the same alert before."""
        ...

    async def votes(self, alerts: Collection[AlertId]) -> Mapping[AlertId, Votes]:
        """Count the votes on alerts; those without any are left out."""
        ...

    async def votes_of_rules(self, since: datetime) -> Mapping[RuleId, Votes]:
        """Count the votes given since then, by the rules of the alerts they were given on."""
        ...

    async def keep_wish(self, wish: Wish) -> None:
        """Keep a wish in place of what its channel wished of the same story before."""
        ...


class Gatekeeper(Protocol):
    """Knows who may decide for a chat."""

    async def is_admin(self, person: int, chat: ChatId) -> bool | None:
        """Say whether a person may decide for all in a chat; `None`: nobody can tell now."""
        ...
