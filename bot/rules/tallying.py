"""Tallying: what rules found among kept articles, counted by day, rule, feed and language."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bot.model.channels import ChannelId
from bot.model.feeds import FeedId
from bot.model.replays import Replayed
from bot.model.rules import RuleId
from bot.model.stories import StoryId


class Volume(NamedTuple):
    """How much rules found."""

    articles: int
    stories: int
    alerts: int
    """One for a story in a channel, however many of its articles matched."""


class Tally:
    """Counts as articles come, in any order."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.feeds: Counter[FeedId] = Counter()
        self.languages: Counter[str] = Counter()
        self._articles: Counter[date] = Counter()
        self._by_rule: Counter[RuleId] = Counter()
        self._stories: dict[StoryId, date] = {}
        """The day on which the first article of each came."""
        self._alerts: dict[tuple[ChannelId, StoryId], date] = {}
        self._stories_of: dict[RuleId, set[StoryId]] = {}
        self._alerts_of: dict[RuleId, set[tuple[ChannelId, StoryId]]] = {}

    def add(self, one: Replayed) -> None:
        """Count an article."""
        day = one.article.first_seen_at.date()
        self._articles[day] += 1
        self.feeds[one.article.feed] += 1
        self.languages[one.article.language.tag or "?"] += 1
        self._stories[one.story] = min(day, self._stories.get(one.story, day))
        alerts = [(channel, one.story) for channel in one.told]
        for alert in alerts:
            self._alerts[alert] = min(day, self._alerts.get(alert, day))
        for match in one.matches:
            self._by_rule[match.rule] += 1
            self._stories_of.setdefault(match.rule, set()).add(one.story)
            self._alerts_of.setdefault(match.rule, set()).update(alerts)

    @property
    def total(self) -> Volume:
        """What was found in all."""
        return Volume(self._articles.total(), len(self._stories), len(self._alerts))

    def days(self, first: date, last: date) -> Iterator[tuple[date, Volume]]:
        """Give every day from the first to the last; stories and alerts on the day on which they began."""
        stories, alerts = Counter(self._stories.values()), Counter(self._alerts.values())
        for day in (first + timedelta(days=at) for at in range((last - first).days + 1)):
            yield day, Volume(self._articles[day], stories[day], alerts[day])

    def rules(self) -> Iterator[tuple[RuleId, Volume]]:
        """Give what each rule found that found anything, the broadest first."""
        for rule, articles in self._by_rule.most_common():
            yield rule, Volume(articles, len(self._stories_of[rule]), len(self._alerts_of[rule]))
