"""Judging: kept articles by rules, as a poll would have judged them when they came."""

from collections.abc import Iterable, Iterator

from bot.alerts.routing import is_in_time
from bot.model.articles import Article
from bot.model.channels import CONSOLE, ChannelId
from bot.model.replays import Kept, Replayed
from bot.model.rules import Rule, Status
from bot.polling.taking_in import to_document
from bot.rules.matching import Matcher


def judged(kept: Iterable[Kept], matcher: Matcher) -> Iterator[Replayed]:
    """Give the articles for which rules hold."""
    for one in kept:
        article = one.article
        document = to_document(article)
        matches = matcher.match(document, matcher.find(document))
        if matches:
            told = frozenset[ChannelId]().union(*(tells(matcher.rules[match.rule], article) for match in matches))
            yield Replayed(article=article, story=one.story, matches=matches, told=told)


def tells(rule: Rule, article: Article) -> frozenset[ChannelId]:
    """Give the channels that a rule which holds tells of an article; none if it came too late, one for all shadows."""
    if not is_in_time(rule, article, article.first_seen_at):
        return frozenset()
    return _SHADOW if rule.status is Status.SHADOW else frozenset(map(ChannelId, rule.to or (CONSOLE,)))


_SHADOW = frozenset((ChannelId("(shadow)"),))
