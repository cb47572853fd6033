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
    """One for a story in a channel, however many of its articles matched, unless it is told of each by itself."""


class Tally:
    """Counts as articles come, in any order."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.feeds: Counter[FeedId] = Counter()
        self.languages: Counter[str] = Counter()
        self.articles: Counter[date] = Counter()
        self.by_rule: Counter[RuleId] = Counter()
        self.stories: dict[StoryId, date] = {}
        """The day on which the first article of each came."""
        self.alerts: dict[tuple[ChannelId, str], date] = {}
        self.stories_of: dict[RuleId, set[StoryId]] = {}
        self.alerts_of: dict[RuleId, set[tuple[ChannelId, str]]] = {}

    def add(self, one: Replayed) -> None:
        """Count an article."""
        day = one.article.first_seen_at.date()
        self.articles[day] += 1
        self.feeds[one.article.feed] += 1
        self.languages[one.article.language.tag or "?"] += 1
        self.stories[one.story] = min(day, self.stories.get(one.story, day))
        alerts = [(channel, one.article.id if channel in one.apart else one.story) for channel in one.told]
        for alert in alerts:
            self.alerts[alert] = min(day, self.alerts.get(alert, day))
        for match in one.matches:
            self.by_rule[match.rule] += 1
            self.stories_of.setdefault(match.rule, set()).add(one.story)
            self.alerts_of.setdefault(match.rule, set()).update(alerts)

    def merge(self, other: "Tally") -> None:
        """Count what another counted."""
        self.feeds.update(other.feeds)
        self.languages.update(other.languages)
        self.articles.update(other.articles)
        self.by_rule.update(other.by_rule)
        for story, day in other.stories.items():
            self.stories[story] = min(day, self.stories.get(story, day))
        for alert, day in other.alerts.items():
            self.alerts[alert] = min(day, self.alerts.get(alert, day))
        for rule, stories in other.stories_of.items():
            self.stories_of.setdefault(rule, set()).update(stories)
        for rule, alerts in other.alerts_of.items():
            self.alerts_of.setdefault(rule, set()).update(alerts)

    @property
    def total(self) -> Volume:
        """What was found in all."""
        return Volume(self.articles.total(), len(self.stories), len(self.alerts))

    def days(self, first: date, last: date) -> Iterator[tuple[date, Volume]]:
        """Give every day from the first to the last; stories and alerts on the day on which they began."""
        stories, alerts = Counter(self.stories.values()), Counter(self.alerts.values())
        for day in (first + timedelta(days=at) for at in range((last - first).days + 1)):
            yield day, Volume(self.articles[day], stories[day], alerts[day])

    def rules(self) -> Iterator[tuple[RuleId, Volume]]:
        """Give what each rule found that found anything, the broadest first."""
        for rule, articles in self.by_rule.most_common():
            yield rule, Volume(articles, len(self.stories_of[rule]), len(self.alerts_of[rule]))
