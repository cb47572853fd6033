"""Filing: a poll's new articles, each under the story it belongs to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.model.articles import Article, ArticleId, Change, ChangeKind, Entry, Field, Text
from bot.model.feeds import Feed
from bot.model.growth import Correction
from bot.model.rules import Mention
from bot.model.stories import Copy, Draft
from bot.polling.identity import canonical_url, is_page
from bot.rules.findings import Document
from bot.stories.duplicates import shingles_of
from bot.stories.evidence import traits_of
from bot.stories.revising import announced, change_of, words_of

_GRAVE = frozenset((ChangeKind.RETRACTED, ChangeKind.CORRECTED, ChangeKind.NUMBERS))

_LONGEST_POINTER = 200
_MOST_CORRECTED = 10
"""Words that went and came."""


def to_copy(article: Article, feed: Feed, now: datetime) -> Copy | None:
    """Give what is noted of a known article that has come to a feed; `None` if it is of the same outlet."""
    if feed.outlet == article.outlet:
        return None
    return Copy(article=article.id, feed=feed.id, outlet=feed.outlet, seen_at=now)


def _is_rewritten(change: Change) -> bool:
    """Say whether so much was changed that numbers are others because it tells of something else, as live pages do."""
    return sum(len(f"{old} {new}".split()) for old, new in change.replaced) > _MOST_CORRECTED


def to_correction(article: Article, now: datetime, before: Text | None = None) -> Correction | None:
    """Give what an article takes back: of what it said before, or by its headline of what others said."""
    change = change_of(before, article.text) if before else None
    kind = change.kind if change else announced(article.text.title)
    was_gone = before is not None and announced(before.title) is ChangeKind.RETRACTED
    if was_gone and announced(article.text.title) is not ChangeKind.RETRACTED:
        kind = ChangeKind.CORRECTED  # it stands again
    if kind not in _GRAVE or (change and kind is ChangeKind.NUMBERS and _is_rewritten(change)):
        return None
    words = words_of(change, article.text) if change else ""
    return Correction(article=article.id, outlet=article.outlet, at=now, kind=kind, words=words)


def pointers_of(entry: Entry, article: Article) -> frozenset[str]:
    """Give an article's picture, its own page and those that it leads to: `i:` and `l:` and a canonical address."""
    pages = (canonical_url(link) for link in (article.url, *entry.links))
    found = [f"l:{page}" for page in pages if is_page(page)]
    if article.image:
        found.append(f"i:{article.image}")
    return frozenset(one[:_LONGEST_POINTER] for one in found)


def told_in(text: Text) -> str:
    """Give a title and what follows it as one text, which is what of an article tells its event."""
    return f"{text.title}. {text.lead}" if text.lead else text.title


def to_draft(
    article: ArticleId,
    document: Document,
    mentions: Iterable[Mention],
    at: datetime | None,
    pointers: frozenset[str] = frozenset(),
) -> Draft:
    """Give what files an article that was published at a moment, if that is known, and points to pictures and pages."""
    text = document.text
    of_title = (one for one in mentions if one.span.field is Field.TITLE)
    traits = traits_of(told_in(text), document.language.tag, of_title, at)
    return Draft(
        article=article,
        traits=replace(traits, pointers=pointers),
        shingles=shingles_of(text.title, text.lead, text.body),
    )
