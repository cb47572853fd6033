"""Filing: a poll's new articles, each under the story it belongs to."""

from collections.abc import Iterable
from datetime import datetime

from bot.model.articles import Article, ArticleId, Field
from bot.model.feeds import Feed
from bot.model.rules import Mention
from bot.model.stories import Copy, Draft
from bot.rules.findings import Document
from bot.stories.duplicates import shingles_of
from bot.stories.evidence import traits_of


def to_copy(article: Article, feed: Feed, now: datetime) -> Copy | None:
    """Give what is noted of a known article that has come to a feed; `None` if it is of the same outlet."""
    if feed.outlet == article.outlet:
        return None
    return Copy(article=article.id, feed=feed.id, outlet=feed.outlet, seen_at=now)


def to_draft(article: ArticleId, document: Document, mentions: Iterable[Mention], at: datetime | None) -> Draft:
    """Give what files an article that was published at a moment, if that is known."""
    text = document.text
    of_title = (one for one in mentions if one.span.field is Field.TITLE)
    lead = f". {text.lead}" if text.lead else ""
    return Draft(
        article=article,
        traits=traits_of(f"{text.title}{lead}", document.language.tag, of_title, at),
        shingles=shingles_of(text.title, text.lead, text.body),
    )
