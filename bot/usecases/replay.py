"""Replay: what rules would have found among the articles that are kept, newest first."""

import asyncio
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from typing import NamedTuple

from bot.errors import NotFoundError
from bot.model.replays import Difference, Kept, Replayed
from bot.model.rules import RuleId, Status
from bot.model.sought import Either, Sought
from bot.model.stories import StoryId
from bot.polling.taking_in import to_document
from bot.ports.archives import KeptArticles
from bot.rules.comparing import Comparison
from bot.rules.matching import EVALUATED, Matcher
from bot.rules.seeking import sought, sought_of
from bot.rules.tallying import Tally
from bot.usecases.crew import Crew, tallied
from bot.usecases.judging import judged, tells

_LARGEST_PAGE = 2048
_MUCH = 3000
"""Articles for which it is worth to start other processes."""
_AHEAD = 3
"""Pages that are judged while one is told."""
_MOST_SOUGHT = 100
"""More rules than that find most articles in the end."""
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


class Page(NamedTuple):
    """A part of a replay."""

    share: float
    """How much of it is done, from 0 to 1."""
    tally: Tally
    found: list[Replayed]
    """The newest for which rules hold, no more than were asked for."""


def chosen(matcher: Matcher, rule_id: str | None) -> Matcher:
    """Give a matcher of the live and shadow rules, or of one whatever its status; all count as live.

    Raises NotFoundError if there is no such rule.
    """
    rules = matcher.rules
    if rule_id is not None and rule_id not in rules:
        raise NotFoundError(f"no rule '{rule_id}'; there are: {', '.join(rules) or 'none'}")
    wanted = [rules[RuleId(rule_id)]] if rule_id else [one for one in rules.values() if one.status in EVALUATED]
    return matcher.with_rules([replace(rule, status=Status.LIVE) for rule in wanted])


async def replay(
    crew: Crew, *, archive: KeptArticles, since: datetime, most: Callable[[], int] = lambda: sys.maxsize
) -> AsyncIterator[Page]:
    """Try the crew's rules on all that is kept since a moment, newest first; `most` says how many are still wanted."""
    rules = crew.matcher.rules
    wanted = sought(rules.values(), crew.matcher.entities) if len(rules) <= _MOST_SOUGHT else None
    under_way: deque[tuple[float, asyncio.Task[tuple[Tally, list[Replayed]]]]] = deque()
    async for kept, share, left in _pages(archive, wanted, since):
        if crew.is_worth and (under_way or left > _MUCH):
            under_way.append((share, asyncio.create_task(crew.judge(kept, most()))))
            if len(under_way) > _AHEAD:
                share_done, task = under_way.popleft()
                yield Page(share_done, *await task)
        else:
            yield Page(share, *tallied(kept, crew.matcher, most()))
    for share_done, task in under_way:
        yield Page(share_done, *await task)


class _Some(NamedTuple):
    kept: list[Kept]
    share: float
    left: int
    """How many of its part are still to come."""


async def _pages(archive: KeptArticles, wanted: Sought | None, since: datetime) -> AsyncIterator[_Some]:
    """Give the articles that may hold what is wanted, few at first so that they come at once."""
    size = 1
    parts = await archive.parts(since)
    for number, part in enumerate(parts):
        places, at = await archive.places(part, wanted), 0
        while at < len(places):
            kept = await archive.kept(places[at : at + size], since)
            at += size
            yield _Some(kept, (number + min(at / len(places), 1)) / len(parts), len(places) - at)
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


@dataclass(frozen=True, slots=True)
class Compared:
    """A part of a comparison."""

    share: float
    found: tuple[Difference, ...]


async def compare(comparison: Comparison, *, archive: KeptArticles, since: datetime) -> AsyncIterator[Compared]:
    """Tell two rule sets apart by all that is kept since a moment, newest first."""
    async for kept, share, _ in _pages(archive, _wanted(comparison), since):
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
