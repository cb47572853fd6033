"""Find the closest: of recent articles, those that came nearest to matching a rule."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.model.articles import Article
from bot.model.rules import Rule
from bot.polling.taking_in import to_document
from bot.ports import Archive
from bot.rules.explaining import closeness, explain, why_not
from bot.rules.matching import EVALUATED, Matcher

_MOST_ARTICLES = 500
_MOST_LOOKS = 10_000
_TOGETHER = 5


class Close(NamedTuple):
    """An article that nearly matched."""

    article: Article
    rule: Rule
    share: float
    """How much of the rule holds, below 1."""
    missing: str


async def find_closest(*, archive: Archive, matcher: Matcher, limit: int = 3) -> list[Close]:
    """Give the recent articles nearest to matching, nearest first; those with nothing in common are left out.

    Of many rules only the newest articles are looked at, of very many none. Others run in between.
    """
    rules = [rule for rule in matcher.rules.values() if rule.status in EVALUATED]
    articles = await archive.recent_articles(min(_MOST_ARTICLES, _MOST_LOOKS // max(len(rules), 1)))
    found = [close for article in articles for close in await _closest_rule(article, rules, matcher)]
    found.sort(key=lambda close: (-close.share, close.article.id))
    return found[:limit]


async def _closest_rule(article: Article, rules: Sequence[Rule], matcher: Matcher) -> Iterable[Close]:
    document = to_document(article)
    findings = matcher.find(document)
    if findings.is_empty():
        return ()
    best: Close | None = None
    for at, rule in enumerate(rules):
        if at % _TOGETHER == 0:
            await asyncio.sleep(0)
        report = explain(rule, document, matcher, findings)
        share = closeness(report)
        if not report.holds and share > 0 and (best is None or share > best.share):
            best = Close(article, rule, share, why_not(report))
    return (best,) if best else ()
