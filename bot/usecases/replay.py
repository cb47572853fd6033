"""Replay: what rules would have found among the articles that are kept, newest first."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from bot.alerts.routing import is_in_time
from bot.errors import NotFoundError
from bot.model.articles import Article
from bot.model.channels import CONSOLE, ChannelId
from bot.model.replays import Difference, Kept, Replayed
from bot.model.rules import Rule, RuleId, Status
from bot.model.stories import StoryId
from bot.polling.taking_in import to_document
from bot.ports import KeptArticles
from bot.rules.comparing import Comparison
from bot.rules.matching import EVALUATED, Matcher

_FIRST_PAGE, _LARGEST_PAGE = 64, 4096
"""The first articles are shown before many are read."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a replay."""

    read: int
    """How many articles were looked at."""
    found: tuple[Replayed, ...]


def chosen(matcher: Matcher, rule_id: str | None) -> Matcher:
    """Give a matcher of the live and shadow rules, or of one whatever its status; all count as live.

    Raises NotFoundError if there is no such rule.
    """
    rules = matcher.rules
    if rule_id is not None and rule_id not in rules:
        raise NotFoundError(f"no rule '{rule_id}'; there are: {', '.join(rules) or 'none'}")
    wanted = [rules[RuleId(rule_id)]] if rule_id else [one for one in rules.values() if one.status in EVALUATED]
    return Matcher([replace(rule, status=Status.LIVE) for rule in wanted], matcher.entities.values())


async def replay(matcher: Matcher, *, archive: KeptArticles, since: datetime) -> AsyncIterator[Page]:
    """Try the rules on all that is kept since a moment."""
    async for kept in _pages(archive, since):
        yield Page(len(kept), tuple(judged(kept, matcher)))


async def _pages(archive: KeptArticles, since: datetime) -> AsyncIterator[list[Kept]]:
    before: Kept | None = None
    size = _FIRST_PAGE
    while kept := await archive.kept(since, before, size):
        yield kept
        before, size = kept[-1], min(2 * size, _LARGEST_PAGE)


async def whole_story(
    story: StoryId, matcher: Matcher, *, archive: KeptArticles, since: datetime
) -> tuple[Replayed, ...]:
    """Give all of a story for which rules hold, newest first."""
    return tuple(judged(await archive.of_stories((story,), since), matcher))


def judged(kept: Iterable[Kept], matcher: Matcher) -> Iterable[Replayed]:
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


@dataclass(frozen=True, slots=True)
class Compared:
    """A part of a comparison."""

    read: int
    found: tuple[Difference, ...]


async def compare(comparison: Comparison, *, archive: KeptArticles, since: datetime) -> AsyncIterator[Compared]:
    """Tell two rule sets apart by all that is kept since a moment, newest first."""
    async for kept in _pages(archive, since):
        found = (comparison.differences(one, to_document(one.article), tells) for one in kept)
        yield Compared(len(kept), tuple(chain.from_iterable(found)))
