"""Find the closest: of recent articles, those that came nearest to matching a rule."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.model.articles import Article
from bot.model.rules import Rule
from bot.polling.taking_in import to_document
from bot.ports import Archive
from bot.rules.explaining import closeness, explain, why_not
from bot.rules.matching import EVALUATED, Matcher

_MOST_ARTICLES = 500


class Close(NamedTuple):
    """An article that nearly matched."""

    article: Article
    rule: Rule
    share: float
    """How much of the rule holds, below 1."""
    missing: str


async def find_closest(*, archive: Archive, matcher: Matcher, limit: int = 3) -> list[Close]:
    """Give the recent articles nearest to matching, nearest first; those with nothing in common are left out."""
    articles = await archive.recent_articles(_MOST_ARTICLES)
    found = [close for article in articles for close in _closest_rule(article, matcher)]
    found.sort(key=lambda close: (-close.share, close.article.id))
    return found[:limit]


def _closest_rule(article: Article, matcher: Matcher) -> Iterable[Close]:
    document = to_document(article)
    findings = matcher.find(document)
    if findings.is_empty():
        return
    best: Close | None = None
    for rule in matcher.rules.values():
        if rule.status not in EVALUATED:
            continue
        report = explain(rule, document, matcher, findings)
        share = closeness(report)
        if not report.holds and share > 0 and (best is None or share > best.share):
            best = Close(article, rule, share, why_not(report))
    if best:
        yield best
