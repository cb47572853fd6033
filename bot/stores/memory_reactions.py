"""What readers say with buttons, in memory."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.model.alerts import AlertId
from bot.model.articles import ArticleId
from bot.model.channels import ChannelId
from bot.model.reactions import Vote, Votes, Wish
from bot.model.rules import RuleId
from bot.stores.memory_arrangements import MemoryArrangements
from bot.stores.memory_stories import MemoryStories


class MemoryReactions(MemoryStories, MemoryArrangements):
    """See `ports.Reactions`."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        super().__init__()
        self._votes: dict[tuple[AlertId, str], Vote] = {}
        self._wishes: list[Wish] = []

    async def keep_votes(self, votes: Sequence[Vote]) -> None:
        """See `ports.Reactions`."""
        self._votes.update({(one.alert, one.voter): one for one in votes})

    async def votes(self, alerts: Collection[AlertId]) -> Mapping[AlertId, Votes]:
        """See `ports.Reactions`."""
        by_alert = {alert: [one for one in self._votes.values() if one.alert == alert] for alert in alerts}
        return {alert: _count(votes) for alert, votes in by_alert.items() if votes}

    async def votes_of_rules(self, since: datetime) -> Mapping[RuleId, Votes]:
        """See `ports.Reactions`."""
        by_rule: dict[RuleId, list[Vote]] = {}
        for one in self._votes.values():
            for reason in self._outbox[one.alert].alert.reasons if one.at >= since else ():
                by_rule.setdefault(RuleId(reason.rule), []).append(one)
        return {rule: _count(votes) for rule, votes in by_rule.items()}

    def _story_with(self, article: ArticleId) -> str:
        filed = self._filings.get(article)
        return self._story(filed[1]) if filed else article

    async def keep_wish(self, wish: Wish) -> None:
        """See `ports.Reactions`."""
        of = (wish.channel, self._story_with(wish.article))
        self._wishes = [one for one in self._wishes if (one.channel, self._story_with(one.article)) != of]
        self._wishes.append(wish)

    async def wishes(
        self, articles: Collection[ArticleId], since: datetime
    ) -> Mapping[tuple[ChannelId, ArticleId], Wish]:
        """See `ports.Wishes`."""
        return {
            (wish.channel, article): wish
            for wish in sorted(self._wishes, key=lambda one: one.until)
            for article in articles
            if wish.until > since and self._story_with(article) == self._story_with(wish.article)
        }


def _count(votes: Sequence[Vote]) -> Votes:
    useful = sum(one.is_useful for one in votes)
    return Votes(useful, len(votes) - useful)
