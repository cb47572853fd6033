"""Replay: what rules would have found among the articles that are kept, newest first."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain

from bot.alerts.routing import is_in_time
from bot.errors import NotFoundError
from bot.model.articles import Article
from bot.model.channels import CONSOLE, ChannelId
from bot.model.replays import Difference, Kept, Replayed
from bot.model.rules import Rule, RuleId, Status
from bot.model.sought import Either, Sought
from bot.model.stories import StoryId
from bot.polling.taking_in import to_document
from bot.ports.archives import KeptArticles
from bot.rules.comparing import Comparison
from bot.rules.matching import EVALUATED, Matcher
from bot.rules.seeking import sought, sought_of

_FIRST_PAGE, _LARGEST_PAGE = 64, 2048
"""The first articles are shown before many are read."""
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a replay."""

    share: float
    """How much of it is done, from 0 to 1."""
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
    """Try the rules on all that is kept since a moment, newest first."""
    wanted = sought(matcher.rules.values(), matcher.entities)
    async for kept, share in _pages(archive, wanted, since):
        yield Page(share, tuple(judged(kept, matcher)))


async def _pages(
    archive: KeptArticles, wanted: Sought | None, since: datetime
) -> AsyncIterator[tuple[list[Kept], float]]:
    """Give the articles that may hold what is wanted, few at first so that they come at once; and the share done."""
    size = _FIRST_PAGE
    parts = await archive.parts(since)
    for number, part in enumerate(parts):
        places, at = await archive.places(part, wanted), 0
        while at < len(places):
            kept = await archive.kept(places[at : at + size], since)
            at += size
            yield kept, (number + min(at / len(places), 1)) / len(parts)
            size = min(2 * size, _LARGEST_PAGE)


async def newest(archive: KeptArticles, limit: int) -> list[Kept]:
    """Give the newest articles."""
    found: list[Kept] = []
    for part in await archive.parts(_ALWAYS):
        places = await archive.places(part, None)
        found += await archive.kept(places[: limit - len(found)], _ALWAYS)
        if len(found) >= limit:
            break
    return found


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

    share: float
    found: tuple[Difference, ...]


async def compare(comparison: Comparison, *, archive: KeptArticles, since: datetime) -> AsyncIterator[Compared]:
    """Tell two rule sets apart by all that is kept since a moment, newest first."""
    async for kept, share in _pages(archive, _wanted(comparison), since):
        found = (comparison.differences(one, to_document(one.article), tells) for one in kept)
        yield Compared(share, tuple(chain.from_iterable(found)))


def _wanted(comparison: Comparison) -> Sought | None:
    """Give what an article must hold of which something changed."""
    old, new = comparison.old, comparison.new
    rules = (
        sought([side.rules[name] for name in comparison.changes if name in side.rules], side.entities)
        for side in (old, new)
    )
    names = (
        sought_of(side.entities[one] for one in comparison.entities if one in side.entities) for side in (old, new)
    )
    parts = [*rules, *names]
    return None if None in parts else Either(tuple(filter(None, parts)))
