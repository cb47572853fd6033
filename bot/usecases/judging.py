"""Judging: kept articles by rules, as a poll would have judged them when they came."""

from collections.abc import Iterable, Iterator

from bot.alerts.routing import is_in_time
from bot.model.articles import Article
from bot.model.channels import CONSOLE, ChannelId
from bot.model.replays import Kept, Replayed
from bot.model.rules import Rule, Update
from bot.polling.taking_in import to_document
from bot.rules.matching import Matcher

_APART = frozenset((Update.SEPARATE, Update.NEW, Update.REPLY))
"""How each article of a story is told by a message of its own."""


def judged(kept: Iterable[Kept], matcher: Matcher) -> Iterator[Replayed]:
    """Give the articles for which rules hold."""
    for one in kept:
        article = one.article
        document = to_document(article)
        matches = matcher.match(document, matcher.find(document))
        if matches:
            rules = [matcher.rules[match.rule] for match in matches]
            told = frozenset[ChannelId]().union(*(tells(rule, article) for rule in rules))
            apart = frozenset[ChannelId]().union(*(tells(rule, article) for rule in rules if rule.update in _APART))
            yield Replayed(article=article, story=one.story, matches=matches, told=told, apart=apart)


def tells(rule: Rule, article: Article) -> frozenset[ChannelId]:
    """Give the channels that a rule which holds, and is live, tells of an article; none if it came too late."""
    if not is_in_time(rule, article, article.first_seen_at):
        return frozenset()
    return frozenset(map(ChannelId, rule.to or (CONSOLE,)))
